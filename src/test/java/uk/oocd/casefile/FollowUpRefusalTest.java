package uk.oocd.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.FollowUpSamples.*;
import static uk.oocd.FollowUpSamples.and;
import static uk.oocd.Samples.*;
import static uk.oocd.casefile.FollowUpProblem.*;
import static uk.oocd.casefile.Stage.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.oocd.Samples;
import uk.oocd.casefile.CaseFileEvent.Engagement;
import uk.oocd.casefile.CaseFileRefusalTest.Refused;
import uk.oocd.casefile.Delivery.Place;
import uk.oocd.casefile.Delivery.Signature;
import uk.oocd.casefile.Delivery.Signer;
import uk.oocd.casefile.FollowUpEvent.BreachDecided.Response;
import uk.oocd.kernel.Behaviour;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Refusal;
import uk.oocd.protocol.OffenceClass;

/** Everything that a case turns down from its delivery on; the last test finds a problem that nothing here tells. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FollowUpRefusalTest {

    private static final Personal<String> BLANK = ofChild("  ");
    private static final LocalDate NORMAL_END = DELIVERED_ON.plusWeeks(16);
    private static final LocalDate EXCEPTIONAL_END = DELIVERED_ON.plusWeeks(20);

    private final Behaviour<CaseFileCommand, CaseFile, CaseFileEvent> caseFile =
            new Behaviour<>(new CaseFileDecider(), CaseFileAggregate.class);

    static Stream<Refused> refused() {
        return Stream.of(
                        aboutCautions(),
                        aboutTheConditionalCaution(),
                        aboutConditions(),
                        aboutProgressAndTheEnd(),
                        aboutBreach(),
                        aboutWithdrawnConsent(),
                        aboutNonEngagement(),
                        aboutClosingAndAfter())
                .flatMap(told -> told);
    }

    private static Refused refused(String why, List<CaseFileEvent> past, CaseFileCommand command, Refusal... refusals) {
        return new Refused(why, past, command, List.of(refusals));
    }

    private static Refused refused(String why, Stage stage, CaseFileCommand command, Refusal... refusals) {
        return refused(why, past(stage), command, refusals);
    }

    private static Refused caution(String why, String field, @Nullable Object value, Refusal... refusals) {
        var decided = then(RECOMMENDED, decidedOn(YOUTH_CAUTION));
        return refused(why, decided, deliver(with(cautionDelivery(), field, value)), refusals);
    }

    private static Refused checked(String why, String field, @Nullable Object value, Refusal... refusals) {
        return caution(why, "caution", with(checks(), field, value), refusals);
    }

    private static Refused conditional(String why, String field, @Nullable Object value, Refusal... refusals) {
        return conditional(why, with(conditionalDelivery(), field, value), refusals);
    }

    private static Refused conditional(String why, Delivery delivery, Refusal... refusals) {
        return refused(why, then(RECOMMENDED, decidedOn(YOUTH_CONDITIONAL_CAUTION)), deliver(delivery), refusals);
    }

    private static Refused conditionally(String why, String field, @Nullable Object value, Refusal... refusals) {
        return conditional(why, "caution", with(checks(), field, value), refusals);
    }

    private static Refused condition(String why, Condition condition, Refusal... refusals) {
        return conditional(why, "conditions", List.of(condition), refusals);
    }

    private static Signature unsigned(Signer signer, @Nullable Personal<String> whyNot) {
        return new Signature(signer, false, whyNot);
    }

    private static CaseFileEvent admissionTakenBack() {
        return with(
                positionUpdated(),
                "change",
                new Position.Change(Referral.Admission.DENIED, null, null, null, null, null, null));
    }

    private static CaseFileEvent notAdmitted() {
        return Samples.referred(with(Samples.referral(), "admission", Referral.Admission.DENIED));
    }

    private static CaseFileEvent[] tail(List<CaseFileEvent> past) {
        return past.subList(1, past.size()).toArray(CaseFileEvent[]::new);
    }

    private static Refusal closedWithoutAdmission() {
        return Refusal.at(
                "",
                CaseFileProblem.OUTCOME_CLOSED,
                "Youth caution",
                "the child has not admitted the offence to a constable",
                PROTOCOL.clause("4.5").toString());
    }

    private static Stream<Refused> aboutCautions() {
        return Stream.of(
                refused(
                        "given before the police decided it",
                        DECIDED,
                        deliver(with(
                                delivery(), "deliveredOn", DECISION_MAKER.day().minusDays(1))),
                        Refusal.of(DELIVERY_BEFORE_DECISION)),
                refused(
                        "the child has taken the admission back since the decision",
                        and(then(RECOMMENDED, decidedOn(YOUTH_CAUTION)), admissionTakenBack()),
                        deliver(cautionDelivery()),
                        closedWithoutAdmission()),
                refused(
                        "the child never admitted it, and the decision that is on record did not mind",
                        and(List.of(notAdmitted()), tail(then(RECOMMENDED, decidedOn(YOUTH_CAUTION)))),
                        deliver(cautionDelivery()),
                        Refusal.of(CAUTION_WITHOUT_ADMISSION)),
                refused(
                        "an outcome for the same offence goes first in another case, and more is wrong",
                        and(then(RECOMMENDED, decidedOn(YOUTH_CAUTION)), admissionTakenBack()),
                        with(deliver(cautionDelivery()), "goingFirst", List.of(new CaseFileId(new UUID(7, 7)))),
                        closedWithoutAdmission(),
                        Refusal.of(ANOTHER_OUTCOME_GOES_FIRST)),
                refused(
                        "the police record what is no caution",
                        DECIDED,
                        with(deliver(), "by", POLICE),
                        Refusal.of(ONLY_A_CAUTION_BY_POLICE)),
                refused(
                        "a caution given like a community resolution, all at once",
                        then(RECOMMENDED, decidedOn(YOUTH_CAUTION)),
                        deliver(),
                        Refusal.of(CAUTION_CHECKS_MISSING),
                        Refusal.of(CAUTION_PLACE_MISSING),
                        Refusal.at("/signatures/officer/signed", SIGNATURE_MISSING, "the officer")),
                refused(
                        "a community resolution of which nobody says what was understood or who signed",
                        DECIDED,
                        deliver(with(
                                delivery(), "understood", BLANK, "whyNotUnderstood", BLANK, "signatures", List.of())),
                        Refusal.of(UNDERSTANDING_MISSING),
                        Refusal.at("/signatures/child/signed", SIGNATURE_MISSING, "the child"),
                        Refusal.at("/signatures/appropriate-adult/signed", SIGNATURE_MISSING, "the appropriate adult")),
                refused(
                        "a community resolution that the child did not sign for no reason",
                        DECIDED,
                        deliver(with(
                                delivery(),
                                "signatures",
                                List.of(
                                        unsigned(Signer.CHILD, null),
                                        signatures().get(1)))),
                        Refusal.at("/signatures/child/whyNot", SIGNATURE_REASON_MISSING, "the child")),
                refused(
                        "a community resolution given like a caution",
                        DECIDED,
                        deliver(with(delivery(), "caution", checks())),
                        Refusal.of(CAUTION_CHECKS_NOT_NEEDED)),
                caution(
                        "a caution given at home for no reason",
                        "place",
                        new Place(Place.Where.HOME, null),
                        Refusal.of(CAUTION_PLACE_REASON_MISSING)),
                caution(
                        "an officer who did not sign for no reason",
                        "signatures",
                        List.of(signatures().get(0), signatures().get(1), unsigned(Signer.OFFICER, BLANK)),
                        Refusal.at("/signatures/officer/whyNot", SIGNATURE_REASON_MISSING, "the officer")),
                checked("a caution that nobody gave", "authorisedPerson", " ", Refusal.of(CAUTION_OFFICER_MISSING)),
                checked("a caution without evidence", "evidence", BLANK, Refusal.of(CAUTION_EVIDENCE_MISSING)),
                checked("a caution without an admission", "admittedOn", null, Refusal.of(CAUTION_ADMISSION_MISSING)),
                checked(
                        "a caution before the admission",
                        "admittedOn",
                        DELIVERED_ON.plusDays(1),
                        Refusal.of(ADMISSION_AFTER_CAUTION)),
                checked(
                        "an admission before there was an offence",
                        "admittedOn",
                        referral().offences().getFirst().date().minusDays(1),
                        Refusal.of(ADMISSION_BEFORE_OFFENCE)),
                checked("a caution that was not explained", "explained", false, Refusal.of(CAUTION_NOT_EXPLAINED)));
    }

    private static Stream<Refused> aboutTheConditionalCaution() {
        return Stream.of(
                conditional(
                        "conditions that the child did not sign for, with a reason all the same",
                        "signatures",
                        List.of(
                                unsigned(Signer.CHILD, ofChild("Left early.")),
                                signatures().get(1),
                                signatures().get(2)),
                        Refusal.of(CHILD_MUST_SIGN)),
                conditional("no conditions", "conditions", List.of(), Refusal.of(CONDITIONS_MISSING)),
                refused(
                        "a deferred prosecution, outcome 23, without a condition to keep",
                        then(RECOMMENDED, decidedOn(OUTCOME_23)),
                        deliver(),
                        Refusal.of(CONDITIONS_MISSING)),
                refused(
                        "no consent to a community resolution of a protocol that asks for it",
                        then(RECOMMENDED, Samples.decided(with(decision(), "consent", true))),
                        deliver(),
                        Refusal.of(CaseFileProblem.CONSENT_MISSING)),
                conditionally("nobody decided it", "decidedBy", null, Refusal.of(CAUTION_DECISION_MISSING)),
                conditionally("no warning", "warned", false, Refusal.of(CAUTION_NOT_WARNED)),
                conditionally(
                        "a document without the consent and the conditions",
                        "document",
                        List.of(CautionChecks.Part.OFFENCE, CautionChecks.Part.ADMISSION),
                        Refusal.of(CAUTION_DOCUMENT_INCOMPLETE, "the consent, the conditions")));
    }

    private static Stream<Refused> aboutConditions() {
        var attendance = new Condition.Attendance(BLANK, BLANK);
        var limited = with(referral(), "summaryOnlyTimeLimit", LocalDate.parse("2026-06-01"));
        var summary = with(
                referral(),
                "offences",
                List.of(with(
                        offence("XS05"), "offenceClass", OffenceClass.SUMMARY, "date", LocalDate.parse("2025-12-01"))));
        return Stream.of(
                condition(
                        "a condition to do nothing, over before it begins",
                        with(letter(), "what", BLANK, "until", DELIVERED_ON.minusDays(1)),
                        Refusal.at("/conditions/0/what", CONDITION_WHAT_MISSING),
                        Refusal.at("/conditions/0/until", CONDITION_ENDS_BEFORE_START)),
                condition(
                        "a meeting nowhere at no time",
                        with(meetings(), "attendance", attendance),
                        Refusal.at("/conditions/0/attendance/place", ATTENDANCE_PLACE_MISSING),
                        Refusal.at("/conditions/0/attendance/times", ATTENDANCE_TIMES_MISSING)),
                condition(
                        "a penalty above the cap",
                        with(letter(), "penaltyPounds", 51),
                        Refusal.at("/conditions/0/penaltyPounds", PENALTY_ABOVE_CAP, 50)),
                conditional(
                        "two penalties, each within the cap and together above it",
                        "conditions",
                        List.of(with(letter(), "penaltyPounds", 30), with(meetings(), "penaltyPounds", 21)),
                        Refusal.at("/conditions/1/penaltyPounds", PENALTY_ABOVE_CAP, 50)),
                refused(
                        "a condition varied to a penalty that is too much beside another",
                        then(
                                RECOMMENDED,
                                decidedOn(YOUTH_CONDITIONAL_CAUTION),
                                delivered(
                                        with(
                                                conditionalDelivery(),
                                                "conditions",
                                                List.of(with(letter(), "penaltyPounds", 30), meetings())),
                                        true)),
                        with(vary(), "condition", with(meetings(), "penaltyPounds", 21)),
                        Refusal.at("/condition/penaltyPounds", PENALTY_ABOVE_CAP, 50)),
                condition(
                        "a penalty of nothing",
                        with(letter(), "penaltyPounds", 0),
                        Refusal.at("/conditions/0/penaltyPounds", PENALTY_NOT_ALLOWED)),
                refused(
                        "a penalty outside a conditional caution",
                        DECIDED,
                        deliver(with(delivery(), "conditions", List.of(with(letter(), "penaltyPounds", 10)))),
                        Refusal.at("/conditions/0/penaltyPounds", PENALTY_NOT_ALLOWED)),
                condition(
                        "longer than normal without a reason",
                        with(letter(), "until", NORMAL_END.plusDays(1)),
                        Refusal.of(EXCEPTIONAL_REASON_MISSING, 16, NORMAL_END, "6.7")),
                conditional(
                        "longer than ever, whatever the reason",
                        with(
                                conditionalDelivery(),
                                "conditions",
                                List.of(with(letter(), "until", EXCEPTIONAL_END.plusDays(1))),
                                "exceptional",
                                ofChild("The course is long.")),
                        Refusal.at("/conditions/0/until", CONDITION_TOO_LONG, 20, EXCEPTIONAL_END, "6.7")),
                refused(
                        "conditions that last until nobody can be prosecuted, by the limit that the police gave",
                        begun(limited, decidedOn(YOUTH_CONDITIONAL_CAUTION)),
                        deliver(conditionalDelivery()),
                        Refusal.at("/conditions/1/until", CONDITION_PAST_PROSECUTION, LocalDate.parse("2026-06-01"))),
                refused(
                        "or by the day of a summary offence",
                        begun(summary, decidedOn(YOUTH_CONDITIONAL_CAUTION)),
                        deliver(conditionalDelivery()),
                        Refusal.at("/conditions/1/until", CONDITION_PAST_PROSECUTION, LocalDate.parse("2026-06-01"))),
                refused(
                        "or on that very day",
                        begun(
                                with(
                                        referral(),
                                        "summaryOnlyTimeLimit",
                                        meetings().until()),
                                decidedOn(YOUTH_CONDITIONAL_CAUTION)),
                        deliver(conditionalDelivery()),
                        Refusal.at(
                                "/conditions/1/until",
                                CONDITION_PAST_PROSECUTION,
                                meetings().until())),
                refused(
                        "or of a deferred prosecution, outcome 23",
                        begun(limited, decidedOn(OUTCOME_23)),
                        deliver(with(delivery(), "conditions", conditions())),
                        Refusal.at("/conditions/1/until", CONDITION_PAST_PROSECUTION, LocalDate.parse("2026-06-01"))),
                refused(
                        "a condition of a deferred prosecution varied to last as long",
                        and(
                                begun(limited, decidedOn(OUTCOME_23)),
                                delivered(with(delivery(), "conditions", List.of(letter(), letter())), true)),
                        with(vary(), "agreement", spokenAgreement()),
                        Refusal.at("/condition/until", CONDITION_PAST_PROSECUTION, LocalDate.parse("2026-06-01"))),
                refused(
                        "a condition varied without a reason",
                        following(YOUTH_CONDITIONAL_CAUTION),
                        with(vary(), "reason", BLANK),
                        Refusal.of(VARIATION_REASON_MISSING)),
                refused(
                        "a condition of a caution varied by a worker, as what is no caution is",
                        following(YOUTH_CONDITIONAL_CAUTION),
                        with(vary(), "agreement", spokenAgreement(), "by", WORKER),
                        Refusal.of(VARIATION_BY_THE_POLICE),
                        Refusal.of(VARIATION_NOT_SIGNED),
                        Refusal.of(VARIATION_ADULT_MISSING),
                        Refusal.of(VARIATION_OFFICER_MISSING)),
                refused(
                        "what is no caution varied without a word of the child",
                        following(OUTCOME_22),
                        with(vary(), "agreement", signedAgreement(), "by", WORKER),
                        Refusal.of(VARIATION_AGREEMENT_MISSING)),
                refused(
                        "a condition varied to what it was",
                        following(YOUTH_CONDITIONAL_CAUTION),
                        with(vary(), "condition", meetings()),
                        Refusal.of(VARIATION_CHANGES_NOTHING)),
                refused(
                        "a third condition of two varied",
                        following(YOUTH_CONDITIONAL_CAUTION),
                        with(vary(), "number", 3),
                        Refusal.of(CONDITION_UNKNOWN)),
                refused(
                        "a condition varied to last longer than normal without a reason",
                        following(YOUTH_CONDITIONAL_CAUTION),
                        with(vary(), "condition", with(meetings(), "until", NORMAL_END.plusDays(1))),
                        Refusal.of(EXCEPTIONAL_REASON_MISSING, 16, NORMAL_END, "6.7")));
    }

    private static Stream<Refused> aboutProgressAndTheEnd() {
        return Stream.of(
                refused(
                        "progress before the delivery",
                        FOLLOW_UP,
                        with(noteProgress(), "occurredOn", DELIVERED_ON.minusDays(1)),
                        Refusal.of(PROGRESS_BEFORE_DELIVERY)),
                refused(
                        "a condition met by what the child missed without a reason",
                        following(YOUTH_CONDITIONAL_CAUTION),
                        with(noteProgress(), "engagement", Engagement.MISSED_WITHOUT_REASON, "met", List.of(2)),
                        Refusal.of(MET_THOUGH_MISSED)),
                refused(
                        "a condition met by what the child missed with a reason",
                        following(YOUTH_CONDITIONAL_CAUTION),
                        with(noteProgress(), "engagement", Engagement.MISSED_WITH_REASON, "met", List.of(1, 2)),
                        Refusal.of(MET_THOUGH_MISSED)),
                refused(
                        "a condition both met and not, one not met that never was, and one that there is not",
                        following(YOUTH_CONDITIONAL_CAUTION),
                        with(noteProgress(), "met", List.of(1), "notMet", List.of(1, 2, 3)),
                        Refusal.at("/notMet", CONDITION_UNKNOWN),
                        Refusal.of(MET_AND_NOT_MET, 1),
                        Refusal.of(CONDITION_NOT_RECORDED_AS_MET, 2)),
                refused(
                        "an end before the latest note",
                        then(FOLLOW_UP, progressNoted()),
                        with(
                                endFollowUp(),
                                "endedOn",
                                progressNoted().occurredOn().minusDays(1)),
                        Refusal.of(END_BEFORE_LAST_PROGRESS)),
                refused(
                        "completed while conditions are not met",
                        following(YOUTH_CONDITIONAL_CAUTION),
                        with(endFollowUp(), "met", List.of(2)),
                        Refusal.of(CONDITION_UNMET, 1)),
                refused(
                        "an end while the police consider a breach",
                        BREACH_REPORTED,
                        notCompleting(),
                        Refusal.of(BREACH_UNDECIDED)),
                refused(
                        "a conditional caution not completed, and the police not told why",
                        following(YOUTH_CONDITIONAL_CAUTION),
                        notCompleting(),
                        Refusal.of(BREACH_TO_REPORT_FIRST)));
    }

    private static Stream<Refused> aboutBreach() {
        return Stream.of(
                refused(
                        "a breach of nothing, by nothing",
                        following(YOUTH_CONDITIONAL_CAUTION),
                        with(reportBreach(), "conditions", List.of(), "what", BLANK),
                        Refusal.of(BREACH_WHAT_MISSING),
                        Refusal.of(BREACH_CONDITIONS_MISSING)),
                refused(
                        "a breach of a condition that there is not",
                        following(YOUTH_CONDITIONAL_CAUTION),
                        with(reportBreach(), "conditions", List.of(3)),
                        Refusal.at("/conditions", CONDITION_UNKNOWN)),
                refused(
                        "a breach of what no prosecution waits for",
                        following(OUTCOME_22),
                        reportBreach(),
                        Refusal.of(BREACH_NOT_ENFORCEABLE)),
                refused(
                        "a breach decided without a reason",
                        BREACH_REPORTED,
                        with(decideBreach(), "reason", BLANK),
                        Refusal.of(BREACH_REASON_MISSING)),
                refused(
                        "a child with a reasonable excuse prosecuted",
                        BREACH_REPORTED,
                        with(decideBreach(), "response", Response.PROSECUTE),
                        Refusal.of(PROSECUTED_DESPITE_EXCUSE)));
    }

    private static Stream<Refused> aboutWithdrawnConsent() {
        return Stream.of(
                refused(
                        "consent withdrawn from what rests on none, before it was given",
                        following(OUTCOME_22),
                        with(withdrawConsent(), "occurredOn", DELIVERED_ON.minusDays(1)),
                        Refusal.of(PROGRESS_BEFORE_DELIVERY),
                        Refusal.of(NO_CONSENT_TO_WITHDRAW)),
                refused(
                        "consent withdrawn tomorrow",
                        following(YOUTH_CONDITIONAL_CAUTION),
                        with(withdrawConsent(), "occurredOn", WORKER.day().plusDays(1)),
                        Refusal.of(CaseFileProblem.DATE_IN_FUTURE)),
                refused(
                        "consent withdrawn once nothing binds any more, while the police are yet to answer",
                        and(breachReported(), breachDecided(true, Response.NO_ACTION), notCompletedEnd(), notified()),
                        with(withdrawConsent(), "by", at(SCREENER, "2026-07-06T10:00:00Z")),
                        Refusal.of(WITHDRAWN_AFTER_THE_END)),
                refused(
                        "the police told that a child does not engage who withdrew consent",
                        and(following(YOUTH_CONDITIONAL_CAUTION), consentWithdrawn(), withdrawnBack()),
                        notifyPolice(),
                        Refusal.of(CONSENT_WITHDRAWN)));
    }

    private static Stream<Refused> aboutNonEngagement() {
        return Stream.of(
                refused(
                        "the police told of nothing, by nobody",
                        following(COMMUNITY_RESOLUTION),
                        with(notifyPolice(), "attempts", BLANK, "reason", BLANK, "decision", BLANK, "manager", ""),
                        Refusal.of(ATTEMPTS_MISSING),
                        Refusal.of(NON_ENGAGEMENT_REASON_MISSING),
                        Refusal.of(MANAGER_DECISION_MISSING),
                        Refusal.of(MANAGER_MISSING)),
                refused(
                        "the police told twice",
                        and(following(COMMUNITY_RESOLUTION), notified(), answered(false, false)),
                        notifyPolice(),
                        Refusal.of(NOTIFIED_ALREADY)),
                refused(
                        "the police answer without a reason",
                        POLICE_NOTIFIED,
                        with(answerNotice(true), "reason", BLANK),
                        Refusal.of(ANSWER_REASON_MISSING)),
                refused(
                        "closed while the police do not know that it was not completed",
                        and(following(COMMUNITY_RESOLUTION), notCompletedEnd()),
                        close(),
                        Refusal.of(NON_ENGAGEMENT_NOT_NOTIFIED, "6.7")));
    }

    private static Stream<Refused> aboutClosingAndAfter() {
        var notPossible = new VictimInformed(VictimInformed.How.NOT_POSSIBLE, Personal.of(VICTIM, " "));
        return Stream.of(
                refused(
                        "closed without a word of the victim",
                        FOLLOWED_UP,
                        with(close(), "victim", null),
                        Refusal.of(VICTIM_INFORMED_MISSING)),
                refused(
                        "a victim who could not be told for no reason",
                        FOLLOWED_UP,
                        with(close(), "victim", notPossible),
                        Refusal.of(VICTIM_NOTE_MISSING)),
                refused(
                        "nothing told to the officer, and nothing to tell",
                        REFERRED,
                        with(giveFeedback(), "text", BLANK),
                        Refusal.of(FEEDBACK_MISSING),
                        Refusal.of(FEEDBACK_NOTHING_DECIDED)),
                refused("read before it was told", CLOSED, readFeedback(), Refusal.of(FEEDBACK_NOTHING_TO_READ)),
                refused(
                        "reopened without a reason, to follow up what is not followed up",
                        then(DELIVERED, closed()),
                        with(reopen(), "reason", BLANK),
                        Refusal.of(REOPENING_REASON_MISSING),
                        Refusal.of(NOTHING_TO_RESUME)),
                refused(
                        "nothing put right in an entry that is not there, for no reason",
                        REFERRED,
                        with(correct(), "corrects", 1L, "text", BLANK, "reason", BLANK),
                        Refusal.of(ENTRY_UNKNOWN),
                        Refusal.of(CORRECTION_MISSING),
                        Refusal.of(CORRECTION_REASON_MISSING)),
                refused(
                        "nothing said to an entry before the first",
                        REFERRED,
                        with(addStatement(), "about", -1L, "text", BLANK),
                        Refusal.of(ENTRY_UNKNOWN),
                        Refusal.of(STATEMENT_MISSING)));
    }

    /** As {@link Samples} has it, from another referral. */
    private static List<CaseFileEvent> begun(Referral referral, CaseFileEvent decided) {
        var past = new ArrayList<>(then(RECOMMENDED, decided));
        past.set(0, Samples.referred(referral));
        return past;
    }

    @ParameterizedTest
    @MethodSource("refused")
    void turned_down(Refused told) {
        caseFile.given(told.past().toArray(CaseFileEvent[]::new))
                .when(told.command())
                .thenRefused(told.refusals().toArray(Refusal[]::new));
    }

    @Test
    void every_problem_is_told() {
        assertThat(Behaviour.problems(refused().map(Refused::refusals))).contains(FollowUpProblem.values());
    }
}
