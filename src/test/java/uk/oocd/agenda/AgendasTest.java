package uk.oocd.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.casefile.Assessment.Level;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.HearingEvent.Tie;
import uk.oocd.casefile.PressingDate;
import uk.oocd.casefile.RiskChange;
import uk.oocd.casefile.Seat;
import uk.oocd.casefile.Stage;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.PanelId;
import uk.oocd.panel.Attendee;
import uk.oocd.panel.PanelEvent;
import uk.oocd.panel.PanelEvent.AgendaOrdered;
import uk.oocd.panel.PanelEvent.AgendaTimed;
import uk.oocd.panel.PanelEvent.AttendanceRecorded;
import uk.oocd.panel.PanelEvent.InvitationAnswered;
import uk.oocd.panel.PanelEvent.MemberInvited;
import uk.oocd.panel.PanelEvent.PanelScheduled;
import uk.oocd.panel.PanelPlan;
import uk.oocd.panel.Reply;
import uk.oocd.views.InMemoryViewStore;
import uk.oocd.views.Position;
import uk.oocd.views.ProtocolsForTests;
import uk.oocd.views.ToldCase;

@DisplayNameGeneration(ReplaceUnderscores.class)
class AgendasTest {

    private static final PanelId PANEL = new PanelId(new UUID(1, 1));
    private static final PanelId OTHER = new PanelId(new UUID(1, 2));
    private static final String SITS = "2026-06-24";

    private final InMemoryViewStore store = new InMemoryViewStore();
    private final ProtocolsForTests protocols = new ProtocolsForTests();
    private final AgendaProjection projection = new AgendaProjection(store, protocols, ProtocolsForTests.HOLIDAYS);
    private final Agendas agendas = new Agendas(projection, protocols);
    private final Map<ToldCase, Integer> delivered = new HashMap<>();
    private long position;

    @Test
    void what_falls_due_first_is_heard_first_and_of_one_day_looked_after_children_are() {
        scheduled(PANEL, SITS);
        ready(ToldCase.of(1), "2026-06-09");
        ready(ToldCase.of(2), "2026-06-08");
        ready(ToldCase.of(3).lookedAfter(), "2026-06-09");

        assertThat(items())
                .extracting(item -> item.number() + " " + item.listed().crimeReference() + ": " + item.reason())
                .containsExactly(
                        "1 42/2/26: Due 29 June 2026",
                        "2 42/3/26: Due 30 June 2026; looked after, so before others due then",
                        "3 42/1/26: Due 30 June 2026");
    }

    @Test
    void whoever_shares_a_crime_reference_is_heard_together() {
        scheduled(PANEL, SITS);
        var first = ready(ToldCase.of(1).crime("42/9/26"), "2026-06-05");
        ready(ToldCase.of(2), "2026-06-08");
        var last = ready(ToldCase.of(3).crime("42/9/26"), "2026-06-10");

        assertThat(items())
                .extracting(item -> item.listed().crimeReference())
                .containsExactly("42/9/26", "42/9/26", "42/2/26");
        assertThat(items().get(1).listed().id()).isEqualTo(last.id());
        assertThat(items().get(1).reason())
                .isEqualTo("Same crime reference as " + first.id().reference() + ", so heard with it");
    }

    @Test
    void the_chairs_order_comes_before_every_other() {
        scheduled(PANEL, SITS);
        ready(ToldCase.of(1), "2026-06-05");
        var chosen = ready(ToldCase.of(2), "2026-06-10");
        tell(new AgendaOrdered(PANEL, List.of(new CaseFileId(new UUID(9, 9)), chosen.id()), chair()));

        assertThat(items()).extracting(Agenda.Item::reason).containsExactly("Placed by the chair", "Due 26 June 2026");
        assertThat(items().getFirst().listed().id()).isEqualTo(chosen.id());
    }

    @Test
    void what_presses_comes_first_then_high_risks() {
        scheduled(PANEL, SITS);
        ready(ToldCase.of(1), "2026-06-08");
        ready(ToldCase.of(2).assessedAs(Level.HIGH, Level.VERY_HIGH), "2026-06-10");
        ready(ToldCase.of(3).chargeableUntil("2026-07-01"), "2026-06-10");

        assertThat(items())
                .extracting(item -> item.listed().crimeReference())
                .containsExactly("42/3/26", "42/2/26", "42/1/26");
        assertThat(items())
                .extracting(Agenda.Item::reason)
                .satisfiesExactly(
                        first -> assertThat(first).contains("summary-only time limit 1 July 2026"),
                        second -> assertThat(second)
                                .contains("safety and wellbeing high", "risk of harm to others very high"),
                        third -> assertThat(third).doesNotContain("risk"));
    }

