package uk.oocd.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.FollowUpSamples.*;
import static uk.oocd.FollowUpSamples.and;
import static uk.oocd.Samples.*;
import static uk.oocd.Samples.delivered;
import static uk.oocd.casefile.FollowUpProblem.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import uk.oocd.FollowUpSamples;
import uk.oocd.Samples;
import uk.oocd.casefile.CaseFileEvent.Engagement;
import uk.oocd.casefile.CaseFileRefusalTest.Asked;
import uk.oocd.casefile.FollowUpEvent.BreachDecided.Response;
import uk.oocd.casefile.FollowUpEvent.CaseReopened.Resume;
import uk.oocd.casefile.FollowUpEvent.DecisionRevived.Cause;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Behaviour;
import uk.oocd.kernel.Decision;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Refusal;
import uk.oocd.protocol.Facts.Evidence;
import uk.oocd.protocol.OutcomeRule;
import uk.oocd.protocol.Protocol;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.storage.protocol.BundledProtocols;

/** What happens to a case from the police decision to its end, outcome by outcome. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FollowUpBehaviourTest {

    /** It has rules of its own for offences with a blade. */
    private static final Protocol THIRD = new BundledProtocols().inForceOn(LocalDate.parse("2026-09-01"));

    private final Behaviour<CaseFileCommand, CaseFile, CaseFileEvent> caseFile =
            new Behaviour<>(new CaseFileDecider(), CaseFileAggregate.class);

    private Behaviour<CaseFileCommand, CaseFile, CaseFileEvent>.Given given(List<CaseFileEvent> past) {
        return caseFile.given(past.toArray(CaseFileEvent[]::new));
    }

    /** Every command of this family, with the step it takes. */
    static Stream<Asked> commands() {
        return Stream.of(
                new Asked(Step.VARY, vary()),
                new Asked(Step.REPORT_BREACH, reportBreach()),
                new Asked(Step.DECIDE_BREACH, decideBreach()),
                new Asked(Step.WITHDRAW_CONSENT, withdrawConsent()),
                new Asked(Step.NOTIFY_POLICE, notifyPolice()),
                new Asked(Step.ANSWER_NOTICE, answerNotice(false)),
                new Asked(Step.GIVE_FEEDBACK, giveFeedback()),
                new Asked(Step.READ_FEEDBACK, readFeedback()),
                new Asked(Step.REOPEN, reopen()),
                new Asked(Step.CORRECT, correct()),
                new Asked(Step.CORRECT, addStatement()));
    }

    private static HomeOfficeOutcome counts(List<CaseFileEvent> past) {
        var counts = HomeOfficeOutcome.NONE;
        for (var event : past) counts = counts.after(event);
        return counts;
    }

    // Community resolution

    @Test
    void a_community_resolution_counts_from_the_decision_and_is_delivered_followed_and_closed() {
        assertThat(counts(past(Stage.DECIDED)))
                .isEqualTo(new HomeOfficeOutcome(Disposal.COMMUNITY_RESOLUTION, "8", DECISION_MAKER.day()));
        given(past(Stage.DECIDED)).when(deliver()).then(delivered());
        given(past(Stage.FOLLOW_UP)).when(endFollowUp()).then(followUpEnded());
        given(past(Stage.FOLLOWED_UP)).when(close()).then(closed());
    }

    // Youth caution

    @Test
    void a_youth_caution_counts_once_it_was_given_and_needs_neither_consent_nor_document() {
        var decided = then(Stage.RECOMMENDED, decidedOn(YOUTH_CAUTION));
        assertThat(counts(decided).number()).isEqualTo("0");
        assertThat(counts(decided).provisional()).isTrue();
        var checks = with(checks(), "decidedBy", null, "warned", false, "document", List.of());
        var given = with(cautionDelivery(), "caution", checks, "consent", Delivery.Consent.WITHHELD);
        given(decided).when(deliver(given)).then(FollowUpSamples.delivered(given, false));
        assertThat(counts(and(decided, FollowUpSamples.delivered(given, false))).number())
                .isEqualTo("2");
    }

    @Test
    void the_police_record_the_cautions_that_they_give() {
        for (var outcome : List.of(YOUTH_CAUTION, YOUTH_CONDITIONAL_CAUTION)) {
            var conditional = outcome.equals(YOUTH_CONDITIONAL_CAUTION);
            var delivery = conditional ? conditionalDelivery() : cautionDelivery();
            given(then(Stage.RECOMMENDED, decidedOn(outcome)))
                    .when(with(deliver(delivery), "by", POLICE))
                    .then(with(FollowUpSamples.delivered(delivery, conditional), "by", POLICE));
        }
    }

    @Test
    void what_is_no_caution_is_given_to_a_child_who_has_taken_the_admission_back_too() {
        var back = with(
                positionUpdated(),
                "change",
                new Position.Change(Referral.Admission.DENIED, null, null, null, null, null, null));
        given(and(past(Stage.DECIDED), back)).when(deliver()).then(delivered());
    }

    @ParameterizedTest(name = "after {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                | MAY  | s.66ZB(3): nothing before",
                "COMMUNITY_RESOLUTION OUTCOME_22 CHARGE          | MAY  | s.66ZB(3): nothing that was referred under (1)",
                "YOUTH_CAUTION                                   | MUST | s.66ZB(2): a caution was referred before",
                "NO_FORMAL_ACTION YOUTH_CONDITIONAL_CAUTION      | MUST | s.66ZB(2): a conditional caution before"
            })
    void whether_the_service_may_or_must_assess_goes_by_earlier_cautions(
            String earlier, AssessmentDuty duty, String source) {
        var given = earlier == null
                ? List.<Disposal>of()
                : Stream.of(earlier.split(" ")).map(Disposal::valueOf).toList();
        assertThat(AssessmentDuty.after(given)).as(source).isEqualTo(duty);
    }

    // Youth conditional caution

    @Test
    void a_youth_conditional_caution_is_given_once_all_five_requirements_hold() {
        given(then(Stage.RECOMMENDED, decidedOn(YOUTH_CONDITIONAL_CAUTION)))
                .when(deliver(conditionalDelivery()))
                .then(FollowUpSamples.delivered(conditionalDelivery(), true));
    }

    @Test
    void conditions_may_last_longer_than_normal_for_a_reason_and_until_the_last_exceptional_day() {
        var longer = with(
                conditionalDelivery(),
                "conditions",
                List.of(with(meetings(), "until", DELIVERED_ON.plusWeeks(20))),
                "exceptional",
                ofChild("The course has a term of five months."));
        given(then(Stage.RECOMMENDED, decidedOn(YOUTH_CONDITIONAL_CAUTION)))
                .when(deliver(longer))
                .then(FollowUpSamples.delivered(longer, true));
        var normal = with(
                conditionalDelivery(), "conditions", List.of(with(meetings(), "until", DELIVERED_ON.plusWeeks(16))));
        given(then(Stage.RECOMMENDED, decidedOn(YOUTH_CONDITIONAL_CAUTION)))
                .when(deliver(normal))
                .then(FollowUpSamples.delivered(normal, true));
    }

    @Test
    void a_financial_penalty_up_to_the_cap_can_be_a_condition() {
        var penalty = with(conditionalDelivery(), "conditions", List.of(with(letter(), "penaltyPounds", 50)));
        given(then(Stage.RECOMMENDED, decidedOn(YOUTH_CONDITIONAL_CAUTION)))
                .when(deliver(penalty))
                .then(FollowUpSamples.delivered(penalty, true));
    }

    @Test
    void a_condition_is_varied_by_the_police_with_a_reason_and_the_childs_signed_consent() {
        given(following(YOUTH_CONDITIONAL_CAUTION)).when(vary()).then(varied());
    }

    @Test
    void what_is_no_caution_is_varied_by_the_worker_with_what_the_child_says_of_it() {
        given(following(OUTCOME_22))
                .when(with(vary(), "agreement", spokenAgreement(), "by", WORKER))
                .then(with(varied(), "agreement", spokenAgreement(), "by", WORKER));
    }

    @Test
    void a_breach_is_reported_and_with_a_reasonable_excuse_the_follow_up_goes_on() {
        given(following(YOUTH_CONDITIONAL_CAUTION)).when(reportBreach()).then(reported());
        given(breachReported()).when(decideBreach()).then(breachDecided(true, Response.NO_ACTION));
        given(and(breachReported(), breachDecided(true, Response.VARY)))
                .when(vary())
                .then(varied());
        given(and(breachReported(), breachDecided(true, Response.NO_ACTION)))
                .when(with(endFollowUp(), "met", List.of(1, 2)))
                .then(with(followUpEnded(), "met", List.of(1, 2)));
    }

    @Test
    void a_note_says_which_conditions_it_is_about_and_those_that_it_finds_met_are_among_them() {
        given(following(YOUTH_CONDITIONAL_CAUTION))
                .when(with(noteProgress(), "conditions", List.of(2), "met", List.of(1)))
                .then(with(progressNoted(), "conditions", List.of(1, 2), "met", List.of(1)));
        given(following(YOUTH_CONDITIONAL_CAUTION))
                .when(with(noteProgress(), "conditions", List.of(0, 1), "met", List.of(3)))
                .thenRefused(Refusal.at("/conditions", CONDITION_UNKNOWN), Refusal.at("/met", CONDITION_UNKNOWN));
        given(following(YOUTH_CONDITIONAL_CAUTION))
                .when(with(endFollowUp(), "met", List.of(1, 2, 3)))
                .thenRefused(Refusal.at("/met", CONDITION_UNKNOWN));
    }

    @Test
    void a_conditional_caution_is_completed_once_each_condition_is_met_by_a_note_or_at_the_end() {
        given(following(YOUTH_CONDITIONAL_CAUTION))
                .when(endFollowUp())
                .thenRefused(Refusal.of(CONDITION_UNMET, 1), Refusal.of(CONDITION_UNMET, 2));
        var letterSent = with(progressNoted(), "conditions", List.of(1, 2), "met", List.of(1));
        given(and(following(YOUTH_CONDITIONAL_CAUTION), letterSent))
                .when(endFollowUp())
                .thenRefused(Refusal.of(CONDITION_UNMET, 2));
        given(and(following(YOUTH_CONDITIONAL_CAUTION), letterSent))
                .when(with(endFollowUp(), "met", List.of(2)))
                .then(with(followUpEnded(), "met", List.of(2)));
    }

    @Test
    void a_condition_that_was_ticked_by_mistake_is_open_again_once_a_note_says_that_it_is_not_met_after_all() {
        var bothMet = and(
                following(YOUTH_CONDITIONAL_CAUTION),
                with(progressNoted(), "conditions", List.of(1, 2), "met", List.of(1, 2)));
        var mistaken = with(noteProgress(), "engagement", Engagement.CONTACT, "notMet", List.of(2, 2));
        var undone = with(progressNoted(), "engagement", Engagement.CONTACT, "notMet", List.of(2));
        given(bothMet).when(mistaken).then(undone);
        given(and(bothMet, undone)).when(endFollowUp()).thenRefused(Refusal.of(CONDITION_UNMET, 2));
        given(and(bothMet, undone))
                .when(with(noteProgress(), "met", List.of(2)))
                .then(with(progressNoted(), "conditions", List.of(2), "met", List.of(2)));
        given(and(bothMet, undone)).when(mistaken).thenRefused(Refusal.of(CONDITION_NOT_RECORDED_AS_MET, 2));
    }

    @Test
    void a_condition_that_is_varied_or_reported_as_breached_is_to_be_met_anew() {
        var bothMet = and(
                following(YOUTH_CONDITIONAL_CAUTION),
                with(progressNoted(), "conditions", List.of(1, 2), "met", List.of(1, 2)));
        given(bothMet).when(endFollowUp()).then(followUpEnded());
        given(and(bothMet, varied())).when(endFollowUp()).thenRefused(Refusal.of(CONDITION_UNMET, 2));
        given(and(bothMet, reported(), breachDecided(true, Response.NO_ACTION)))
                .when(endFollowUp())
                .thenRefused(Refusal.of(CONDITION_UNMET, 2));
    }

    @Test
    void how_a_condition_stands_counts_who_came_and_who_did_not() {
        var standings = List.<ConditionStanding>of();
        var notes = List.of(
                noted(Engagement.ATTENDED),
                noted(Engagement.CONTACT),
                noted(Engagement.MISSED_WITH_REASON),
                with(noted(Engagement.ATTENDED), "met", List.of(2)),
                noted(Engagement.MISSED_WITHOUT_REASON),
                with(noted(Engagement.ATTENDED), "met", List.of(2), "occurredOn", DELIVERED_ON.plusWeeks(12)));
        for (var event : and(following(OUTCOME_22), notes.toArray(CaseFileEvent[]::new))) {
            standings = ConditionStanding.after(event, standings);
        }
        assertThat(standings)
                .containsExactly(
                        new ConditionStanding(null, 0, 0, 0),
                        new ConditionStanding(progressNoted().occurredOn(), 3, 1, 1));
        assertThat(ConditionStanding.unmet(standings)).containsExactly(1);
    }

    private static CaseFileEvent.ProgressNoted noted(Engagement engagement) {
        return with(progressNoted(), "engagement", engagement, "conditions", List.of(2));
    }

    @Test
    void outcomes_without_a_caution_end_as_the_worker_says_whether_or_not_conditions_were_ticked() {
        given(following(OUTCOME_22)).when(endFollowUp()).then(followUpEnded());
    }

    @Test
    void progress_can_be_noted_while_a_breach_waits_for_the_police() {
        given(breachReported()).when(noteProgress()).then(progressNoted());
    }

    @Test
    void a_breach_without_excuse_can_be_prosecuted_so_that_the_caution_ceases_and_a_charge_is_open() {
        var prosecuted = with(decideBreach(), "reasonableExcuse", false, "response", Response.PROSECUTE);
        var decided = breachDecided(false, Response.PROSECUTE);
        var revived = revived(POLICE.day(), Cause.BREACH, true, POLICE);
        given(breachReported()).when(prosecuted).then(decided, revived);
        var past = and(breachReported(), decided, revived);
        assertThat(counts(past)).isEqualTo(HomeOfficeOutcome.NONE);
        var charged = with(decide(), "outcome", CHARGE, "reason", ofChild("Prosecuted for the breach."));
        given(past).when(with(charged, "by", POLICE)).then(chargedOpen(POLICE, "Prosecuted for the breach."));
    }

    @Test
    void a_conditional_caution_that_was_not_completed_can_end_once_the_breach_was_considered() {
        given(and(breachReported(), breachDecided(true, Response.NO_ACTION)))
                .when(notCompleting())
                .then(notCompletedEnd());
    }

    // Consent withdrawn

    @Test
    void a_child_who_withdraws_consent_gives_the_decision_back_to_the_police_with_a_charge_open() {
        var following = following(YOUTH_CONDITIONAL_CAUTION);
        given(following).when(withdrawConsent()).then(consentWithdrawn(), withdrawnBack());
        var past = and(following, consentWithdrawn(), withdrawnBack());
        assertThat(counts(past)).isEqualTo(HomeOfficeOutcome.NONE);
        assertThat(past.stream().map(Stage::reachedBy).filter(Objects::nonNull).toList())
                .endsWith(Stage.BACK_WITH_POLICE);
        given(past)
                .when(with(decide(), "outcome", CHARGE, "reason", ofChild("She withdrew her consent."), "by", POLICE))
                .then(chargedOpen(POLICE, "She withdrew her consent."));
    }

    @Test
    void a_child_owes_no_reason_and_nobody_beside_them_for_withdrawing_consent_on_any_day_since_it_was_given() {
        given(following(YOUTH_CONDITIONAL_CAUTION))
                .when(with(withdrawConsent(), "occurredOn", DELIVERED_ON, "words", null, "appropriateAdult", null))
                .then(
                        with(consentWithdrawn(), "occurredOn", DELIVERED_ON, "words", null, "appropriateAdult", null),
                        with(withdrawnBack(), "occurredOn", DELIVERED_ON));
    }

    @Test
    void consent_is_withdrawn_whatever_else_waits_for_the_police() {
        given(breachReported()).when(withdrawConsent()).then(consentWithdrawn(), withdrawnBack());
        given(and(following(YOUTH_CONDITIONAL_CAUTION), notified()))
                .when(withdrawConsent())
                .then(consentWithdrawn(), withdrawnBack());
    }

    @Test
    void consent_is_withdrawn_from_whatever_the_protocol_has_rest_on_it_and_no_charge_is_open_that_was_not() {
        var resting = then(
                Stage.RECOMMENDED,
                Samples.decided(with(decision(), "consent", true)),
                FollowUpSamples.delivered(with(delivery(), "consent", Delivery.Consent.SIGNED), true));
        given(resting)
                .when(withdrawConsent())
                .then(consentWithdrawn(), revived(MISSED_ON, Cause.CONSENT_WITHDRAWN, false, WORKER));
    }

    @Test
    void what_is_decided_and_given_after_a_withdrawal_is_followed_as_if_there_had_been_none() {
        var again = and(
                following(YOUTH_CONDITIONAL_CAUTION),
                consentWithdrawn(),
                withdrawnBack(),
                decidedOn(OUTCOME_22),
                FollowUpSamples.delivered(with(delivery(), "conditions", conditions()), true));
        given(again).when(notifyPolice()).then(notified());
    }

    @Test
    void a_withdrawal_is_told_as_one() {
        assertThat(Happening.of(consentWithdrawn()).sentence()).isEqualTo("Child withdrew consent");
        assertThat(Happening.of(withdrawnBack()).sentence())
                .isEqualTo("The decision is the police’s again: the child withdrew consent. A charge is open");
    }

    private static CaseFileEvent chargedOpen(Attribution by, String reason) {
        var options = RevivedDecision.appraisal(PROTOCOL, facts(true, true, 2, false), true)
                .options();
        return with(Samples.decided(decision(CHARGE, COMMUNITY_RESOLUTION, options, ofChild(reason))), "by", by);
    }

    // Outcome 22

    @Test
    void outcome_22_is_provisional_until_the_activity_is_completed() {
        var following = following(OUTCOME_22);
        assertThat(counts(following).provisional()).isTrue();
        assertThat(counts(following).number()).isEqualTo("0");
        given(following).when(endFollowUp()).then(followUpEnded());
        assertThat(counts(and(following, followUpEnded())))
                .isEqualTo(new HomeOfficeOutcome(Disposal.OUTCOME_22, "22", FOLLOW_UP_ENDED_ON));
    }

    @Test
    void outcome_22_that_was_not_completed_goes_back_to_the_police() {
        given(following(OUTCOME_22))
                .when(notCompleting())
                .then(
                        notCompletedEnd(),
                        revived(
                                FOLLOW_UP_ENDED_ON,
                                Cause.NOT_COMPLETED,
                                false,
                                endFollowUp().by()));
        assertThat(counts(notCompleted())).isEqualTo(HomeOfficeOutcome.NONE);
        var resolved = with(decide(), "reason", ofChild("An apology was made meanwhile."));
        given(notCompleted())
                .when(resolved)
                .then(Samples.decided(
                        decision(COMMUNITY_RESOLUTION, COMMUNITY_RESOLUTION, Samples.options(), resolved.reason())));
    }

    // Outcome 23

    @Test
    void outcome_23_that_was_completed_ends_without_a_prosecution() {
        var completed = and(following(OUTCOME_23), followUpEnded());
        assertThat(counts(completed)).isEqualTo(new HomeOfficeOutcome(Disposal.OUTCOME_23, "23", FOLLOW_UP_ENDED_ON));
        given(completed).when(close()).then(closed());
    }

    @Test
    void outcome_23_that_failed_revives_the_decision_to_prosecute_whatever_the_score() {
        var revived = revived(
                FOLLOW_UP_ENDED_ON, Cause.NOT_COMPLETED, true, endFollowUp().by());
        given(following(OUTCOME_23)).when(notCompleting()).then(notCompletedEnd(), revived);
        given(and(following(OUTCOME_23), notCompletedEnd(), revived))
                .when(with(decide(), "outcome", CHARGE, "reason", ofChild("The conditions were not kept.")))
                .then(chargedOpen(DECISION_MAKER, "The conditions were not kept."));
    }

    @Test
    void a_breach_of_what_outcome_23_waited_for_can_be_prosecuted() {
        given(following(OUTCOME_23)).when(reportBreach()).then(reported());
    }

    // Non-engagement

    @Test
    void the_police_are_told_of_non_engagement_and_let_the_outcome_stand() {
        given(following(COMMUNITY_RESOLUTION)).when(notifyPolice()).then(notified());
        given(and(following(COMMUNITY_RESOLUTION), notified()))
                .when(answerNotice(false))
                .then(answered(false, false));
        var over = and(following(COMMUNITY_RESOLUTION), notCompletedEnd(), notified());
        given(over).when(answerNotice(false)).then(answered(false, true));
        given(and(over, answered(false, true))).when(close()).then(closed());
    }

    @Test
    void the_police_can_decide_again_after_non_engagement() {
        given(and(following(COMMUNITY_RESOLUTION), notified()))
                .when(answerNotice(true))
                .then(answered(true, false), revived(POLICE.day(), Cause.NON_ENGAGEMENT, false, POLICE));
    }

    @Test
    void a_manager_who_tells_the_police_need_not_name_themselves() {
        var by = at(MANAGER, "2026-04-20T10:00:00Z");
        given(following(COMMUNITY_RESOLUTION))
                .when(with(notifyPolice(), "manager", "", "by", by))
                .then(with(notified(), "manager", "manager-1", "by", by));
    }

    @Test
    void with_a_blade_the_police_are_told_whatever_the_outcome_and_even_where_the_decision_is_theirs_again() {
        var past = withABlade(notCompleted());
        given(past).when(notifyPolice()).then(notified(false));
        assertThat(Stage.reachedBy(notified(false))).isNull();
    }

    static Stream<OutcomeRule> everyOutcome() {
        return THIRD.outcomes().stream();
    }

    /** Home Office and Ministry of Justice, 12 February 2026. What follows a charge is the court's. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("everyOutcome")
    void with_a_blade_every_outcome_but_a_charge_is_followed_and_the_police_are_told_of_who_does_not_engage(
            OutcomeRule rule) {
        var disposal = Disposal.of(rule);
        var delivery = deliveryOf(disposal);
        var deliver = with(deliver(delivery), "protocol", THIRD);
        boolean followed = disposal != Disposal.CHARGE;
        var delivered = with(FollowUpSamples.delivered(delivery, followed), "protocol", THIRD.ref());
        var past = withABlade(then(Stage.RECOMMENDED, ReviewSamples.added(1), Samples.decided(decisionOn(rule))));
        given(past).when(deliver).then(delivered);
        if (!followed) return;
        past = and(past, delivered);
        given(past).when(noteProgress()).then(progressNoted());
        given(past).when(notifyPolice()).then(notified(true));
        if (disposal == Disposal.YOUTH_CONDITIONAL_CAUTION || disposal.settles() == Disposal.Settles.ON_COMPLETION) {
            return;
        }
        var ended = and(past, notCompletedEnd());
        var close = with(close(), "protocol", THIRD);
        given(ended).when(close).thenRefused(Refusal.of(NON_ENGAGEMENT_NOT_NOTIFIED, "6.7"));
        given(and(ended, notified(true), answered(false, true)))
                .when(close)
                .then(with(closed(), "protocol", THIRD.ref()));
        given(and(ended, notified(true), answered(false, true), with(closed(), "protocol", THIRD.ref())))
                .when(with(reopen(), "protocol", THIRD))
                .then(with(reopened(Resume.FOLLOW_UP), "protocol", THIRD.ref()));
    }

    @Test
    void a_decision_says_that_a_plan_is_followed_where_it_is_mandatory_and_without_a_blade_that_nothing_is() {
        var evidence = with(
                positionUpdated(),
                "change",
                new Position.Change(null, null, null, Evidence.SUFFICIENT_TO_CHARGE, null, null, null));
        var decide =
                with(decide(), "protocol", THIRD, "outcome", NO_FURTHER_ACTION, "reason", ofChild("It is enough."));
        assertThat(decisionIn(withABlade(and(past(Stage.RECOMMENDED), evidence)), decide)
                        .followUp())
                .isTrue();
        assertThat(decisionIn(and(past(Stage.RECOMMENDED), evidence), decide).followUp())
                .isFalse();
    }

    private static PoliceDecision decisionIn(List<CaseFileEvent> past, CaseFileCommand decide) {
        var decider = new CaseFileDecider();
        var state = decider.initial();
        for (var event : past) state = decider.evolve(state, event);
        if (decider.decide(decide, state) instanceof Decision.Accepted<CaseFileEvent>(var events)
                && events.getFirst() instanceof CaseFileEvent.PoliceDecided decided) return decided.decision();
        throw new AssertionError("not decided");
    }

    private static List<CaseFileEvent> withABlade(List<CaseFileEvent> past) {
        var blade = with(Samples.referral(), "offences", List.of(offence("XS09")));
        return and(List.of(Samples.referred(blade)), tail(past).toArray(CaseFileEvent[]::new));
    }

    private static PoliceDecision decisionOn(OutcomeRule rule) {
        return with(
                decision(),
                "protocol",
                THIRD.ref(),
                "outcome",
                rule.code(),
                "label",
                rule.label(),
                "homeOffice",
                rule.homeOffice(),
                "consent",
                rule.consent(),
                "followUp",
                rule.followUp());
    }

    private static Delivery deliveryOf(Disposal disposal) {
        return switch (disposal) {
            case YOUTH_CAUTION -> cautionDelivery();
            case YOUTH_CONDITIONAL_CAUTION -> conditionalDelivery();
            case OUTCOME_23 -> with(delivery(), "conditions", conditions());
            case NO_FORMAL_ACTION, COMMUNITY_RESOLUTION, OUTCOME_22, CHARGE -> delivery();
        };
    }

    @Test
    void who_told_the_police_before_the_end_need_not_tell_them_again() {
        given(and(following(COMMUNITY_RESOLUTION), notified(), answered(false, false), notCompletedEnd()))
                .when(close())
                .then(closed());
    }

    private static List<CaseFileEvent> tail(List<CaseFileEvent> past) {
        return past.subList(1, past.size());
    }

    // The end, and after it

    @Test
    void closing_can_tell_the_officer_who_referred_the_child() {
        var text = ofChild("All done, thank you.");
        var by = close().by();
        given(past(Stage.FOLLOWED_UP))
                .when(with(close(), "feedback", text))
                .then(closed(), new FollowUpEvent.FeedbackGiven(CASE, by.day(), text, PROTOCOL.ref(), by));
    }

    @Test
    void a_victim_who_could_not_be_told_is_no_gap() {
        var victim = new VictimInformed(VictimInformed.How.NOT_POSSIBLE, Personal.of(VICTIM, "Moved away."));
        given(past(Stage.FOLLOWED_UP)).when(with(close(), "victim", victim)).then(with(closed(), "victim", victim));
    }

    @Test
    void feedback_is_given_and_read() {
        given(past(Stage.FOLLOW_UP)).when(giveFeedback()).then(feedbackGiven());
        given(and(past(Stage.CLOSED), feedbackGiven())).when(readFeedback()).then(feedbackRead());
    }

    @Test
    void a_closed_case_is_reopened_to_go_on_with_the_follow_up() {
        given(past(Stage.CLOSED)).when(reopen()).then(reopened(Resume.FOLLOW_UP));
        given(and(past(Stage.CLOSED), reopened(Resume.FOLLOW_UP)))
                .when(endFollowUp())
                .then(followUpEnded());
    }

    @Test
    void a_closed_case_is_reopened_for_the_police_to_decide_again() {
        given(past(Stage.CLOSED))
                .when(with(reopen(), "resume", Resume.POLICE_DECISION))
                .then(
                        reopened(Resume.POLICE_DECISION),
                        revived(reopen().by().day(), Cause.REOPENED, false, reopen().by()));
    }

    @Test
    void an_entry_is_corrected_and_a_statement_added_beside_it_even_once_closed() {
        given(past(Stage.CLOSED)).when(correct()).then(corrected());
        given(past(Stage.REFERRED)).when(addStatement()).then(statementAdded());
        long last = past(Stage.CLOSED).size() - 1L;
        given(past(Stage.CLOSED)).when(with(correct(), "corrects", last)).then(with(corrected(), "corrects", last));
    }

    // What no event may change

    @Test
    void the_home_office_number_and_consent_tell_every_outcome_apart() {
        var told = Map.of(
                NO_FURTHER_ACTION,
                Disposal.NO_FORMAL_ACTION,
                COMMUNITY_RESOLUTION,
                Disposal.COMMUNITY_RESOLUTION,
                OUTCOME_22,
                Disposal.OUTCOME_22,
                OUTCOME_23,
                Disposal.OUTCOME_23,
                YOUTH_CAUTION,
                Disposal.YOUTH_CAUTION,
                YOUTH_CONDITIONAL_CAUTION,
                Disposal.YOUTH_CONDITIONAL_CAUTION,
                CHARGE,
                Disposal.CHARGE);
        told.forEach((OutcomeCode outcome, Disposal disposal) -> {
            var rule = PROTOCOL.outcome(outcome).orElseThrow();
            assertThat(Disposal.of(rule.homeOffice(), rule.consent())).isEqualTo(disposal);
        });
        assertThat(Disposal.of("2a", false)).isEqualTo(Disposal.YOUTH_CAUTION);
    }

    @Test
    void a_decision_that_is_made_again_starts_its_clocks_again() {
        var clocks = Clocks.NONE;
        for (var event : notCompleted()) clocks = clocks.after(event);
        assertThat(clocks.reached().keySet())
                .extracting(Enum::name)
                .containsExactlyInAnyOrder(
                        "OFFENCE", "REFERRED", "SCREENED", "ASSESSED", "RECOMMENDED", "BACK_WITH_POLICE");
    }
}
