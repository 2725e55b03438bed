package uk.oocd.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.Samples.*;
import static uk.oocd.casefile.ReviewProblem.*;
import static uk.oocd.casefile.ReviewSamples.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.Samples;
import uk.oocd.casefile.Drift.Section;
import uk.oocd.casefile.ReviewEvent.Reviewed;
import uk.oocd.kernel.Behaviour;
import uk.oocd.kernel.Refusal;
import uk.oocd.protocol.Protocol;
import uk.oocd.storage.protocol.BundledProtocols;

/** When the risk changes, assessment and plan are looked at again, line by line, before the case is closed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReviewBehaviourTest {

    private static final String[] ALL_SECTIONS =
            Arrays.stream(Section.values()).map(Section::code).toArray(String[]::new);

    /** It has rules of its own for offences with a blade. */
    private static final Protocol THIRD = new BundledProtocols().inForceOn(LocalDate.parse("2026-09-01"));

    private final Behaviour<CaseFileCommand, CaseFile, CaseFileEvent> caseFile =
            new Behaviour<>(new CaseFileDecider(), CaseFileAggregate.class);

    private Behaviour<CaseFileCommand, CaseFile, CaseFileEvent>.Given given(Stage stage, CaseFileEvent... more) {
        return caseFile.given(Samples.then(stage, more).toArray(CaseFileEvent[]::new));
    }

    // Risk

    @Test
    void a_change_of_risk_is_recorded_with_its_source_at_any_open_stage() {
        given(Stage.FOLLOW_UP).when(report()).then(riskChanged());
        given(Stage.ACCEPTED).when(report()).then(riskChanged());
    }

    @Test
    void an_event_that_is_no_judgement_has_no_level() {
        given(Stage.FOLLOW_UP)
                .when(with(report(), "change", RiskChange.MISSING))
                .then(with(riskChanged(), "change", RiskChange.MISSING, "level", null));
    }

    @Test
    void a_change_of_risk_names_everything_that_is_wrong_with_it() {
        given(Stage.FOLLOW_UP)
                .when(with(report(), "level", null, "what", ofChild(" "), "occurredOn", TODAY.plusDays(1)))
                .thenRefused(
                        Refusal.of(RISK_LEVEL_MISSING), Refusal.of(RISK_DATE_IN_FUTURE), Refusal.of(RISK_TEXT_MISSING));
    }

    // Closing waits

    @Test
    void closing_is_refused_for_each_line_that_nobody_touched_since_the_risk_changed_all_at_once() {
        var expected = new ArrayList<Refusal>();
        for (var section : Section.values()) {
            expected.add(Refusal.of(LINE_NOT_RECONCILED, section.label(), RISK_CHANGED_ON));
        }
        expected.add(Refusal.of(LINE_NOT_RECONCILED, "Line 1 of the plan", RISK_CHANGED_ON));
        expected.add(Refusal.of(
                OversightProblem.COUNTERSIGNATURE_MISSING,
                "the plan",
                PROTOCOL.clause("7.1").toString()));
        given(Stage.FOLLOWED_UP, added(1), riskChanged()).when(close()).thenRefused(expected.toArray(Refusal[]::new));
    }

    @Test
    void closing_names_the_missing_exit_plan_beside_the_lines() {
        given(
                        Stage.FOLLOWED_UP,
                        riskChanged(),
                        linesReviewed(unchangedSections().toArray(String[]::new)))
                .when(with(close(), "exitPlan", ofChild("")))
                .thenRefused(
                        Refusal.of(CaseFileProblem.EXIT_PLAN_MISSING),
                        Refusal.of(LINE_NOT_RECONCILED, "Risk of harm to others", RISK_CHANGED_ON),
                        Refusal.of(LINE_NOT_RECONCILED, "Needs", RISK_CHANGED_ON),
                        Refusal.of(LINE_NOT_RECONCILED, "The child’s words", RISK_CHANGED_ON));
    }

    @Test
    void a_case_whose_lines_are_all_updated_or_reviewed_is_closed() {
        given(
                        Stage.FOLLOWED_UP,
                        added(1),
                        riskChanged(),
                        assessmentRevised(),
                        linesReviewed(unchangedSections().toArray(String[]::new)),
                        changed(),
                        OversightSamples.countersigned(OversightEvent.Document.ASSESSMENT),
                        OversightSamples.countersigned(OversightEvent.Document.PLAN))
                .when(close())
                .then(closed());
    }

    @Test
    void a_child_found_with_a_blade_has_a_plan_before_the_case_is_closed_whatever_the_outcome() {
        for (var stage : List.of(Stage.FOLLOWED_UP, Stage.DELIVERED)) {
            var past = withABlade(stage);
            caseFile.given(past.toArray(CaseFileEvent[]::new))
                    .when(with(close(), "protocol", THIRD))
                    .thenRefused(Refusal.of(
                            PLAN_MISSING,
                            "Carrying or threatening with a blade (fictional)",
                            THIRD.clause("8.1").toString()));
            past.add(added(1));
            caseFile.given(past.toArray(CaseFileEvent[]::new))
                    .when(with(close(), "protocol", THIRD))
                    .then(with(closed(), "protocol", THIRD.ref()));
        }
    }

    @Test
    void a_plan_that_has_been_done_counts_and_a_version_that_asks_for_none_is_content_without() {
        var past = withABlade(Stage.FOLLOWED_UP);
        caseFile.given(past.toArray(CaseFileEvent[]::new)).when(close()).then(closed());
        past.add(added(1));
        past.add(ended());
        caseFile.given(past.toArray(CaseFileEvent[]::new))
                .when(with(close(), "protocol", THIRD))
                .then(with(closed(), "protocol", THIRD.ref()));
    }

    @Test
    void a_plan_that_was_given_up_and_an_exit_plan_are_no_plan_to_work_by() {
        var givenUp = with(ended(), "done", false);
        var exit = with(added(1), "part", PlanPart.EXIT_PLAN);
        for (var plan : List.of(List.of(added(1), givenUp), List.of(exit), List.of(exit, ended()))) {
            var past = withABlade(Stage.FOLLOWED_UP);
            past.addAll(plan);
            caseFile.given(past.toArray(CaseFileEvent[]::new))
                    .when(with(close(), "protocol", THIRD))
                    .thenRefused(Refusal.of(
                            PLAN_MISSING,
                            "Carrying or threatening with a blade (fictional)",
                            THIRD.clause("8.1").toString()));
        }
        var past = withABlade(Stage.FOLLOWED_UP);
        past.addAll(List.of(added(1), givenUp, added(2)));
        caseFile.given(past.toArray(CaseFileEvent[]::new))
                .when(with(close(), "protocol", THIRD))
                .then(with(closed(), "protocol", THIRD.ref()));
    }

    private static List<CaseFileEvent> withABlade(Stage stage) {
        var past = new ArrayList<>(Samples.past(stage));
        past.set(0, Samples.referred(with(Samples.referral(), "offences", List.of(offence("XS05"), offence("XS09")))));
        return past;
    }

    @Test
    void what_was_reconciled_waits_again_when_the_risk_changes_again() {
        var drift = drift(assessed(), riskChanged(), linesReviewed(ALL_SECTIONS), riskChanged());
        assertThat(drift.open()).containsOnlyKeys(ALL_SECTIONS);
    }

    @Test
    void without_an_assessment_or_a_plan_nothing_waits() {
        assertThat(drift(riskChanged()).settled()).isTrue();
    }

    // Reconciling

    @Test
    void a_revised_assessment_reconciles_the_sections_that_say_something_else_and_no_others() {
        given(Stage.FOLLOW_UP, riskChanged()).when(revise()).then(assessmentRevised());
        assertThat(drift(assessed(), riskChanged(), assessmentRevised()).open().keySet())
                .containsExactlyElementsOf(unchangedSections());
    }

    @Test
    void an_assessment_saved_again_unchanged_reconciles_nothing() {
        var same = with(assessmentRevised(), "assessment", assessment());
        assertThat(drift(assessed(), riskChanged(), same).open()).containsOnlyKeys(ALL_SECTIONS);
    }

    @Test
    void a_revision_is_held_to_what_an_assessment_is_held_to_and_needs_one_to_revise() {
        given(Stage.FOLLOW_UP)
                .when(with(revise(), "assessment", with(revised(), "needs", ofChild(""))))
                .thenRefused(Refusal.of(CaseFileProblem.NEEDS_MISSING));
        given(Stage.ACCEPTED).when(revise()).thenRefused(Refusal.of(NOTHING_ASSESSED_YET));
    }

    @Test
    void lines_are_reviewed_some_now_and_some_later_each_with_its_reason() {
        given(Stage.FOLLOW_UP, riskChanged())
                .when(review("strengths", "diversity"))
                .then(linesReviewed("strengths", "diversity"));
    }

    @Test
    void a_review_names_each_line_that_does_not_wait_or_has_no_reason() {
        given(Stage.FOLLOW_UP, riskChanged(), linesReviewed("strengths"))
                .when(with(
                        review(),
                        "lines",
                        List.of(
                                new Reviewed("strengths", ofChild("Again.")),
                                new Reviewed("needs", ofChild(" ")),
                                new Reviewed("plan-9", ofChild("No such line.")))))
                .thenRefused(
                        Refusal.at("/lines/strengths", LINE_NOT_OPEN, "Strengths"),
                        Refusal.at("/lines/needs", REVIEW_REASON_MISSING),
                        Refusal.at("/lines/plan-9", LINE_NOT_OPEN, "Line 9 of the plan"));
        given(Stage.FOLLOW_UP, riskChanged()).when(review()).thenRefused(Refusal.of(NOTHING_REVIEWED));
    }

    // The plan

    @Test
    void lines_of_the_plan_are_numbered_as_they_are_added() {
        given(Stage.FOLLOW_UP).when(add()).then(added(1));
        given(Stage.FOLLOW_UP, added(1), ended()).when(add()).then(added(2));
    }

    @Test
    void a_line_is_changed_in_part_and_reads_as_before_in_the_rest() {
        given(Stage.FOLLOW_UP, added(1)).when(change()).then(changed());
    }

    @Test
    void a_line_is_ended_and_then_stands_no_more() {
        given(Stage.FOLLOW_UP, added(1)).when(end()).then(ended());
        given(Stage.FOLLOW_UP, added(1), ended()).when(end()).thenRefused(Refusal.of(PLAN_LINE_UNKNOWN, 1));
    }

    @Test
    void a_line_that_ends_waits_no_more_and_one_that_was_added_since_never_did() {
        assertThat(drift(added(1), riskChanged(), ended(), added(2)).settled()).isTrue();
    }

    @Test
    void the_plan_names_everything_that_is_wrong_with_a_line() {
        given(Stage.FOLLOW_UP)
                .when(with(add(), "what", ofChild(""), "who", ofChild("")))
                .thenRefused(Refusal.of(PLAN_WHAT_MISSING), Refusal.of(PLAN_WHO_MISSING));
        given(Stage.FOLLOW_UP)
                .when(with(change(), "what", null, "reason", ofChild("")))
                .thenRefused(
                        Refusal.of(PLAN_LINE_UNKNOWN, 1),
                        Refusal.of(PLAN_LINE_UNCHANGED),
                        Refusal.of(PLAN_REASON_MISSING));
        given(Stage.FOLLOW_UP, added(1))
                .when(with(end(), "note", ofChild("")))
                .thenRefused(Refusal.of(PLAN_NOTE_MISSING));
    }

    @Test
    void a_plan_that_is_changed_without_a_look_at_the_assessment_raises_a_warning() {
        assertThat(drift(assessed(), added(1)).planAlone()).isNull();
        var alone = drift(assessed(), added(1), changed());
        assertThat(alone.planAlone()).isEqualTo(WORKER.day());
        assertThat(drift(assessed(), added(1), changed(), assessmentRevised()).planAlone())
                .isNull();
        assertThat(drift(assessed(), added(1), riskChanged(), changed(), linesReviewed("needs"))
                        .planAlone())
                .isNull();
        var same = with(assessmentRevised(), "assessment", assessment());
        assertThat(drift(assessed(), added(1), changed(), same).planAlone())
                .as("an assessment saved again unchanged was not looked at")
                .isEqualTo(WORKER.day());
        assertThat(drift(assessed(), added(1), ended()).planAlone())
                .as("a line that was done changes no plan")
                .isNull();
    }

    @Test
    void what_happened_is_told_in_words() {
        assertThat(Happening.of(riskChanged()).sentence()).isEqualTo("Risk changed: risk of harm to others, now high");
        assertThat(Happening.of(linesReviewed("needs")).sentence()).isEqualTo("Reviewed without change: 1 line");
        assertThat(Happening.of(added(1)).sentence()).isEqualTo("The child’s plan: line 1 added");
    }

    private static Drift drift(CaseFileEvent... events) {
        var drift = Drift.NONE;
        for (var event : events) drift = drift.after(event);
        return drift;
    }
}