    @Test
    void a_risk_that_rose_since_the_assessment_moves_a_case_up_and_a_revision_says_how_it_is() {
        scheduled(PANEL, SITS);
        ready(ToldCase.of(1), "2026-06-08");
        var second = ToldCase.of(2);
        ready(second, "2026-06-10");
        tell(second.riskChanged("2026-06-12", RiskChange.LIKELIHOOD_OF_REOFFENDING, Level.VERY_HIGH));
        assertThat(items().getFirst().listed().crimeReference()).isEqualTo("42/1/26");

        tell(second.riskChanged("2026-06-12", RiskChange.RISK_OF_HARM, Level.VERY_HIGH));
        assertThat(items().getFirst().listed().crimeReference()).isEqualTo("42/2/26");
        assertThat(items().getFirst().reason()).contains("risk of harm to others very high");

        tell(second.revised("2026-06-13", Level.LOW, Level.MEDIUM));
        assertThat(items().getFirst().listed().crimeReference()).isEqualTo("42/1/26");
        tell(second.revised("2026-06-13", Level.HIGH, Level.MEDIUM));
        assertThat(items().getFirst().reason()).contains("safety and wellbeing high");
    }

    @Test
    void the_last_day_to_prosecute_is_worked_out_where_the_police_gave_none_and_so_is_the_birthday() {
        scheduled(PANEL, SITS);
        ready(ToldCase.of(1), "2026-06-05");
        ready(ToldCase.of(2).bornOn("2008-07-22"), "2026-06-10");
        ready(ToldCase.of(3).offendedOn("2026-01-04"), "2026-06-10");
        ready(ToldCase.of(4).bornOn("2008-07-23"), "2026-06-10");

        assertThat(items())
                .extracting(item -> item.listed().crimeReference())
                .containsExactly("42/3/26", "42/2/26", "42/1/26", "42/4/26");
        assertThat(items().getFirst().reason()).contains("summary-only time limit 4 July 2026");
        assertThat(items().getFirst().pressing())
                .containsExactly(new PressingDate(
                        PressingDate.Kind.PROSECUTION_ENDS,
                        LocalDate.parse("2026-07-04"),
                        LocalDate.parse("2026-06-06"),
                        "4.2",
                        "A fictional act"));
        assertThat(items().get(1).reason())
                .contains("18th birthday near or past")
                .doesNotContain("22 July");
        assertThat(items().get(1).pressing()).singleElement().satisfies(date -> {
            assertThat(date.kind()).isEqualTo(PressingDate.Kind.EIGHTEENTH_BIRTHDAY);
            assertThat(date.day()).isEqualTo("2026-07-22");
            assertThat(date.source()).contains("66ZA");
        });
        assertThat(items().get(3).pressing()).as("29 days after the panel").isEmpty();
    }

    @Test
    void linked_cases_are_heard_together_whichever_of_them_names_the_other() {
        scheduled(PANEL, SITS);
        var first = ready(ToldCase.of(1), "2026-06-05");
        ready(ToldCase.of(2), "2026-06-08");
        var sibling = ready(ToldCase.of(3), "2026-06-10");
        tell(sibling.linked("2026-06-12", first.id(), Tie.SIBLING));

        assertThat(items().get(1).listed().id()).isEqualTo(sibling.id());
        assertThat(items().get(1).reason())
                .isEqualTo("Sibling of the child in " + first.id().reference() + ", so heard with it");
    }

    @Test
    void each_case_has_a_time_which_the_chair_may_change() {
        scheduled(PANEL, SITS);
        ready(ToldCase.of(1), "2026-06-05");
        ready(ToldCase.of(2), "2026-06-08");
        assertThat(items()).extracting(item -> item.startsAt().toString()).containsExactly("09:30", "09:50");

        tell(new AgendaTimed(PANEL, LocalTime.parse("10:00"), 10, chair()));
        assertThat(items()).extracting(item -> item.startsAt().toString()).containsExactly("10:00", "10:10");
    }

