package uk.oocd.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.Samples.*;
import static uk.oocd.casefile.ClockProblem.*;
import static uk.oocd.casefile.ClockSamples.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.casefile.ClockEvent.LimitMissed;
import uk.oocd.casefile.Deadline.Standing;
import uk.oocd.kernel.Behaviour;
import uk.oocd.kernel.Refusal;
import uk.oocd.protocol.Milestone;
import uk.oocd.storage.protocol.BundledProtocols;

/** A case's clock: stopped and restarted with reasons, and a missed limit recorded once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClockBehaviourTest {

    private final Behaviour<CaseFileCommand, CaseFile, CaseFileEvent> caseFile =
            new Behaviour<>(new CaseFileDecider(), CaseFileAggregate.class);

    private Behaviour<CaseFileCommand, CaseFile, CaseFileEvent>.Given given(CaseFileEvent... more) {
        return caseFile.given(
                Stream.concat(Stream.of(referred()), Stream.of(more)).toArray(CaseFileEvent[]::new));
    }

    // Stopping and restarting

    @Test
    void a_clock_is_stopped_with_a_reason_under_the_version_that_it_runs_by() {
        given().when(stop()).then(stopped());
    }

    @Test
    void a_clock_can_be_stopped_from_an_earlier_day_and_restarted_on_the_same_day() {
        var earlier = with(stop(), "occurredOn", REFERRED_ON);
        given().when(earlier).then(with(stopped(), "occurredOn", REFERRED_ON));
        given(stopped())
                .when(with(restart(), "occurredOn", STOPPED_ON))
                .then(with(restarted(), "occurredOn", STOPPED_ON));
    }

    @Test
    void a_stopped_clock_is_restarted_and_can_be_stopped_again() {
        given(stopped()).when(restart()).then(restarted());
        var again = with(stop(), "occurredOn", RESTARTED_ON, "today", RESTARTED_ON);
        given(stopped(), restarted()).when(again).then(with(stopped(), "occurredOn", RESTARTED_ON));
    }

    @Test
    void a_stopped_clock_is_not_stopped_again() {
        given(stopped())
                .when(stop())
                .thenRefused(Refusal.of(CLOCK_ALREADY_STOPPED, STOPPED_ON, StopReason.CHILD_UNWELL.words()));
    }

    @Test
    void a_running_clock_is_not_restarted() {
        given().when(restart()).thenRefused(Refusal.of(CLOCK_NOT_STOPPED));
    }

    @Test
    void a_stop_names_everything_that_is_wrong_with_it() {
        given().when(with(stop(), "explanation", ofChild(" "), "occurredOn", STOPPED_ON.plusDays(1)))
                .thenRefused(Refusal.of(CLOCK_EXPLANATION_MISSING), Refusal.of(CLOCK_DATE_IN_FUTURE));
        given().when(with(stop(), "occurredOn", REFERRED_ON.minusDays(1)))
                .thenRefused(Refusal.of(STOPPED_BEFORE_REFERRAL, REFERRED_ON));
        given(stopped(), restarted())
                .when(with(stop(), "occurredOn", RESTARTED_ON.minusDays(1), "today", RESTARTED_ON))
                .thenRefused(Refusal.of(STOPPED_BEFORE_LAST_RESTART, RESTARTED_ON));
    }

    @Test
    void a_restart_names_everything_that_is_wrong_with_it() {
        given(stopped())
                .when(with(restart(), "explanation", ofChild(""), "occurredOn", STOPPED_ON.minusDays(1)))
                .thenRefused(Refusal.of(CLOCK_EXPLANATION_MISSING), Refusal.of(RESTARTED_BEFORE_STOP, STOPPED_ON));
        given(stopped())
                .when(with(restart(), "occurredOn", RESTARTED_ON.plusDays(1)))
                .thenRefused(Refusal.of(CLOCK_DATE_IN_FUTURE));
    }

    // What a stop does to the due day

    @Test
    void the_days_on_which_the_clock_stood_still_are_left_out() {
        var clocks = clocks(referred(), accepted(), stopped(), restarted());
        var deadline = Objects.requireNonNull(clocks.deadline(Stage.ACCEPTED, new BundledProtocols(), NO_HOLIDAYS));
        // ten working days after 2 March are 16 March; Thursday and Friday do not count
        assertThat(deadline.due()).isEqualTo("2026-03-18");
        assertThat(deadline.stoppedOn()).isNull();
    }

    @Test
    void while_the_clock_stands_still_nothing_is_overdue() {
        var clocks = clocks(referred(), accepted(), stopped());
        var deadline = Objects.requireNonNull(clocks.deadline(Stage.ACCEPTED, new BundledProtocols(), NO_HOLIDAYS));
        assertThat(deadline.due()).as("if it ran on").isEqualTo("2026-03-16");
        assertThat(deadline.standing(LocalDate.parse("2026-06-01"))).isEqualTo(Standing.STOPPED);
    }

    @Test
    void a_limit_that_had_gone_by_before_the_clock_was_stopped_stays_missed() {
        var clocks = clocks(referred(), stopped());
        var deadline = Objects.requireNonNull(clocks.deadline(Stage.REFERRED, new BundledProtocols(), NO_HOLIDAYS));
        assertThat(deadline.due()).isEqualTo(SCREENING_DUE);
        assertThat(deadline.standing(LocalDate.parse("2026-03-06"))).isEqualTo(Standing.OVERDUE);
    }

    @Test
    void a_step_taken_while_the_clock_stands_still_was_in_time() {
        var assessed = with(assessed(), "by", at(ASSESSOR, "2026-03-20T10:00:00Z"));
        var clocks = clocks(referred(), accepted(), stopped(), assessed);
        var limit = PROTOCOL.timeLimits().stream()
                .filter(each -> each.until() == Milestone.ASSESSED)
                .findFirst()
                .orElseThrow();
        var taken = LocalDate.parse("2026-03-20");
        assertThat(clocks.dueDay(limit, REFERRED_ON, taken, NO_HOLIDAYS).due()).isAfter(taken);
    }

    @Test
    void what_is_recorded_beside_the_steps_does_not_change_the_version_that_the_clock_runs_by() {
        var clocks = clocks(referred(), with(stopped(), "protocol", FIRST_PROTOCOL.ref()));
        assertThat(clocks.protocol()).isEqualTo(PROTOCOL.ref());
    }

    @Test
    void the_clock_runs_by_the_version_that_was_applied_to_the_step_it_counts_from_whatever_is_done_on_the_way() {
        var assessed = clocks(referred(), accepted(), with(assessed(), "protocol", FIRST_PROTOCOL.ref()));
        assertThat(assessed.protocol()).isEqualTo(FIRST_PROTOCOL.ref());
        assertThat(assessed.after(signedOff()).after(listed()).after(deferred()).protocol())
                .as("listing a case moves no due date")
                .isEqualTo(FIRST_PROTOCOL.ref());
    }

    @Test
    void how_soon_a_case_was_referred_is_measured_by_the_version_that_it_was_referred_under() {
        assertThat(clocks(referred()).measuredBy()).containsEntry(Milestone.REFERRED, PROTOCOL.ref());
    }

    private static Clocks clocks(CaseFileEvent... past) {
        var clocks = Clocks.NONE;
        for (var event : past) clocks = clocks.after(event);
        return clocks;
    }

    // Missed limits

    @Test
    void a_limit_is_missed_on_the_day_after_its_last_and_not_before() {
        given().when(missed("2026-03-04")).thenRefused(Refusal.of(NO_LIMIT_MISSED));
        given().when(missed("2026-03-05")).then(screeningMissed("2026-03-05"));
    }

    @Test
    void a_missed_limit_is_recorded_once_however_often_it_is_asked_for() {
        given(screeningMissed("2026-03-05")).when(missed("2026-03-06")).thenRefused(Refusal.of(NO_LIMIT_MISSED));
    }

    @Test
    void a_limit_whose_due_day_moved_can_be_missed_again() {
        var stop = with(stopped(), "occurredOn", REFERRED_ON.plusDays(1));
        given(screeningMissed("2026-03-05"), stop, restarted())
                .when(missed("2026-03-12"))
                .then(with(screeningMissed("2026-03-12"), "due", LocalDate.parse("2026-03-10")));
    }

    @Test
    void a_step_that_was_taken_is_not_missed_afterwards() {
        given(accepted()).when(missed("2026-03-12")).thenRefused(Refusal.of(NO_LIMIT_MISSED));
    }

    @Test
    void a_step_that_was_taken_late_before_anybody_looked_is_recorded_as_missed_once_also_of_a_closed_case() {
        var late = with(accepted(), "by", at(SCREENER, "2026-03-05T10:00:00Z"));
        given(late).when(missed("2026-03-12")).then(screeningMissed("2026-03-12"));
        given(late, screeningMissed("2026-03-12")).when(missed("2026-03-13")).thenRefused(Refusal.of(NO_LIMIT_MISSED));
        assertThat(Stage.CLOSED.allows(Step.RECORD_MISSED_LIMIT)).isTrue();
    }

    @Test
    void a_referral_that_came_too_late_after_a_knife_was_found_is_a_missed_limit() {
        var protocols = new BundledProtocols();
        var version = protocols.inForceOn(LocalDate.parse("2026-12-02"));
        var knife = version.offences().stream()
                .filter(entry -> "knife-possession".equals(entry.group()))
                .findFirst()
                .orElseThrow();
        var referral = with(
                referral(),
                "offences",
                List.of(new Referral.Offence(
                        knife.code(), knife.title(), REFERRED_ON.minusDays(7), knife.offenceClass())));
        var referred = with(referred(referral), "protocol", version.ref());
        assertThat(clocks(referred).late(protocols, NO_HOLIDAYS))
                .extracting(late -> late.limit().code() + " " + late.due())
                .containsExactly("referral-knife 2026-02-24");
        caseFile.given(referred)
                .when(with(missed("2026-03-03"), "protocol", version))
                .then(new LimitMissed(
                        CASE,
                        "referral-knife",
                        Milestone.REFERRED,
                        REFERRED_ON.minusDays(7),
                        LocalDate.parse("2026-02-24"),
                        version.ref(),
                        watch("2026-03-03T00:01:00Z")));
    }

    // A decision that came back

    @Test
    void a_decision_that_came_back_is_due_from_that_day_where_the_protocol_says_so() {
        var protocols = new BundledProtocols();
        var version = protocols.inForceOn(LocalDate.parse("2026-12-02"));
        var back = new FollowUpEvent.DecisionRevived(
                CASE,
                LocalDate.parse("2026-05-05"),
                FollowUpEvent.DecisionRevived.Cause.BREACH,
                true,
                version.ref(),
                at(DECISION_MAKER, "2026-05-05T10:00:00Z"));
        var clocks = Clocks.NONE;
        for (var event : past(Stage.FOLLOW_UP)) clocks = clocks.after(event);
        assertThat(clocks.after(with(back, "protocol", PROTOCOL.ref()))
                        .deadline(Stage.BACK_WITH_POLICE, protocols, NO_HOLIDAYS))
                .as("no earlier version sets a limit")
                .isNull();
        var deadline =
                Objects.requireNonNull(clocks.after(back).deadline(Stage.BACK_WITH_POLICE, protocols, NO_HOLIDAYS));
        assertThat(deadline.limit().code()).isEqualTo("police-decision-again");
        assertThat(deadline.due()).isEqualTo("2026-05-07");
    }

    @Test
    void no_limit_is_missed_while_the_clock_stands_still() {
        given(accepted(), stopped()).when(missed("2026-06-01")).thenRefused(Refusal.of(NO_LIMIT_MISSED));
    }

    @Test
    void whoever_asks_with_another_version_than_the_case_runs_by_is_behind_and_nothing_is_recorded() {
        given().when(with(missed("2026-03-12"), "protocol", FIRST_PROTOCOL)).thenRefused(Refusal.of(NO_LIMIT_MISSED));
    }

    @Test
    void a_missed_limit_says_what_was_due_and_when() {
        assertThat(Happening.of(screeningMissed("2026-03-05")).sentence())
                .isEqualTo("Time limit missed: screening, due by 4 March 2026");
        assertThat(Happening.of(stopped()).sentence())
                .isEqualTo("Clock stopped from 5 March 2026: the child is in hospital or not well enough");
    }
}
