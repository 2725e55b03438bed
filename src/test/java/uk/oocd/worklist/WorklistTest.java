package uk.oocd.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.casefile.CaseFileEvent;
import uk.oocd.casefile.Deadline.Standing;
import uk.oocd.casefile.Stage;
import uk.oocd.casefile.Step;
import uk.oocd.casefile.StopReason;
import uk.oocd.kernel.PanelId;
import uk.oocd.protocol.Milestone;
import uk.oocd.views.InMemoryViewStore;
import uk.oocd.views.Position;
import uk.oocd.views.ProtocolsForTests;
import uk.oocd.views.ToldCase;
import uk.oocd.worklist.Worklist.Scope;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WorklistTest {

    private static final Scope SERVICE = Scope.ofService(ToldCase.SERVICE);
    private static final PanelId PANEL = new PanelId(new UUID(1, 1));

    private final InMemoryViewStore store = new InMemoryViewStore();
    private final WorklistProjection projection =
            new WorklistProjection(store, new ProtocolsForTests(), ProtocolsForTests.HOLIDAYS);
    private final Worklist worklist = new Worklist(projection);
    private final Map<ToldCase, Integer> delivered = new HashMap<>();
    private long position;

    @Test
    void a_referral_waits_for_screening_until_the_protocols_last_day() {
        // Thursday; the two next working days lie behind Good Friday, the weekend and Easter Monday
        var told = tell(ToldCase.of(1).referred("2026-04-02"));

        var row = row(told);
        assertThat(row.stage()).isEqualTo(Stage.REFERRED);
        assertThat(row.next()).containsExactly(Step.SCREEN);
        assertThat(row.offences()).containsExactly("Criminal damage");
        var deadline = Objects.requireNonNull(row.deadline());
        assertThat(deadline.limit().until()).isEqualTo(Milestone.SCREENED);
        assertThat(deadline.startedOn()).isEqualTo("2026-04-02");
        assertThat(deadline.due()).isEqualTo("2026-04-09");
        assertThat(deadline.atRiskFrom()).isEqualTo("2026-04-08");
        assertThat(deadline.clause()).hasToString("fictional/v1#4.2");
    }

    @Test
    void how_a_case_stands_is_worked_out_on_the_day_it_is_asked_for() {
        var row = row(tell(ToldCase.of(1).referred("2026-04-02")));

        assertThat(row.standing(LocalDate.parse("2026-04-07"))).isEqualTo(Standing.ON_TIME);
        assertThat(row.standing(LocalDate.parse("2026-04-08"))).isEqualTo(Standing.AT_RISK);
        assertThat(row.standing(LocalDate.parse("2026-04-09"))).isEqualTo(Standing.DUE_TODAY);
        assertThat(row.standing(LocalDate.parse("2026-04-10"))).isEqualTo(Standing.OVERDUE);
    }

    @Test
    void the_clock_to_the_assessment_runs_from_the_day_of_referral_by_the_version_applied_last() {
        var before = row(tell(ToldCase.of(1).referred("2026-03-27").accepted("2026-03-30")));
        var after = row(tell(ToldCase.of(2)
                .referred("2026-03-27")
                .under(ProtocolsForTests.V2.ref())
                .accepted("2026-04-02")));

        assertThat(due(before)).isEqualTo("2026-04-14");
        assertThat(due(after)).isEqualTo("2026-04-21");
    }

    @Test
    void a_referral_typed_in_late_counts_from_the_day_it_was_made() {
        assertThat(due(row(tell(ToldCase.of(1).referred("2026-06-10", "2026-06-01")))))
                .isEqualTo("2026-06-04");
    }

    @Test
    void the_day_is_the_one_in_london_not_in_greenwich() {
        var told = ToldCase.of(1)
                .referred("2026-06-01")
                .accepted("2026-06-02")
                .assessed("2026-06-08T00:30")
                .signedOff("2026-06-09");

        assertThat(due(row(tell(told)))).isEqualTo("2026-06-29");
    }

    @Test
    void a_referral_taken_up_again_starts_its_clock_again() {
        var told = ToldCase.of(1).referred("2026-06-01").returned("2026-06-02");
        assertThat(row(tell(told)).deadline()).isNull();

        assertThat(due(row(tell(told.answered("2026-06-15"))))).isEqualTo("2026-06-18");
    }

    @Test
    void a_screening_that_asks_the_police_after_all_has_not_been_made() {
        var told = ToldCase.of(1).referred("2026-06-01").onTheSpot("2026-06-02");
        assertThat(row(tell(told)).deadline()).isNull();

        assertThat(due(row(tell(told.asked("2026-06-03"))))).isEqualTo("2026-06-04");
        assertThat(due(row(tell(told.answered("2026-06-05"))))).isEqualTo("2026-06-04");
    }

    @Test
    void an_assessment_sent_back_has_not_been_made() {
        var told = ToldCase.of(1)
                .referred("2026-06-01")
                .accepted("2026-06-02")
                .assessed("2026-06-05")
                .sentBack("2026-06-08");

        assertThat(due(row(tell(told)))).isEqualTo("2026-06-15");
    }

    @Test
    void a_caution_that_was_decided_waits_to_be_given_the_most_pressing_first_and_no_other_outcome_does() {
        var given = tell(ToldCase.of(1).referred("2026-06-01").decidedAs("2026-06-10", "youth-caution", "2", false));
        var later = tell(
                ToldCase.of(2).referred("2026-06-01").decidedAs("2026-06-12", "youth-conditional-caution", "2", true));
        var earlier = tell(ToldCase.of(3).referred("2026-06-01").decidedAs("2026-06-11", "youth-caution", "2", false));
        tell(ToldCase.of(4).referred("2026-06-01").decided("2026-06-10", "community-resolution", null));
        tell(given.delivered("2026-06-15", "2026-06-15", false));

        var waiting = worklist.cautionsToGive(SERVICE);
        assertThat(waiting).extracting(CaseRow::id).containsExactly(earlier.id(), later.id());
        assertThat(waiting).allSatisfy(row -> assertThat(row.deadline()).isNotNull());
        assertThat(worklist.cautionsToGive(Scope.ofService("yjs-elsewhere"))).isEmpty();
    }

    @Test
    void a_row_follows_its_case_to_the_end() {
        var told = ToldCase.of(1)
                .referred("2026-06-01")
                .accepted("2026-06-02")
                .assessed("2026-06-05")
                .signedOff("2026-06-08")
                .listed("2026-06-08", PANEL, "2026-06-17");
        assertThat(row(tell(told)).panel()).isEqualTo(PANEL);
        assertThat(row(tell(told)).sitsOn()).isEqualTo("2026-06-17");
        assertThat(row(tell(told.deferred("2026-06-17", PANEL))).panel()).isNull();

        told.listed("2026-06-18", PANEL, "2026-06-24")
                .recommended("2026-06-25", PANEL, "2026-06-24", 3, "youth-caution");
        var recommended = row(tell(told));
        assertThat(recommended.gravity()).isEqualTo(3);
        assertThat(recommended.outcomeLabel()).isEqualTo("Youth caution");
        assertThat(due(recommended)).isEqualTo("2026-07-01");

        var decided = row(tell(told.decided("2026-06-26", "community-resolution", "youth-caution")));
        assertThat(decided.outcome()).isEqualTo("community-resolution");
        assertThat(due(decided)).isEqualTo("2026-07-10");

        told.delivered("2026-07-09", "2026-07-06", true);
        assertThat(due(row(tell(told)))).isEqualTo("2026-09-28");

        told.followUpEnded("2026-09-01", "2026-08-28", true);
        assertThat(due(row(tell(told)))).isEqualTo("2026-09-07");

        var closed = row(tell(told.closed("2026-09-02")));
        assertThat(closed.stage()).isEqualTo(Stage.CLOSED);
        assertThat(closed.deadline()).isNull();
    }

    @Test
    void the_most_pressing_come_first_and_those_without_a_limit_last_page_by_page() {
        tell(ToldCase.of(1).referred("2026-06-03"));
        tell(ToldCase.of(2).referred("2026-06-01").returned("2026-06-02"));
        tell(ToldCase.of(3).referred("2026-06-01"));
        tell(ToldCase.of(4).goingTo("yjs-elsewhere").referred("2026-06-01"));
        tell(ToldCase.of(5).referred("2026-05-19").accepted("2026-05-20"));

        assertThat(crimes(worklist.list(SERVICE, Set.of(), 0, 10)))
                .containsExactly("42/5/26", "42/3/26", "42/1/26", "42/2/26");
        assertThat(crimes(worklist.list(SERVICE, Set.of(), 1, 2))).containsExactly("42/3/26", "42/1/26");
        assertThat(worklist.list(SERVICE, Set.of(), 1, 2).total()).isEqualTo(4);
        assertThat(crimes(worklist.list(SERVICE, Set.of(Stage.REFERRED, Stage.ACCEPTED), 1, 1)))
                .containsExactly("42/3/26");
        assertThat(worklist.list(SERVICE, Set.of(Stage.REFERRED, Stage.ACCEPTED), 1, 1)
                        .total())
                .isEqualTo(3);
        assertThat(worklist.list(Scope.ofForce(ToldCase.FORCE), Set.of(), 0, 10).total())
                .isEqualTo(5);
    }

    @Test
    void stages_are_counted_within_the_scope_and_none_is_left_out() {
        tell(ToldCase.of(1).referred("2026-06-03"));
        tell(ToldCase.of(2).referred("2026-06-03"));
        tell(ToldCase.of(3).goingTo("yjs-elsewhere").referred("2026-06-03"));

        assertThat(worklist.countByStage(SERVICE))
                .containsEntry(Stage.REFERRED, 2L)
                .containsEntry(Stage.CLOSED, 0L)
                .hasSize(Stage.values().length);
    }

    @Test
    void standings_are_counted_stage_by_stage_and_a_case_without_a_limit_is_left_out() {
        tell(ToldCase.of(1).referred("2026-06-01"));
        tell(ToldCase.of(2).referred("2026-06-01"));
        tell(ToldCase.of(3).referred("2026-06-08"));
        tell(ToldCase.of(4).referred("2026-06-01").returned("2026-06-02"));
        tell(ToldCase.of(5).goingTo("yjs-elsewhere").referred("2026-06-01"));

        var counts = worklist.countByStanding(
                SERVICE, Set.of(Stage.REFERRED, Stage.RETURNED), LocalDate.parse("2026-06-08"));
        assertThat(counts)
                .containsEntry(Stage.REFERRED, Map.of(Standing.OVERDUE, 2L, Standing.ON_TIME, 1L))
                .containsEntry(Stage.RETURNED, Map.of())
                .hasSize(2);
    }

    @Test
    void a_case_whose_child_withdraws_consent_waits_for_the_police_to_decide() {
        var row = row(tell(ToldCase.of(1)
                .referred("2026-06-01")
                .decidedAs("2026-06-10", "youth-conditional-caution", "2", true)
                .delivered("2026-06-11", "2026-06-11", true)
                .consentWithdrawn("2026-06-20")));
        assertThat(row.stage()).isEqualTo(Stage.BACK_WITH_POLICE);
        assertThat(Queue.POLICE_DECISION_MAKER.stages()).contains(row.stage());
        assertThat(row.next()).startsWith(Step.DECIDE);
        assertThat(row.cautionToGive()).isFalse();
    }

    @Test
    void a_case_waits_for_whoever_moves_it_on() {
        assertThat(Worklist.waitingFor(Set.of(Step.DECIDE)))
                .containsExactly(Stage.ON_THE_SPOT, Stage.RECOMMENDED, Stage.BACK_WITH_POLICE);
        assertThat(Worklist.waitingFor(Set.of(Step.LIST))).containsExactly(Stage.READY_FOR_PANEL);
    }

    @Test
    void finds_a_case_by_reference_crime_reference_or_part_of_the_name_and_only_within_the_scope() {
        var zoe = tell(
                ToldCase.of(1).named("Zoë  Fictional-Stone").crime("NM/0042/26").referred("2026-06-01"));
        tell(ToldCase.of(2).named("Max Invented").crime("NM/0043/26").referred("2026-06-02"));

        assertThat(found("zoe fict")).containsExactly("NM/0042/26");
        assertThat(found("STONE")).containsExactly("NM/0042/26");
        assertThat(found("nm/004")).containsExactly("NM/0043/26", "NM/0042/26");
        assertThat(found("nm004226")).containsExactly("NM/0042/26");
        assertThat(found(zoe.id().reference().toLowerCase(Locale.ROOT))).containsExactly("NM/0042/26");
        assertThat(found("  ")).isEmpty();
        assertThat(found("/")).isEmpty();
        assertThat(worklist.search(Scope.ofService("yjs-elsewhere"), "zoe", 10)).isEmpty();
        assertThat(worklist.search(SERVICE, "nm", 1)).hasSize(1);
    }

    @Test
    void an_erased_name_is_found_no_more_and_its_case_still_is() {
        var told = tell(ToldCase.of(1).named("Zoe Fictional").referred("2026-06-01"));
        store.vault().destroy(row(told).child());

        assertThat(found("zoe")).isEmpty();
        assertThat(found("42/1")).containsExactly("42/1/26");
    }

    @Test
    void all_cases_of_one_child_are_found_by_the_childs_pseudonym() {
        var told = tell(ToldCase.of(1).referred("2026-06-01"));
        tell(ToldCase.of(2).referred("2026-06-01"));

        assertThat(worklist.ofChild(SERVICE, row(told).child()))
                .extracting(CaseRow::id)
                .containsExactly(told.id());
    }

    @Test
    void an_event_delivered_twice_changes_nothing() {
        var told = ToldCase.of(1).referred("2026-06-01").accepted("2026-06-02");
        tell(told);
        var row = row(told);
        projection.on(told.events().getFirst(), new Position(0));

        assertThat(row(told)).isEqualTo(row);
    }

    @Test
    void a_reset_forgets_every_row() {
        var told = tell(ToldCase.of(1).referred("2026-06-01"));
        projection.reset();

        assertThat(worklist.find(told.id())).isEmpty();
    }

    // Queues, standings and forecast

    @Test
    void every_open_case_waits_in_one_queue_with_how_it_stands() {
        tell(ToldCase.of(1).referred("2026-04-02"));
        tell(ToldCase.of(2).referred("2026-04-02").accepted("2026-04-02"));
        tell(ToldCase.of(3).referred("2026-04-02").returned("2026-04-02"));

        var counts = worklist.countByQueue(SERVICE, LocalDate.parse("2026-04-10"));
        assertThat(counts).containsOnlyKeys(Queue.values());
        assertThat(Objects.requireNonNull(counts.get(Queue.SCREENER)).cases()).isEqualTo(1);
        assertThat(Objects.requireNonNull(counts.get(Queue.SCREENER)).standing(Standing.OVERDUE))
                .isEqualTo(1);
        assertThat(Objects.requireNonNull(counts.get(Queue.ASSESSOR)).standing(Standing.ON_TIME))
                .isEqualTo(1);
        assertThat(Objects.requireNonNull(counts.get(Queue.REFERRING_OFFICER)).cases())
                .isEqualTo(1);
        assertThat(Objects.requireNonNull(counts.get(Queue.REFERRING_OFFICER)).byStanding())
                .as("no limit runs for a returned referral")
                .isEmpty();
        assertThat(Objects.requireNonNull(counts.get(Queue.MANAGER)).cases()).isZero();
    }

    @Test
    void what_came_of_a_referral_waits_for_the_force_until_it_was_read() {
        var told = tell(ToldCase.of(1).referred("2026-06-01"));
        tell(ToldCase.of(2).referred("2026-06-02"));
        assertThat(worklist.withFeedback(Scope.ofForce(ToldCase.FORCE), 10)).isEmpty();

        tell(told.feedbackGiven("2026-06-20"));
        assertThat(worklist.withFeedback(Scope.ofForce(ToldCase.FORCE), 10)).containsExactly(row(told));
        assertThat(worklist.withFeedback(Scope.ofForce("another-force"), 10)).isEmpty();

        tell(told.feedbackRead("2026-06-21"));
        assertThat(worklist.withFeedback(Scope.ofForce(ToldCase.FORCE), 10)).isEmpty();
    }

    @Test
    void what_somebody_stands_back_from_is_in_no_list_and_no_count_of_theirs() {
        tell(ToldCase.of(1).referred("2026-04-01").feedbackGiven("2026-04-20").withdrew("2026-04-21", "officer-2"));
        tell(ToldCase.of(2).referred("2026-04-02").feedbackGiven("2026-04-20"));
        tell(ToldCase.of(3).referred("2026-04-03").feedbackGiven("2026-04-20").withdrew("2026-04-21", "officer-3"));
        var theirs = Scope.ofForce(ToldCase.FORCE).readBy("officer-2");
        var today = LocalDate.parse("2026-04-30");

        for (var stages : List.of(Set.<Stage>of(), Set.of(Stage.REFERRED))) {
            var first = worklist.list(theirs, stages, 0, 1);
            var second = worklist.list(theirs, stages, 1, 1);
            assertThat(crimes(first)).containsExactly("42/2/26");
            assertThat(crimes(second)).containsExactly("42/3/26");
            assertThat(first.total()).isEqualTo(2);
        }
        assertThat(worklist.countByStage(theirs)).containsEntry(Stage.REFERRED, 2L);
        assertThat(worklist.countByStage(Scope.ofForce(ToldCase.FORCE))).containsEntry(Stage.REFERRED, 3L);
        var queue = Objects.requireNonNull(worklist.countByQueue(theirs, today).get(Queue.SCREENER));
        assertThat(queue.cases()).isEqualTo(2);
        assertThat(queue.standing(Standing.OVERDUE)).isEqualTo(2);
        assertThat(worklist.list(theirs, Set.of(Stage.REFERRED), Set.of(Standing.OVERDUE), today, 0, 10)
                        .total())
                .isEqualTo(2);
        assertThat(worklist.withFeedback(theirs, 10))
                .extracting(CaseRow::crimeReference)
                .containsExactly("42/3/26", "42/2/26");
        assertThat(worklist.withFeedback(theirs, 1)).hasSize(1);
        assertThat(worklist.forecast(theirs, LocalDate.parse("2026-04-02"), today)
                        .goesOverdue())
                .hasSize(2);
    }

    @Test
    void every_stage_but_the_last_waits_in_just_one_queue() {
        for (var stage : Stage.values()) {
            assertThat(Arrays.stream(Queue.values())
                            .filter(queue -> queue.stages().contains(stage)))
                    .as(stage.label())
                    .hasSize(stage.over() ? 0 : 1);
        }
    }

    @Test
    void a_list_is_narrowed_to_the_cases_that_stand_one_way() {
        tell(ToldCase.of(1).referred("2026-04-02"));
        tell(ToldCase.of(2).referred("2026-04-09"));
        var today = LocalDate.parse("2026-04-10");

        var overdue = worklist.list(SERVICE, Set.of(Stage.REFERRED), Set.of(Standing.OVERDUE), today, 0, 10);
        assertThat(crimes(overdue)).containsExactly("42/1/26");
        assertThat(overdue.total()).isEqualTo(1);
        var both = worklist.list(
                SERVICE, Set.of(Stage.REFERRED), Set.of(Standing.OVERDUE, Standing.ON_TIME), today, 1, 10);
        assertThat(crimes(both)).containsExactly("42/2/26");
    }

    @Test
    void a_forecast_names_what_goes_overdue_and_what_comes_to_risk_before_a_day() {
        tell(ToldCase.of(1).referred("2026-04-02"));
        tell(ToldCase.of(2).referred("2026-04-02").accepted("2026-04-07"));
        tell(ToldCase.of(3).referred("2026-02-02"));
        var today = LocalDate.parse("2026-04-07");

        var forecast = worklist.forecast(SERVICE, today, LocalDate.parse("2026-04-16"));
        assertThat(forecast.goesOverdue()).extracting(CaseRow::crimeReference).containsExactly("42/1/26");
        assertThat(forecast.comesToRisk()).extracting(CaseRow::crimeReference).containsExactly("42/2/26");
    }

    @Test
    void a_stopped_clock_stands_apart_and_is_not_forecast_to_go_overdue() {
        var told = tell(ToldCase.of(1).referred("2026-04-02").stopped("2026-04-07", StopReason.CHILD_MISSING));
        var today = LocalDate.parse("2026-05-07");

        assertThat(row(told).standing(today)).isEqualTo(Standing.STOPPED);
        assertThat(worklist.forecast(SERVICE, today, today.plusMonths(1)).goesOverdue())
                .isEmpty();
        assertThat(worklist.withUnrecordedMisses(today, 10)).isEmpty();

        tell(told.restarted("2026-04-14"));
        assertThat(due(row(told))).isEqualTo("2026-04-16");
    }

    @Test
    void a_case_is_to_be_asked_about_a_missed_limit_until_that_is_recorded() {
        var told = tell(ToldCase.of(1).referred("2026-04-02"));
        assertThat(worklist.withUnrecordedMisses(LocalDate.parse("2026-04-09"), 10))
                .isEmpty();
        assertThat(worklist.withUnrecordedMisses(LocalDate.parse("2026-04-10"), 10))
                .containsExactly(row(told));

        tell(told.missed("2026-04-10", row(told).deadline()));
        assertThat(worklist.withUnrecordedMisses(LocalDate.parse("2026-04-10"), 10))
                .isEmpty();
    }

    /** Delivers what was not delivered yet. */
    private ToldCase tell(ToldCase told) {
        List<CaseFileEvent> events = told.events();
        events.subList(delivered.getOrDefault(told, 0), events.size())
                .forEach(event -> projection.on(event, new Position(position++)));
        delivered.put(told, events.size());
        return told;
    }

    private CaseRow row(ToldCase told) {
        return worklist.find(told.id()).orElseThrow();
    }

    private static @Nullable LocalDate due(CaseRow row) {
        return row.deadline() == null ? null : row.deadline().due();
    }

    private static List<String> crimes(Worklist.Page page) {
        return page.rows().stream().map(CaseRow::crimeReference).toList();
    }

    private List<String> found(String text) {
        return worklist.search(SERVICE, text, 10).stream()
                .map(CaseRow::crimeReference)
                .toList();
    }
}
