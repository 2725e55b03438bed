package uk.oocd.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.predicate;
import static uk.oocd.HearingSamples.NURSE;
import static uk.oocd.Samples.*;
import static uk.oocd.panel.PanelProblem.*;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.oocd.Samples;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Behaviour;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.TextProblem;
import uk.oocd.kernel.Texts;
import uk.oocd.panel.Attendee.Presence;
import uk.oocd.panel.PanelCommand.AgreeMinutes;
import uk.oocd.panel.PanelCommand.AnswerInvitation;
import uk.oocd.panel.PanelCommand.CancelPanel;
import uk.oocd.panel.PanelCommand.InviteMember;
import uk.oocd.panel.PanelCommand.MovePanel;
import uk.oocd.panel.PanelCommand.RecordAttendance;
import uk.oocd.panel.PanelCommand.TimeAgenda;
import uk.oocd.panel.PanelEvent.AgendaTimed;
import uk.oocd.panel.PanelEvent.AttendanceRecorded;
import uk.oocd.panel.PanelEvent.InvitationAnswered;
import uk.oocd.panel.PanelEvent.MemberInvited;
import uk.oocd.panel.PanelEvent.MinutesAgreed;
import uk.oocd.panel.PanelEvent.PanelCancelled;
import uk.oocd.panel.PanelEvent.PanelMoved;
import uk.oocd.panel.Reply.DeclineReason;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PanelBehaviourTest {

    private static final CaseFileId OTHER_CASE = new CaseFileId(new UUID(1, 1));
    private static final LocalDate LAST_DAY = schedule().today().plusYears(5);
    private static final List<Seat> TWICE = List.of(new Seat("chair-1", "police"), new Seat("chair-1", "education"));

    private final Behaviour<PanelCommand, PanelSitting, PanelEvent> panel =
            new Behaviour<>(new PanelDecider(), PanelAggregate.class);

    @Test
    void a_panel_is_scheduled() {
        panel.given().when(schedule()).then(scheduled());
    }

    @Test
    void a_panel_can_sit_on_the_day_it_is_scheduled() {
        var today = with(schedule(), "today", PANEL_SITS_ON);
        panel.given().when(today).then(scheduled());
    }

    @Test
    void the_chair_orders_the_agenda_and_may_order_it_again() {
        panel.given(scheduled()).when(orderAgenda(CASE, OTHER_CASE)).then(agendaOrdered(CASE, OTHER_CASE));
        panel.given(scheduled(), agendaOrdered(CASE, OTHER_CASE))
                .when(orderAgenda(OTHER_CASE, CASE))
                .then(agendaOrdered(OTHER_CASE, CASE));
    }

    @Test
    void attendance_is_recorded_and_again_when_somebody_comes_late() {
        panel.given(scheduled()).when(recordAttendance(sat())).then(attendanceRecorded(sat()));
        var more = Stream.concat(sat().stream(), Stream.of(new Seat("nurse-1", "health")))
                .toList();
        panel.given(scheduled(), attendanceRecorded(sat()))
                .when(recordAttendance(more))
                .then(attendanceRecorded(more));
    }

    @Test
    void somebody_more_is_invited_and_answers_and_may_change_their_mind() {
        var nurse = new Seat("nurse-1", "health");
        var invited = new MemberInvited(PANEL, nurse, CHAIR);
        panel.given(scheduled()).when(new InviteMember(PANEL, nurse, CHAIR)).then(invited);
        panel.given(scheduled(), invited)
                .when(answer("nurse-1", Reply.DECLINED, DeclineReason.OTHER_DUTY, NURSE))
                .then(new InvitationAnswered(PANEL, "nurse-1", Reply.DECLINED, DeclineReason.OTHER_DUTY, NURSE));
        panel.given(scheduled(), invited)
                .when(answer("nurse-1", Reply.ACCEPTED, DeclineReason.OTHER, CHAIR))
                .then(new InvitationAnswered(PANEL, "nurse-1", Reply.ACCEPTED, null, CHAIR));
    }

    @Test
    void the_chair_says_when_the_first_case_is_heard_and_how_long_each_has() {
        panel.given(scheduled())
                .when(new TimeAgenda(PANEL, LocalTime.of(14, 15), 20, CHAIR))
                .then(new AgendaTimed(PANEL, LocalTime.of(14, 15), 20, CHAIR));
    }

    @Test
    void attendance_says_how_each_came_in_whose_place_and_who_sent_apologies() {
        var present = List.of(
                new Attendee("chair-1", "youth-justice", Presence.IN_PERSON, null),
                new Attendee("officer-3", "police", Presence.REMOTELY, "officer-2"));
        var apologies = List.of(new Seat("officer-2", "police"));
        panel.given(scheduled())
                .when(new RecordAttendance(PANEL, present, apologies, CHAIR))
                .then(new AttendanceRecorded(PANEL, present, apologies, CHAIR));
    }

    @Test
    void a_panel_may_meet_by_its_link_alone() {
        var online = with(Samples.plan(), "place", "", "link", "https://video.example/panel");
        panel.given().when(schedule(online)).then(with(scheduled(), "plan", online));
    }

    private static final Whereabouts ELSEWHERE =
            new Whereabouts(PANEL_SITS_ON.plusDays(7), LocalTime.of(9, 30), "Room 1", "https://video.example/panel");

    private static MovePanel move(Whereabouts to) {
        return new MovePanel(PANEL, to, ChangeReason.TOO_FEW_CAN_COME, CHAIR);
    }

    private static final CancelPanel CANCEL = new CancelPanel(PANEL, ChangeReason.REPORTS_NOT_READY, CHAIR);

    private static final PanelCancelled CANCELLED = new PanelCancelled(PANEL, ChangeReason.REPORTS_NOT_READY, CHAIR);

    @Test
    void a_panel_is_moved_to_another_day_and_place_and_back_again() {
        var moved = new PanelMoved(PANEL, ELSEWHERE, ChangeReason.TOO_FEW_CAN_COME, CHAIR);
        panel.given(scheduled()).when(move(ELSEWHERE)).then(moved);
        panel.given(scheduled(), moved)
                .when(move(Samples.plan().whereabouts()))
                .then(new PanelMoved(PANEL, Samples.plan().whereabouts(), ChangeReason.TOO_FEW_CAN_COME, CHAIR));
    }

    @Test
    void a_panel_is_cancelled_with_a_reason() {
        panel.given(scheduled()).when(CANCEL).then(CANCELLED);
    }

    @Test
    void the_minutes_are_agreed_and_anew_whenever_something_was_recorded_since() {
        panel.given(scheduled(), attendanceRecorded(sat()))
                .when(new AgreeMinutes(PANEL, 0, CHAIR))
                .then(new MinutesAgreed(PANEL, CHAIR));
        panel.given(scheduled(), attendanceRecorded(sat()), new MinutesAgreed(PANEL, CHAIR))
                .when(new AgreeMinutes(PANEL, 0, CHAIR))
                .then(new MinutesAgreed(PANEL, CHAIR));
    }

    @Test
    void two_chairs_do_not_overwrite_each_other() {
        var both = new AggregateTestFixture<>(PanelAggregate.class);
        both.given(scheduled())
                .when(orderAgenda(CASE), Map.of("expectedVersion", 0L))
                .expectEvents(agendaOrdered(CASE));
        both.given(scheduled(), agendaOrdered(CASE, OTHER_CASE))
                .when(orderAgenda(OTHER_CASE, CASE), Map.of("expectedVersion", 0L))
                .expectNoEvents()
                .expectException(predicate(
                        (CommandRefused e) -> e.refusals().equals(List.of(Refusal.of(PANEL_CHANGED, 0L, 1L)))));
    }

    private static AnswerInvitation answer(String member, Reply reply, DeclineReason reason, Attribution by) {
        return new AnswerInvitation(PANEL, member, reply, reason, by);
    }

    record Refused(String why, List<PanelEvent> past, PanelCommand command, List<Refusal> refusals) {
        @Override
        public String toString() {
            return why;
        }
    }

    private static Refused plan(String why, String field, Object value, Refusal... refusals) {
        return new Refused(why, List.of(), schedule(with(Samples.plan(), field, value)), List.of(refusals));
    }

    private static Refused atScheduled(String why, PanelCommand command, Refusal... refusals) {
        return new Refused(why, List.of(Samples.scheduled()), command, List.of(refusals));
    }

    private static Refused afterwards(String why, PanelCommand command) {
        return new Refused(why, List.of(scheduled(), CANCELLED), command, List.of(Refusal.of(PANEL_CANCELLED)));
    }

    private static Refused unscheduled(String why, PanelCommand command) {
        return new Refused(why, List.of(), command, List.of(Refusal.of(PANEL_UNKNOWN)));
    }

    static Stream<Refused> refused() {
        return Stream.of(
                unscheduled("no agenda of a panel nobody scheduled", orderAgenda(CASE)),
                unscheduled("no attendance at one either", recordAttendance(sat())),
                atScheduled("a panel is scheduled once", schedule(), Refusal.of(PANEL_ALREADY_SCHEDULED)),
                new Refused(
                        "a panel of yesterday",
                        List.of(),
                        with(schedule(), "today", PANEL_SITS_ON.plusDays(1)),
                        List.of(Refusal.of(PANEL_IN_PAST))),
                new Refused(
                        "a panel of another age",
                        List.of(),
                        schedule(with(Samples.plan(), "sitsOn", LAST_DAY.plusDays(1))),
                        List.of(Refusal.of(PANEL_TOO_FAR_AHEAD, LAST_DAY))),
                atScheduled(
                        "moved to another age",
                        move(new Whereabouts(LocalDate.parse("9999-12-31"), LocalTime.NOON, "Room 2", null)),
                        Refusal.of(PANEL_TOO_FAR_AHEAD, CHAIR.day().plusYears(5))),
                plan("no place", "place", " ", Refusal.of(PLACE_MISSING)),
                plan(
                        "too long a place",
                        "place",
                        "x".repeat(Texts.SHORT + 1),
                        Refusal.at("/place", TextProblem.TEXT_TOO_LONG, Texts.SHORT)),
                plan("no chair", "chair", "", Refusal.of(CHAIR_MISSING)),
                plan("nobody invited", "invited", List.of(), Refusal.of(NOBODY_INVITED)),
                plan("somebody invited twice", "invited", TWICE, Refusal.at("/invited", SEAT_TWICE)),
                new Refused(
                        "everything that is wrong with a plan at once",
                        List.of(),
                        with(
                                schedule(with(Samples.plan(), "place", "", "chair", "", "invited", List.of())),
                                "today",
                                PANEL_SITS_ON.plusDays(1)),
                        List.of(
                                Refusal.of(PANEL_IN_PAST),
                                Refusal.of(PLACE_MISSING),
                                Refusal.of(CHAIR_MISSING),
                                Refusal.of(NOBODY_INVITED))),
                plan("a link that is none", "link", "the usual one", Refusal.of(LINK_IMPOSSIBLE)),
                plan(
                        "a link that anybody can read on its way",
                        "link",
                        "http://x.example",
                        Refusal.of(LINK_IMPOSSIBLE)),
                plan("no time for a case", "minutesPerCase", 0, Refusal.of(MINUTES_IMPOSSIBLE, 240)),
                atScheduled(
                        "a day for each case",
                        new TimeAgenda(PANEL, LocalTime.NOON, 241, CHAIR),
                        Refusal.of(MINUTES_IMPOSSIBLE, 240)),
                atScheduled(
                        "nobody invited",
                        new InviteMember(PANEL, new Seat("", ""), CHAIR),
                        Refusal.of(INVITED_MISSING)),
                atScheduled(
                        "somebody invited already",
                        new InviteMember(PANEL, new Seat("officer-2", "police"), CHAIR),
                        Refusal.of(INVITED_ALREADY)),
                atScheduled(
                        "an answer for somebody else, whom nobody invited",
                        answer("teacher-1", Reply.ACCEPTED, DeclineReason.OTHER, NURSE),
                        Refusal.of(NOT_INVITED),
                        Refusal.of(ANSWER_FOR_ANOTHER)),
                atScheduled(
                        "declined without a reason",
                        new AnswerInvitation(PANEL, "officer-2", Reply.DECLINED, null, CHAIR),
                        Refusal.of(DECLINE_REASON_MISSING)),
                atScheduled(
                        "in place of somebody who is here",
                        new RecordAttendance(
                                PANEL,
                                List.of(
                                        new Attendee("officer-2", "police", Presence.NOT_SAID, null),
                                        new Attendee("officer-3", "police", Presence.NOT_SAID, "officer-2")),
                                List.of(),
                                CHAIR),
                        Refusal.of(SUBSTITUTED_NOT_ABSENT, "officer-3")),
                atScheduled(
                        "attended before its day",
                        with(recordAttendance(sat()), "by", at(CHAIR, "2026-03-16T23:59:59Z")),
                        Refusal.of(ATTENDED_BEFORE_SITTING, PANEL_SITS_ON)),
                atScheduled(
                        "here and away at once",
                        new RecordAttendance(
                                PANEL,
                                List.of(Attendee.of(new Seat("officer-2", "police"))),
                                List.of(new Seat("officer-2", "police")),
                                CHAIR),
                        Refusal.of(SEAT_TWICE)),
                atScheduled(
                        "moved to where it sits already",
                        move(Samples.plan().whereabouts()),
                        Refusal.of(PANEL_NOT_MOVED)),
                new Refused(
                        "moved to when it is timed to begin already",
                        List.of(scheduled(), new AgendaTimed(PANEL, LocalTime.NOON, 20, CHAIR)),
                        move(Samples.plan().whereabouts().from(LocalTime.NOON)),
                        List.of(Refusal.of(PANEL_NOT_MOVED))),
                atScheduled(
                        "moved to yesterday, and nowhere",
                        move(new Whereabouts(CHAIR.day().minusDays(1), LocalTime.NOON, "", null)),
                        Refusal.of(PANEL_IN_PAST),
                        Refusal.of(PLACE_MISSING)),
                new Refused(
                        "moved once it has sat",
                        List.of(scheduled(), attendanceRecorded(sat())),
                        move(ELSEWHERE),
                        List.of(Refusal.of(PANEL_HAS_SAT))),
                new Refused(
                        "cancelled once it has sat",
                        List.of(scheduled(), attendanceRecorded(sat())),
                        CANCEL,
                        List.of(Refusal.of(PANEL_HAS_SAT))),
                atScheduled(
                        "the minutes of a panel of which nobody recorded who came",
                        new AgreeMinutes(PANEL, 0, CHAIR),
                        Refusal.of(MINUTES_OF_NOTHING)),
                new Refused(
                        "minutes agreed while two cases were neither heard nor deferred",
                        List.of(scheduled(), attendanceRecorded(sat())),
                        new AgreeMinutes(PANEL, 2, CHAIR),
                        List.of(Refusal.of(CASES_NOT_DEALT_WITH, 2))),
                afterwards("cancelled twice", CANCEL),
                afterwards("moved when it was cancelled", move(ELSEWHERE)),
                afterwards("attended when it was cancelled", recordAttendance(sat())),
                new Refused(
                        "scheduled again when it was cancelled",
                        List.of(scheduled(), CANCELLED),
                        schedule(),
                        List.of(Refusal.of(PANEL_ALREADY_SCHEDULED))),
                atScheduled("a case heard twice", orderAgenda(CASE, CASE), Refusal.of(CASE_ORDERED_TWICE)),
                atScheduled("nobody came", recordAttendance(List.of()), Refusal.of(NOBODY_PRESENT)),
                atScheduled("somebody came twice", recordAttendance(TWICE), Refusal.of(SEAT_TWICE)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void turned_down(Refused told) {
        panel.given(told.past().toArray(PanelEvent[]::new))
                .when(told.command())
                .thenRefused(told.refusals().toArray(Refusal[]::new));
    }

    @Test
    void every_problem_is_told() {
        var told = Behaviour.problems(refused().map(Refused::refusals));
        told.add(PANEL_CHANGED); // not the decider’s: told above, since it needs Axon’s metadata
        assertThat(told).containsAll(Arrays.asList(PanelProblem.values()));
    }
}
