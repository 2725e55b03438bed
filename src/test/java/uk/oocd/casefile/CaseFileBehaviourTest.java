package uk.oocd.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.Samples.*;
import static uk.oocd.casefile.Stage.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.oocd.Samples;
import uk.oocd.casefile.CaseFileCommand.LearnInformation;
import uk.oocd.casefile.CaseFileEvent.CaseListed;
import uk.oocd.casefile.CaseFileEvent.OutcomeDelivered;
import uk.oocd.casefile.CaseFileEvent.PanelRecommended;
import uk.oocd.casefile.Delivery.Signature;
import uk.oocd.casefile.Delivery.Signer;
import uk.oocd.kernel.Behaviour;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Refusal;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.Option;
import uk.oocd.rationale.Dissent;
import uk.oocd.rationale.OutcomeCode;

/** What a case file does when all is well. What it turns down is told by {@link CaseFileRefusalTest}. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseFileBehaviourTest {

    private final Behaviour<CaseFileCommand, CaseFile, CaseFileEvent> caseFile =
            new Behaviour<>(new CaseFileDecider(), CaseFileAggregate.class);

    private Behaviour<CaseFileCommand, CaseFile, CaseFileEvent>.Given given(Stage stage) {
        return given(past(stage));
    }

    private Behaviour<CaseFileCommand, CaseFile, CaseFileEvent>.Given given(List<CaseFileEvent> past) {
        return caseFile.given(past.toArray(CaseFileEvent[]::new));
    }

    // Referral

    @Test
    void a_referral_opens_a_case() {
        caseFile.given().when(refer()).then(referred());
    }

    @Test
    void a_child_of_ten_on_the_day_of_the_offence_can_be_referred() {
        var child = with(child(), "dateOfBirth", Personal.of(CHILD, LocalDate.parse("2016-02-20")));
        refersWell(with(referral(), "child", child));
    }

    @Test
    void a_child_can_be_referred_on_the_day_before_turning_eighteen() {
        var child = with(
                child(),
                "dateOfBirth",
                Personal.of(CHILD, REFERRED_ON.minusYears(18).plusDays(1)));
        refersWell(with(referral(), "child", child));
    }

    @Test
    void a_child_born_on_29_February_turns_eighteen_on_1_March() {
        var child = with(child(), "dateOfBirth", Personal.of(CHILD, LocalDate.parse("2008-02-29")));
        refersWell(with(referral(), "child", child, "referredOn", LocalDate.parse("2026-02-28")));
    }

    @Test
    void a_child_whose_date_of_birth_was_erased_is_not_asked_for_it() {
        refersWell(with(referral(), "child", with(child(), "dateOfBirth", new Personal.Erased<LocalDate>(CHILD))));
    }

    @Test
    void a_referral_needs_no_interview_no_time_limit_no_victim_and_no_circumstances() {
        refersWell(with(
                referral(),
                "interviewedOn",
                null,
                "victims",
                List.of(),
                "circumstances",
                null,
                "summaryOnlyTimeLimit",
                null));
    }

    @Test
    void a_referral_can_name_the_day_by_which_a_prosecution_would_have_to_start() {
        refersWell(with(referral(), "summaryOnlyTimeLimit", LocalDate.parse("2026-08-20")));
    }

    private void refersWell(Referral referral) {
        caseFile.given().when(refer(referral)).then(referred(referral));
    }

    // Screening

    @Test
    void screening_accepts_a_case_for_panel() {
        given(REFERRED).when(accept()).then(accepted());
    }

    @Test
    void screening_asks_the_police_for_more_and_they_answer() {
        given(REFERRED).when(requestInformation()).then(informationRequested());
        given(AWAITING_INFORMATION).when(provideInformation()).then(informationProvided());
        given(Samples.then(AWAITING_INFORMATION, informationProvided()))
                .when(accept())
                .then(accepted());
    }

    @Test
    void what_screening_returned_can_be_answered_and_is_screened_again() {
        given(REFERRED).when(returnReferral()).then(returned());
        given(RETURNED).when(provideInformation()).then(informationProvided());
        given(Samples.then(RETURNED, informationProvided())).when(accept()).then(accepted());
    }

    @Test
    void screening_supports_an_on_the_spot_resolution_which_the_police_decide_without_a_panel() {
        given(REFERRED).when(supportOnTheSpot()).then(onTheSpotSupported());
        var why = ofChild("Supported at screening.");
        var options = PROTOCOL.options(facts(true, true, 2, true));
        given(ON_THE_SPOT)
                .when(with(decide(), "reason", why))
                .then(Samples.decided(decision(COMMUNITY_RESOLUTION, null, options, why)));
    }

    @Test
    void what_turned_out_not_to_suit_the_spot_is_screened_again() {
        given(ON_THE_SPOT).when(accept()).then(accepted());
    }

    // Assessment

    @Test
    void an_assessment_is_recorded_and_signed_off_by_somebody_else() {
        given(ACCEPTED).when(recordAssessment()).then(assessed());
        given(ASSESSED).when(signOff()).then(signedOff());
    }

    @Test
    void a_sign_off_needs_no_comment() {
        var blank = ofChild("");
        given(ASSESSED).when(with(signOff(), "comment", blank)).then(with(signedOff(), "comment", blank));
    }

    @Test
    void an_assessment_that_was_sent_back_is_recorded_again_by_anybody_and_signed_off_by_another() {
        given(ASSESSED).when(sendBack()).then(sentBack());
        var second = with(assessed(), "by", SCREENER);
        given(Samples.then(ASSESSED, sentBack()))
                .when(with(recordAssessment(), "by", SCREENER))
                .then(second);
        given(Samples.then(ASSESSED, sentBack(), second))
                .when(with(signOff(), "by", ASSESSOR))
                .then(with(signedOff(), "by", ASSESSOR));
    }

    @Test
    void an_assessment_can_be_brought_up_to_date_before_the_panel() {
        given(READY_FOR_PANEL).when(recordAssessment()).then(assessed());
    }

    @Test
    void a_victims_view_that_was_not_sought_needs_its_reason_and_no_more() {
        var notSought = new Assessment.VictimView.NotSought(
                Assessment.VictimView.Reason.CONTACT_REFUSED, (Personal<String>) null);
        var assessment = with(assessment(), "victimView", notSought);
        given(ACCEPTED).when(recordAssessment(assessment)).then(with(assessed(), "assessment", assessment));
    }

    // The panel

    @Test
    void a_case_that_is_ready_is_listed() {
        given(READY_FOR_PANEL).when(list()).then(listed());
    }

    @Test
    void a_listed_case_can_be_moved_to_another_panel_and_is_heard_there() {
        var moved = new CaseListed(CASE, OTHER_PANEL, PANEL_SITS_ON, PROTOCOL.ref(), list().by());
        given(LISTED).when(with(list(), "panel", OTHER_PANEL)).then(moved);
        given(Samples.then(LISTED, moved))
                .when(with(recommend(), "panel", OTHER_PANEL))
                .then(new PanelRecommended(CASE, with(recommendation(), "panel", OTHER_PANEL), CHAIR));
    }

    @Test
    void a_deferred_case_is_listed_again() {
        given(LISTED).when(defer()).then(deferred());
        given(Samples.then(LISTED, deferred())).when(list()).then(listed());
    }

    @Test
    void a_recommendation_is_recorded_with_all_that_was_open_and_how_the_score_came_about() {
        given(LISTED).when(recommend()).then(recommended());
        assertThat(recommended().recommendation().gravity()).isEqualTo(PROTOCOL.gravity(List.of("XS05"), List.of()));
        assertThat(recommended().recommendation().options())
                .extracting(Option::outcome)
                .containsExactlyElementsOf(
                        PROTOCOL.outcomes().stream().map(o -> o.code()).toList());
    }

    @Test
    void another_outcome_than_a_presumed_one_is_recommended_with_the_reason_for_departing() {
        var why = ofChild("A caution would help nobody; the school has dealt with it.");
        var expected = recommendationOf(NO_FURTHER_ACTION, List.of(), 2, why);
        assertThat(expected.departs()).isTrue();
        given(LISTED)
                .when(recommending(NO_FURTHER_ACTION, List.of(), 2, why))
                .then(new PanelRecommended(CASE, expected, CHAIR));
    }

    @Test
    void factors_move_the_score_and_with_it_what_is_presumed() {
        var factors = List.of(new Gravity.Applied("planned", 1, ofChild("She had brought a sack.")));
        var expected = recommendationOf(YOUTH_CAUTION, factors, 3, null);
        assertThat(expected.gravity().score()).isEqualTo(3);
        assertThat(expected.departs()).isFalse();
        given(LISTED)
                .when(recommending(YOUTH_CAUTION, factors, 3, null))
                .then(new PanelRecommended(CASE, expected, CHAIR));
    }

    @Test
    void a_member_who_sat_can_dissent() {
        var dissent = List.of(new Dissent("officer-2", ofChild("I should have cautioned.")));
        var rationale = with(rationale(), "dissent", dissent);
        given(LISTED)
                .when(with(recommend(), "rationale", rationale))
                .then(new PanelRecommended(CASE, with(recommendation(), "rationale", rationale), CHAIR));
    }

    static CaseFileCommand.RecordRecommendation recommending(
            OutcomeCode outcome, List<Gravity.Applied> factors, int score, @Nullable Personal<String> departureReason) {
        return with(
                Samples.recommend(),
                "outcome",
                outcome,
                "factors",
                factors,
                "rationale",
                rationale(optionsAt(score), outcome),
                "departureReason",
                departureReason);
    }

    static Recommendation recommendationOf(
            OutcomeCode outcome, List<Gravity.Applied> factors, int score, @Nullable Personal<String> departureReason) {
        return with(
                Samples.recommendation(),
                "gravity",
                PROTOCOL.gravity(List.of("XS05"), factors),
                "presumptive",
                PROTOCOL.presumptive(score),
                "outcome",
                outcome,
                "options",
                optionsAt(score),
                "applied",
                applied(score, false),
                "rationale",
                rationale(optionsAt(score), outcome),
                "departureReason",
                departureReason);
    }

    static List<Option> optionsAt(int score) {
        return PROTOCOL.options(facts(true, true, score, false));
    }

    // The police decision

    @Test
    void the_police_decide_as_the_panel_recommended_and_need_give_no_reason() {
        given(RECOMMENDED).when(decide()).then(decided());
    }

    @Test
    void the_police_decide_otherwise_with_a_reason() {
        var why = ofChild("The owner has moved abroad.");
        given(RECOMMENDED)
                .when(with(decide(), "outcome", NO_FURTHER_ACTION, "reason", why))
                .then(decided(decision(NO_FURTHER_ACTION, COMMUNITY_RESOLUTION, options(), why)));
    }

    @Test
    void the_police_can_decide_again_before_delivery_with_a_reason_even_for_the_same_outcome() {
        var why = ofChild("Recorded under the wrong crime number at first.");
        given(DECIDED)
                .when(with(decide(), "reason", why))
                .then(decided(decision(COMMUNITY_RESOLUTION, COMMUNITY_RESOLUTION, options(), why)));
    }

    // Delivery, follow-up and closure

    @Test
    void an_outcome_with_something_to_do_is_delivered_and_followed() {
        given(DECIDED).when(deliver()).then(delivered());
        given(FOLLOW_UP).when(noteProgress()).then(progressNoted());
        given(FOLLOW_UP).when(endFollowUp()).then(followUpEnded());
        given(FOLLOWED_UP).when(close()).then(closed());
    }

    @Test
    void what_a_child_neither_signed_nor_said_is_delivered_with_the_reasons() {
        var silent = with(
                delivery(),
                "understood",
                null,
                "whyNotUnderstood",
                ofChild("She did not want to say."),
                "signatures",
                List.of(
                        new Signature(Signer.CHILD, false, ofChild("She left before it was printed.")),
                        new Signature(Signer.APPROPRIATE_ADULT, false, ofChild("He left with her."))));
        given(DECIDED).when(with(deliver(), "delivery", silent)).then(with(delivered(), "delivery", silent));
    }

    @Test
    void what_was_not_completed_ends_follow_up_too() {
        given(FOLLOW_UP).when(with(endFollowUp(), "completed", false)).then(with(followUpEnded(), "completed", false));
    }

    @Test
    void an_outcome_with_nothing_to_do_is_delivered_and_can_be_closed() {
        var decided = decided(decision(
                NO_FURTHER_ACTION, COMMUNITY_RESOLUTION, options(), ofChild("New facts make action needless.")));
        given(Samples.then(RECOMMENDED, decided))
                .when(deliver())
                .then(new OutcomeDelivered(
                        CASE, delivery(), false, PROTOCOL.ref(), deliver().by()));
        var unsigned = with(delivery(), "understood", null, "signatures", List.of());
        given(Samples.then(RECOMMENDED, decided))
                .when(with(deliver(), "delivery", unsigned))
                .then(new OutcomeDelivered(
                        CASE, unsigned, false, PROTOCOL.ref(), deliver().by()));
        given(DELIVERED).when(close()).then(closed());
    }

    static CaseFileEvent decidedOnConditionalCaution() {
        return decided(decision(
                YOUTH_CONDITIONAL_CAUTION, COMMUNITY_RESOLUTION, optionsAt(4), ofChild("Conditions are called for.")));
    }

    // What is learned beside the steps

    @ParameterizedTest
    @EnumSource
    void what_is_learned_later_can_be_added_at_any_stage_and_moves_the_case_nowhere(Stage stage) {
        given(stage).when(learn()).then(learned());
        assertThat(Stage.after(stage, learned())).isEqualTo(stage);
    }

    @ParameterizedTest
    @EnumSource
    void the_samples_lead_to_every_stage(Stage stage) {
        Stage at = REFERRED;
        for (var event : past(stage)) at = Stage.after(at, event);
        assertThat(at).isEqualTo(stage);
    }

    @Test
    void only_a_closed_case_is_over() {
        assertThat(Stage.values()).filteredOn(Stage::over).containsExactly(CLOSED);
        assertThat(CLOSED.possible()).isEmpty();
    }

    // Two people at once

    @Test
    void a_command_from_whoever_has_read_the_newest_version_is_taken() {
        sent(accept(), 0L).expectSuccessfulHandlerExecution().expectEvents(accepted());
        sent(accept(), null).expectSuccessfulHandlerExecution();
    }

    @Test
    void a_command_from_whoever_has_read_an_older_version_is_turned_down() {
        new AggregateTestFixture<>(CaseFileAggregate.class)
                .given(past(ASSESSED))
                .when(signOff(), Map.of(CaseFileAggregate.EXPECTED_VERSION, 1L))
                .expectNoEvents()
                .expectException(Matchers.predicate((CommandRefused e) ->
                        e.refusals().equals(List.of(Refusal.of(CaseFileProblem.CASE_FILE_CHANGED, 1L, 2L)))));
    }

    @Test
    void a_command_from_whoever_has_read_a_case_that_is_not_there_is_turned_down() {
        new AggregateTestFixture<>(CaseFileAggregate.class)
                .givenNoPriorActivity()
                .when(refer(), Map.of(CaseFileAggregate.EXPECTED_VERSION, 3L))
                .expectNoEvents()
                .expectException(Matchers.predicate((CommandRefused e) ->
                        e.refusals().equals(List.of(Refusal.of(CaseFileProblem.CASE_FILE_CHANGED, 3L, -1L)))));
    }

    private static ResultValidator<CaseFileAggregate> sent(CaseFileCommand command, @Nullable Long expected) {
        var fixture = new AggregateTestFixture<>(CaseFileAggregate.class).given(past(REFERRED));
        return expected == null
                ? fixture.when(command)
                : fixture.when(command, Map.of(CaseFileAggregate.EXPECTED_VERSION, expected));
    }

    @Test
    void a_fact_may_be_learned_on_the_day_it_happened() {
        LearnInformation c = with(learn(), "occurredOn", learn().today());
        given(REFERRED).when(c).then(with(learned(), "occurredOn", learn().today()));
    }
}
