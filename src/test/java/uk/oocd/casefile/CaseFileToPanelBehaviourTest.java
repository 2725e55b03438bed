package uk.oocd.casefile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.FollowUpSamples.*;
import static uk.oocd.Samples.*;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.Samples;
import uk.oocd.casefile.CaseFileEvent.CaseAccepted;
import uk.oocd.casefile.CaseFileEvent.PoliceDecided;
import uk.oocd.casefile.CaseFileEvent.PositionUpdated;
import uk.oocd.casefile.FollowUpEvent.DecisionRevived.Cause;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Behaviour;
import uk.oocd.kernel.Decision;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Refusal;
import uk.oocd.protocol.Milestone;
import uk.oocd.storage.protocol.BundledProtocols;

/** What the police decided without a panel and cannot give goes to a panel after all. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseFileToPanelBehaviourTest {

    private static final Personal<String> WHY = ofChild("Supported at screening.");
    private static final Attribution LATER = at(SCREENER, "2026-04-23T09:00:00Z");
    private static final CaseFileCommand AGAIN = with(accept(), "by", LATER);
    private static final CaseAccepted ACCEPTED_AGAIN = with(accepted(), "by", LATER);

    private final CaseFileDecider decider = new CaseFileDecider();
    private final Behaviour<CaseFileCommand, CaseFile, CaseFileEvent> caseFile =
            new Behaviour<>(decider, CaseFileAggregate.class);

    private Behaviour<CaseFileCommand, CaseFile, CaseFileEvent>.Given given(List<CaseFileEvent> past) {
        return caseFile.given(past.toArray(CaseFileEvent[]::new));
    }

    private static PoliceDecided onTheSpot() {
        return Samples.decided(decision(COMMUNITY_RESOLUTION, null, PROTOCOL.options(facts(true, true, 2, true)), WHY));
    }

    private static List<CaseFileEvent> decidedOnTheSpot() {
        return then(Stage.ON_THE_SPOT, onTheSpot());
    }

    /** The child takes back what the community resolution rests on. */
    private static PositionUpdated takenBack() {
        return with(
                positionUpdated(),
                "change",
                new Position.Change(
                        Referral.Admission.DENIED, Referral.Acceptance.NOT_ACCEPTED, null, null, null, null, null));
    }

    /** Given on the spot, and not engaged with, so that the police decide anew. */
    private static List<CaseFileEvent> reconsidered() {
        var past = new ArrayList<>(decidedOnTheSpot());
        past.addAll(List.of(
                delivered(delivery(), true),
                notified(),
                answered(true, false),
                revived(POLICE.day(), Cause.NON_ENGAGEMENT, false, POLICE)));
        return past;
    }

    private CaseFile after(List<CaseFileEvent> past) {
        var state = decider.initial();
        for (var event : past) state = decider.evolve(state, event);
        return state;
    }

    private static Clocks clocks(List<CaseFileEvent> past) {
        var clocks = Clocks.NONE;
        for (var event : past) clocks = clocks.after(event);
        return clocks;
    }

    private void walk(List<CaseFileEvent> past, CaseFileCommand command) {
        switch (decider.decide(command, after(past))) {
            case Decision.Accepted<CaseFileEvent>(var events) -> past.addAll(events);
            case Decision.Refused<CaseFileEvent>(var refusals) -> throw new AssertionError(refusals);
        }
    }

    @Test
    void what_came_back_is_accepted_for_a_panel() {
        given(reconsidered()).when(AGAIN).then(ACCEPTED_AGAIN);
    }

    @Test
    void from_the_street_to_the_panel_and_to_another_police_decision() {
        var past = new ArrayList<>(reconsidered());
        var caution = with(decide(), "outcome", YOUTH_CAUTION, "reason", ofChild("Tried twice."));
        assertThat(decider.decide(caution, after(past))).isInstanceOf(Decision.Refused.class);

        for (var command : List.of(AGAIN, recordAssessment(), signOff(), Samples.list(), recommend())) {
            walk(past, command);
        }
        walk(past, caution);
        assertThat(past).last().isInstanceOfSatisfying(PoliceDecided.class, e -> {
            assertThat(e.decision().outcome()).isEqualTo(YOUTH_CAUTION);
            assertThat(e.decision().recommended()).isEqualTo(COMMUNITY_RESOLUTION);
            assertThat(e.decision().options()).isEqualTo(Samples.options());
        });
    }

    @Test
    void the_new_round_counts_from_the_day_on_which_it_was_accepted_for_a_panel() {
        var past = and(reconsidered(), ACCEPTED_AGAIN);
        var deadline =
                requireNonNull(clocks(past).deadline(Stage.ACCEPTED, new BundledProtocols(), ClockSamples.NO_HOLIDAYS));
        assertThat(deadline.startedOn()).isEqualTo(LATER.day());
        assertThat(clocks(past).reached())
                .containsOnlyKeys(Milestone.REFERRED, Milestone.SCREENED)
                .doesNotContainValue(REFERRED_ON);
    }

    @Test
    void a_decision_that_nothing_closes_is_given_or_changed_and_not_taken_from_the_police() {
        given(decidedOnTheSpot())
                .when(accept())
                .thenRefused(Refusal.of(
                        CaseFileProblem.DECISION_HOLDS, onTheSpot().decision().label()));
        given(decidedOnTheSpot())
                .when(with(accept(), "reason", ofChild(" ")))
                .thenRefused(
                        Refusal.of(CaseFileProblem.SCREENING_REASON_MISSING),
                        Refusal.of(
                                CaseFileProblem.DECISION_HOLDS,
                                onTheSpot().decision().label()));
    }

    @Test
    void what_the_child_takes_back_before_it_was_given_goes_to_a_panel_and_the_crime_has_no_outcome_till_then() {
        var past = and(decidedOnTheSpot(), takenBack());
        given(past).when(AGAIN).then(ACCEPTED_AGAIN);
        var outcome = HomeOfficeOutcome.NONE;
        for (var event : past) outcome = outcome.after(event);
        assertThat(outcome.settled()).isTrue();
        assertThat(outcome.after(ACCEPTED_AGAIN)).isEqualTo(HomeOfficeOutcome.NONE);
    }

    @Test
    void nothing_but_a_panel_is_left_to_screening_once_the_police_decided() {
        var only = Refusal.of(CaseFileProblem.SCREENED_FOR_PANEL_ONLY);
        for (var past : List.of(reconsidered(), and(decidedOnTheSpot(), takenBack()))) {
            given(past).when(supportOnTheSpot()).thenRefused(only);
            given(past).when(requestInformation()).thenRefused(only);
            given(past).when(returnReferral()).thenRefused(only);
        }
    }

    @Test
    void what_a_panel_heard_is_not_screened_again() {
        for (var stage : List.of(Stage.DECIDED, Stage.BACK_WITH_POLICE)) {
            assertThat(stage.possible(true)).isEqualTo(stage.possible()).doesNotContain(Step.SCREEN);
            assertThat(stage.possible(false)).contains(Step.SCREEN);
            assertThat(decider.decide(AGAIN, after(past(stage))))
                    .isInstanceOfSatisfying(
                            Decision.Refused.class,
                            refused -> assertThat(refused.refusals().toString()).contains("WRONG_STAGE"));
        }
    }
}