    @Test
    void whoever_stands_back_from_a_case_finds_its_number_and_nothing_else() {
        scheduled(PANEL, SITS);
        var closed = ready(ToldCase.of(1), "2026-06-05");
        ready(ToldCase.of(2), "2026-06-08");
        tell(closed.withdrew("2026-06-12", "teacher"));

        var read = agendas.agenda(PANEL).orElseThrow().readBy("teacher");
        assertThat(read.closed()).containsExactly(1);
        assertThat(read.items()).extracting(Agenda.Item::number).containsExactly(2);
        assertThat(agendas.agenda(PANEL).orElseThrow().readBy("chair").items()).hasSize(2);
    }

    @Test
    void it_shows_who_sat_when_the_same_child_was_heard_before() {
        scheduled(PANEL, SITS);
        scheduled(OTHER, "2026-06-17");
        var earlier = ToldCase.of(1);
        tell(earlier.referred("2026-06-01")
                .accepted("2026-06-02")
                .assessed("2026-06-03")
                .signedOff("2026-06-04")
                .listed("2026-06-05", OTHER, "2026-06-17")
                .recommended("2026-06-17", OTHER, "2026-06-17", 3, "youth-caution"));
        ready(ToldCase.of(2).sameChildAs(earlier), "2026-06-08");

        assertThat(items().getFirst().before())
                .containsExactly(new Agenda.HeardBefore(
                        earlier.id(),
                        LocalDate.parse("2026-06-17"),
                        List.of(new Seat("chair", "youth-justice"), new Seat("member", "police"))));
        assertThat(agendas.everListed(OTHER)).containsExactly(earlier.id());
    }

    @Test
    void who_declined_is_not_expected_and_who_neither_came_nor_sent_word_is_missing() {
        scheduled(PANEL, SITS);
        var nurse = new Seat("nurse", "health");
        tell(new MemberInvited(PANEL, nurse, chair()));
        tell(new InvitationAnswered(PANEL, "nurse", Reply.DECLINED, Reply.DeclineReason.ON_LEAVE, chair()));
        assertThat(agendas.find(PANEL).orElseThrow().expected()).doesNotContain(nurse);

        var police = new Attendee("member", "police", Attendee.Presence.REMOTELY, null);
        tell(new AttendanceRecorded(PANEL, List.of(police), List.of(nurse), chair()));
        var sitting = agendas.find(PANEL).orElseThrow();
        assertThat(sitting.apologies()).containsExactly(nurse);
        assertThat(sitting.missing()).extracting(Seat::member).containsExactly("chair");
    }

    @Test
    void whoever_answered_is_asked_anew_where_it_begins_at_another_time_unless_it_has_sat() {
        scheduled(PANEL, SITS);
        var yes = new InvitationAnswered(PANEL, "chair", Reply.ACCEPTED, null, chair());
        tell(yes);
        tell(new AgendaTimed(PANEL, LocalTime.parse("09:30"), 10, chair()));
        assertThat(reply()).isEqualTo(Reply.ACCEPTED);
        tell(new AgendaTimed(PANEL, LocalTime.parse("14:00"), 10, chair()));
        assertThat(reply()).isNull();

        tell(yes);
        var police = new Attendee("member", "police", Attendee.Presence.REMOTELY, null);
        tell(new AttendanceRecorded(PANEL, List.of(police), List.of(), chair()));
        tell(new AgendaTimed(PANEL, LocalTime.parse("14:10"), 10, chair()));
        assertThat(reply()).isEqualTo(Reply.ACCEPTED);
    }

    private @Nullable Reply reply() {
        return agendas.find(PANEL)
                .orElseThrow()
                .invitation("chair")
                .orElseThrow()
                .reply();
    }

    @Test
    void a_case_deferred_or_listed_elsewhere_is_off_the_agenda() {
        scheduled(PANEL, SITS);
        scheduled(OTHER, "2026-07-01");
        tell(ready(ToldCase.of(1), "2026-06-05").deferred(SITS, PANEL));
        tell(ready(ToldCase.of(2), "2026-06-05").listed("2026-06-12", OTHER, "2026-07-01"));

        assertThat(items()).isEmpty();
        assertThat(agendas.agenda(OTHER).orElseThrow().items()).hasSize(1);
    }

