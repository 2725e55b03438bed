package uk.oocd.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.Samples.*;
import static uk.oocd.casefile.OversightEvent.Document.ASSESSMENT;
import static uk.oocd.casefile.OversightEvent.Document.PLAN;
import static uk.oocd.casefile.OversightProblem.*;
import static uk.oocd.casefile.OversightSamples.*;
import static uk.oocd.casefile.ReviewSamples.*;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.Samples;
import uk.oocd.casefile.OversightEvent.AgreedAction;
import uk.oocd.kernel.Behaviour;
import uk.oocd.kernel.Refusal;
import uk.oocd.protocol.OversightRule;
import uk.oocd.protocol.OversightRule.From;

/** A manager who did not do the work oversees it, and countersigns where the levels are high. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OversightBehaviourTest {

    private static final String CLAUSE = PROTOCOL.clause("7.1").toString();

    private final Behaviour<CaseFileCommand, CaseFile, CaseFileEvent> caseFile =
            new Behaviour<>(new CaseFileDecider(), CaseFileAggregate.class);

    private Behaviour<CaseFileCommand, CaseFile, CaseFileEvent>.Given given(Stage stage, CaseFileEvent... more) {
        return caseFile.given(Samples.then(stage, more).toArray(CaseFileEvent[]::new));
    }

    @Test
    void a_manager_records_what_they_saw_and_the_actions_agreed() {
        given(Stage.FOLLOW_UP).when(note()).then(noted());
    }

    @Test
    void oversight_is_by_somebody_who_did_not_do_the_work() {
        given(Stage.FOLLOW_UP)
                .when(with(note(), "by", at(ASSESSOR, "2026-04-21T08:45:00Z")))
                .thenRefused(Refusal.of(OVERSIGHT_BY_WORKER));
    }

    @Test
    void oversight_names_everything_that_is_wrong_with_it() {
        var blank = new AgreedAction(ofChild(""), " ", LocalDate.parse("2026-04-28"));
        given(Stage.FOLLOW_UP)
                .when(with(
                        note(),
                        "note",
                        ofChild(""),
                        "actions",
                        List.of(note().actions().getFirst(), blank)))
                .thenRefused(
                        Refusal.of(OVERSIGHT_NOTE_MISSING),
                        Refusal.at("/actions/1/what", OVERSIGHT_ACTION_MISSING),
                        Refusal.at("/actions/1/owner", OVERSIGHT_OWNER_MISSING));
    }

    @Test
    void a_manager_countersigns_the_assessment_and_the_plan_as_they_stand() {
        given(Stage.FOLLOW_UP, assessmentRevised())
                .when(countersign(ASSESSMENT))
                .then(countersigned(ASSESSMENT));
        given(Stage.FOLLOW_UP, added(1)).when(countersign(PLAN)).then(countersigned(PLAN));
    }

    @Test
    void what_is_not_there_or_was_agreed_to_already_is_not_countersigned() {
        given(Stage.FOLLOW_UP).when(countersign(PLAN)).thenRefused(Refusal.of(NOTHING_TO_COUNTERSIGN, "the plan"));
        given(Stage.FOLLOW_UP)
                .when(countersign(ASSESSMENT))
                .thenRefused(Refusal.of(ALREADY_COUNTERSIGNED, "the assessment"));
    }

    @Test
    void nobody_countersigns_what_they_wrote_or_changed_last() {
        given(Stage.FOLLOW_UP, added(1))
                .when(with(countersign(PLAN), "by", WORKER))
                .thenRefused(Refusal.of(COUNTERSIGNED_BY_AUTHOR, "the plan"));
    }

    // Where the levels are high

    private static final OversightRule FROM_HIGH = new OversightRule(From.HIGH, true, true, "7.1");

    @Test
    void a_level_that_rose_since_the_sign_off_asks_for_the_plan_and_a_revised_assessment_for_another_signature() {
        assertThat(signatures(assessed(), signedOff(), added(1)).missing(FROM_HIGH))
                .as("no level is high")
                .isEmpty();
        assertThat(signatures(assessed(), signedOff(), added(1), riskChanged()).missing(FROM_HIGH))
                .containsExactly(PLAN);
        assertThat(signatures(assessed(), signedOff(), added(1), assessmentRevised())
                        .missing(FROM_HIGH))
                .containsExactly(ASSESSMENT, PLAN);
    }

    @Test
    void what_is_changed_after_a_signature_needs_another_and_what_is_done_does_not() {
        var signed = new CaseFileEvent[] {assessed(), signedOff(), riskChanged(), added(1), countersigned(PLAN)};
        assertThat(signatures(signed).missing(FROM_HIGH)).isEmpty();
        assertThat(signatures(signed).after(changed()).missing(FROM_HIGH)).containsExactly(PLAN);
        assertThat(signatures(signed).after(ended()).missing(FROM_HIGH)).isEmpty();
    }

    @Test
    void a_protocol_may_ask_for_the_assessment_alone_or_never() {
        var high = signatures(assessed(), added(1), assessmentRevised());
        assertThat(high.missing(new OversightRule(From.HIGH, false, true, "7.1")))
                .containsExactly(ASSESSMENT);
        assertThat(high.missing(new OversightRule(From.VERY_HIGH, true, true, "7.1")))
                .isEmpty();
        assertThat(high.missing(new OversightRule(From.NEVER, true, true, "7.1")))
                .isEmpty();
    }

    @Test
    void closing_is_refused_until_a_manager_has_agreed_where_the_protocol_says_so() {
        var reviewed = linesReviewed(unchangedSections().toArray(String[]::new));
        given(Stage.FOLLOWED_UP, riskChanged(), assessmentRevised(), reviewed)
                .when(close())
                .thenRefused(Refusal.of(COUNTERSIGNATURE_MISSING, "the assessment", CLAUSE));
        given(Stage.FOLLOWED_UP, riskChanged(), assessmentRevised(), reviewed, countersigned(ASSESSMENT))
                .when(close())
                .then(closed());
    }

    @Test
    void a_panel_recommends_on_a_revised_assessment_once_a_manager_has_agreed_to_it_and_the_record_says_what_it_says() {
        given(Stage.LISTED, assessmentRevised()).when(recommend()).thenRefused(Refusal.of(ASSESSMENT_UNSIGNED));
        given(Stage.LISTED, assessmentRevised()).when(countersign(ASSESSMENT)).then(countersigned(ASSESSMENT));

        var a = revised();
        var heard = new Hearing(
                hearing().withdrew(),
                hearing().views(),
                hearing().inquorate(),
                new Hearing.Voices(a.victimView(), a.childsWords(), a.parentsWords()),
                new Hearing.AsAssessed(2, a.safetyAndWellbeing(), a.riskOfHarm(), a.likelihoodOfReoffending()),
                hearing().conditions());
        given(Stage.LISTED, assessmentRevised(), countersigned(ASSESSMENT))
                .when(recommend())
                .then(with(recommended(), "recommendation", with(recommended().recommendation(), "hearing", heard)));
    }

    @Test
    void nobody_signs_off_what_they_revised() {
        given(Stage.ASSESSED, with(assessmentRevised(), "by", MANAGER))
                .when(signOff())
                .thenRefused(Refusal.of(CaseFileProblem.SIGN_OFF_BY_ASSESSOR));
    }

    @Test
    void a_manager_is_asked_for_a_revised_assessment_before_the_panel_whatever_its_level() {
        var never = new OversightRule(From.NEVER, true, true, "7.1");
        var revised = signatures(assessed(), signedOff(), added(1), assessmentRevised());
        assertThat(revised.missing(never, Stage.LISTED)).containsExactly(ASSESSMENT);
        assertThat(revised.missing(never, Stage.READY_FOR_PANEL)).containsExactly(ASSESSMENT);
        assertThat(revised.missing(never, Stage.ASSESSED))
                .as("it is signed off there")
                .isEmpty();
        assertThat(revised.missing(never, Stage.RECOMMENDED)).isEmpty();
        assertThat(revised.missing(FROM_HIGH, Stage.LISTED)).containsExactly(ASSESSMENT, PLAN);
        assertThat(revised.after(countersigned(ASSESSMENT)).missing(never, Stage.LISTED))
                .isEmpty();
    }

    @Test
    void what_happened_is_told_in_words() {
        assertThat(Happening.of(noted()).sentence()).isEqualTo("Management oversight recorded, with 1 action");
        assertThat(Happening.of(countersigned(PLAN)).sentence()).isEqualTo("Countersigned: the plan");
    }

    private static Signatures signatures(CaseFileEvent... events) {
        var signatures = Signatures.NONE;
        for (var event : events) signatures = signatures.after(event);
        return signatures;
    }
}
