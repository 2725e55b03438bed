package uk.oocd.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.FollowUpSamples.*;
import static uk.oocd.FollowUpSamples.and;
import static uk.oocd.Samples.*;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.oocd.FollowUpSamples;
import uk.oocd.Samples;
import uk.oocd.casefile.CaseFileCommand.RecordDelivery;
import uk.oocd.casefile.Delivery.Signature;
import uk.oocd.casefile.Delivery.Signer;
import uk.oocd.kernel.Behaviour;
import uk.oocd.kernel.Decision;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Refusal;
import uk.oocd.protocol.Facts.Answer;
import uk.oocd.protocol.Facts.DomesticAbuse;
import uk.oocd.protocol.Facts.Evidence;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.TableSource;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.storage.dmn.KieTables;
import uk.oocd.storage.protocol.BundledProtocols;

/** What the police decided is given only where it is still open on the day; what had its say by then stays out of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StandingDecisionTest {

    /** It reads the evidence and the age, which the version of the samples does not. */
    private static final Protocol THIRD = new BundledProtocols().inForceOn(LocalDate.parse("2026-09-01"));

    private static final Position.Change NOTHING = new Position.Change(null, null, null, null, null, null, null);

    private final Behaviour<CaseFileCommand, CaseFile, CaseFileEvent> caseFile =
            new Behaviour<>(new CaseFileDecider(), CaseFileAggregate.class);

    private Behaviour<CaseFileCommand, CaseFile, CaseFileEvent>.Given given(List<CaseFileEvent> past) {
        return caseFile.given(past.toArray(CaseFileEvent[]::new));
    }

    private static List<CaseFileEvent> decided(OutcomeCode outcome, Referral referral) {
        var past = then(Stage.RECOMMENDED, decidedOn(outcome));
        return and(
                List.of(Samples.referred(referral)),
                past.subList(1, past.size()).toArray(CaseFileEvent[]::new));
    }

    private static CaseFileEvent changed(Position.Change change) {
        return with(positionUpdated(), "change", change);
    }

    private static RecordDelivery delivering(Delivery delivery) {
        return with(deliver(delivery), "protocol", THIRD);
    }

    private static CaseFileEvent delivered(Delivery delivery, boolean followUp) {
        return with(FollowUpSamples.delivered(delivery, followUp), "protocol", THIRD.ref());
    }

    private static Refusal closed(String label, String because, String clause) {
        return Refusal.at(
                "",
                CaseFileProblem.OUTCOME_CLOSED,
                label,
                because,
                THIRD.clause(clause).toString());
    }

    private static Referral born(LocalDate born) {
        return with(Samples.referral(), "child", with(child(), "dateOfBirth", Personal.of(CHILD, born)));
    }

    private static Delivery withoutAdult(@Nullable Object... more) {
        return with(with(delivery(), "appropriateAdult", null), more);
    }

    @Test
    void s_66ZA_6_a_youth_caution_is_not_given_to_somebody_who_is_18_by_then() {
        given(decided(YOUTH_CAUTION, born(DELIVERED_ON.minusYears(18))))
                .when(delivering(cautionDelivery()))
                .thenRefused(closed("Youth caution", "the person is 18 or over", "4.15"));
        given(decided(YOUTH_CAUTION, born(DELIVERED_ON.minusYears(18).plusDays(1))))
                .when(delivering(cautionDelivery()))
                .then(delivered(cautionDelivery(), false));
    }

    @Test
    void a_community_resolution_is_not_given_once_acceptance_and_admission_were_both_taken_back() {
        var both =
                with(NOTHING, "admission", Referral.Admission.DENIED, "acceptance", Referral.Acceptance.NOT_ACCEPTED);
        given(and(past(Stage.DECIDED), changed(both)))
                .when(delivering(delivery()))
                .thenRefused(closed(
                        "Community resolution",
                        "the child has neither accepted responsibility nor admitted the offence",
                        "4.3"));
    }

    @Test
    void s_66ZA_1_a_youth_caution_is_not_given_once_the_evidence_is_not_enough_to_charge() {
        var insufficient = with(NOTHING, "evidence", Evidence.INSUFFICIENT);
        given(and(decided(YOUTH_CAUTION, Samples.referral()), changed(insufficient)))
                .when(delivering(cautionDelivery()))
                .thenRefused(closed("Youth caution", "the evidence is not enough to charge", "4.7"));
    }

    @Test
    void everything_that_closed_it_is_told_at_once() {
        var gone = with(NOTHING, "admission", Referral.Admission.DENIED, "evidence", Evidence.INSUFFICIENT);
        given(and(decided(YOUTH_CAUTION, born(DELIVERED_ON.minusYears(18))), changed(gone)))
                .when(delivering(cautionDelivery()))
                .thenRefused(
                        closed("Youth caution", "the evidence is not enough to charge", "4.7"),
                        closed("Youth caution", "the child has not admitted the offence to a constable", "4.5"),
                        closed("Youth caution", "the person is 18 or over", "4.15"));
    }

    @Test
    void what_closes_it_no_more_by_the_day_of_delivery_stands_in_nobodys_way() {
        var back = with(NOTHING, "evidence", Evidence.INSUFFICIENT);
        var again = with(NOTHING, "evidence", Evidence.SUFFICIENT_TO_CHARGE);
        given(and(decided(YOUTH_CAUTION, Samples.referral()), changed(back), changed(again)))
                .when(delivering(cautionDelivery()))
                .then(delivered(cautionDelivery(), false));
    }

    @Test
    void neither_the_score_nor_the_want_of_a_panel_is_asked_again() {
        given(decided(YOUTH_CONDITIONAL_CAUTION, Samples.referral()))
                .when(delivering(conditionalDelivery()))
                .then(delivered(conditionalDelivery(), true));
        given(and(past(Stage.ON_THE_SPOT), decidedOn(OUTCOME_22)))
                .when(delivering(delivery()))
                .then(delivered(delivery(), true));
    }

    @Test
    void a_charge_that_was_decided_in_time_is_delivered_after_the_last_day_for_one() {
        var limit = DELIVERED_ON.minusDays(1);
        var summary = with(Samples.referral(), "offences", List.of(offence("XS06")), "summaryOnlyTimeLimit", limit);
        given(decided(CHARGE, summary)).when(delivering(delivery())).then(delivered(delivery(), false));
    }

    @Test
    void conditions_of_outcome_22_end_in_time_for_a_prosecution_where_one_was_deferred_and_only_there() {
        var limit = conditions().getLast().until();
        var limited = with(Samples.referral(), "summaryOnlyTimeLimit", limit);
        var agreed = with(delivery(), "conditions", conditions());
        given(decided(OUTCOME_22, limited)).when(delivering(agreed)).then(delivered(agreed, true));
        var deferred = Samples.decided(with(
                decision(OUTCOME_22, COMMUNITY_RESOLUTION, options(), ofChild("A charge is put off.")),
                "outcome",
                OutcomeCode.of("outcome-22-deferred")));
        var past = and(decided(OUTCOME_22, limited), deferred);
        given(past)
                .when(delivering(agreed))
                .thenRefused(Refusal.at("/conditions/1/until", FollowUpProblem.CONDITION_PAST_PROSECUTION, limit));
        var shorter = with(delivery(), "conditions", List.of(with(letter(), "until", limit.minusDays(1))));
        given(past).when(delivering(shorter)).then(delivered(shorter, true));
    }

    @Test
    void a_decision_that_rests_on_what_changed_before_it_stands() {
        var change = with(NOTHING, "victimSupports", Answer.NO, "domesticAbuse", DomesticAbuse.FAMILY);
        given(and(past(Stage.RECOMMENDED), changed(change), decidedOn(COMMUNITY_RESOLUTION)))
                .when(delivering(delivery()))
                .then(delivered(delivery(), true));
    }

    @Test
    void the_way_on_is_that_the_police_decide_anew() {
        var past = and(
                decided(YOUTH_CAUTION, Samples.referral()), changed(with(NOTHING, "evidence", Evidence.OFFENCE_SHOWN)));
        var again = with(
                decide(), "protocol", THIRD, "outcome", OUTCOME_22, "reason", ofChild("The witness is not sure now."));
        var decider = new CaseFileDecider();
        var state = decider.initial();
        for (var event : past) state = decider.evolve(state, event);
        if (!(decider.decide(again, state) instanceof Decision.Accepted<CaseFileEvent>(var events))) {
            throw new AssertionError("not decided again");
        }
        assertThat(events).hasSize(1);
        given(and(past, events.getFirst())).when(delivering(delivery())).then(delivered(delivery(), true));
    }

    @Test
    void what_the_protocol_sets_before_delivery_is_told_by_code_unless_the_case_tells_of_it() {
        var blade = decided(YOUTH_CAUTION, with(Samples.referral(), "offences", List.of(offence("XS09"))));
        var sentence =
                "every child found with a blade gets a plan, and the police are told where they do not engage with it";
        given(blade)
                .when(delivering(cautionDelivery()))
                .thenRefused(Refusal.at(
                        "/conditionsMet/plan-mandatory",
                        ConditionProblem.CONDITION_NOT_MET,
                        "Youth caution",
                        sentence));
        var told = with(
                cautionDelivery(),
                "conditionsMet",
                List.of(new ConditionMet("plan-mandatory", ofChild("Made with her on 20 March."))));
        given(blade).when(delivering(told)).then(delivered(told, true));
        given(and(blade, ReviewSamples.added(1)))
                .when(delivering(cautionDelivery()))
                .then(delivered(cautionDelivery(), true));
        given(and(blade, ReviewSamples.added(1)))
                .when(delivering(told))
                .thenRefused(Refusal.at(
                        "/conditionsMet/plan-mandatory", ConditionProblem.CONDITION_NOT_SET, "plan-mandatory"));
    }

    @Test
    void a_row_that_a_service_writes_into_its_table_is_asked_for_under_its_own_code() {
        var tables = THIRD.tables().stream()
                .map(table -> new TableSource(table.name(), table.xml().replace("plan-mandatory", "letter-home")))
                .toList();
        var ours = with(THIRD, "tables", tables).answeredBy(new KieTables());
        var blade = decided(YOUTH_CAUTION, with(Samples.referral(), "offences", List.of(offence("XS09"))));
        var sentence =
                "every child found with a blade gets a plan, and the police are told where they do not engage with it";
        given(and(blade, ReviewSamples.added(1)))
                .when(with(delivering(cautionDelivery()), "protocol", ours))
                .thenRefused(Refusal.at(
                        "/conditionsMet/letter-home", ConditionProblem.CONDITION_NOT_MET, "Youth caution", sentence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-further-action", "outcome-22", "charge"})
    void an_appropriate_adult_is_asked_for_to_the_day_before_the_18th_birthday(String outcome) {
        var child = decided(
                OutcomeCode.of(outcome), born(DELIVERED_ON.minusYears(18).plusDays(1)));
        given(child)
                .when(delivering(withoutAdult()))
                .thenRefused(Refusal.of(CaseFileProblem.APPROPRIATE_ADULT_MISSING));
        var adult = decided(OutcomeCode.of(outcome), born(DELIVERED_ON.minusYears(18)));
        var alone = with(withoutAdult(), "signatures", List.of(new Signature(Signer.CHILD, true, null)));
        given(adult).when(delivering(alone)).then(delivered(alone, outcome.equals("outcome-22")));
    }

    @Test
    void whose_date_of_birth_was_erased_is_taken_to_be_a_child() {
        var referral =
                with(Samples.referral(), "child", with(child(), "dateOfBirth", new Personal.Erased<LocalDate>(CHILD)));
        given(decided(OUTCOME_22, referral))
                .when(delivering(withoutAdult()))
                .thenRefused(Refusal.of(CaseFileProblem.APPROPRIATE_ADULT_MISSING));
    }
}