    @Test
    void a_case_that_was_heard_stays_on_the_agenda_and_in_its_place() {
        scheduled(PANEL, SITS);
        var heard = ready(ToldCase.of(1), "2026-06-05");
        ready(ToldCase.of(2), "2026-06-08");
        tell(heard.recommended(SITS, PANEL, SITS, 3, "youth-caution"));

        var first = items().getFirst().listed();
        assertThat(first.id()).isEqualTo(heard.id());
        assertThat(first.heard()).isTrue();
        assertThat(first.stage()).isEqualTo(Stage.RECOMMENDED);
        assertThat(agendas.agenda(PANEL).orElseThrow().heard()).isEqualTo(1);
        assertThat(agendas.upcoming(ToldCase.SERVICE, LocalDate.parse(SITS)))
                .containsExactly(new Agendas.Line(agendas.find(PANEL).orElseThrow(), 2, 1));
    }

    @Test
    void sittings_to_come_and_past_are_the_services_own() {
        scheduled(OTHER, "2026-07-01");
        scheduled(PANEL, SITS);

        var today = LocalDate.parse("2026-06-24");
        assertThat(agendas.upcoming(ToldCase.SERVICE, today))
                .extracting(line -> line.sitting().id())
                .containsExactly(PANEL, OTHER);
        assertThat(agendas.past(ToldCase.SERVICE, today, 10)).isEmpty();
        assertThat(agendas.past(ToldCase.SERVICE, today.plusDays(30), 10))
                .extracting(line -> line.sitting().id())
                .containsExactly(OTHER, PANEL);
        assertThat(agendas.past(ToldCase.SERVICE, today.plusDays(30), 1)).hasSize(1);
        assertThat(agendas.upcoming("yjs-elsewhere", today)).isEmpty();
    }

    @Test
    void who_came_is_what_was_said_last() {
        scheduled(PANEL, SITS);
        tell(new AttendanceRecorded(
                PANEL, List.of(Attendee.of(new Seat("chair", "youth-justice"))), List.of(), chair()));
        var both = List.of(new Seat("chair", "youth-justice"), new Seat("member", "police"));
        tell(new AttendanceRecorded(PANEL, both.stream().map(Attendee::of).toList(), List.of(), chair()));

        var sitting = agendas.find(PANEL).orElseThrow();
        assertThat(sitting.seats()).isEqualTo(both);
        assertThat(sitting.attendanceBy()).isEqualTo(chair());
        assertThat(sitting.plan().place()).isEqualTo("Room 1");
    }

    @Test
    void a_reset_forgets_sittings_and_cases() {
        scheduled(PANEL, SITS);
        ready(ToldCase.of(1), "2026-06-05");
        projection.reset();

        assertThat(agendas.agenda(PANEL)).isEmpty();
        scheduled(PANEL, SITS);
        assertThat(items()).isEmpty();
    }

    private List<Agenda.Item> items() {
        return agendas.agenda(PANEL).orElseThrow().items();
    }

    private ToldCase ready(ToldCase told, String assessed) {
        return tell(told.referred("2026-06-01")
                .accepted("2026-06-02")
                .assessed(assessed)
                .signedOff("2026-06-11")
                .listed("2026-06-11", PANEL, SITS));
    }

    private void scheduled(PanelId panel, String sitsOn) {
        tell(new PanelScheduled(
                panel,
                new PanelPlan(
                        ToldCase.FORCE,
                        ToldCase.SERVICE,
                        LocalDate.parse(sitsOn),
                        LocalTime.parse("09:30"),
                        "Room 1",
                        null,
                        20,
                        "chair",
                        List.of(new Seat("chair", "youth-justice"))),
                chair()));
    }

    private static Attribution chair() {
        return new Attribution("chair", Role.PANEL_CHAIR, ToldCase.SERVICE, ToldCase.moment("2026-06-10"));
    }

    private void tell(PanelEvent event) {
        projection.on(event, new Position(position++));
    }

    /** Delivers what was not delivered yet. */
    private ToldCase tell(ToldCase told) {
        var events = told.events();
        events.subList(delivered.getOrDefault(told, 0), events.size())
                .forEach(event -> projection.on(event, new Position(position++)));
        delivered.put(told, events.size());
        return told;
    }
}
