package uk.oocd.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.FollowUpSamples.conditionalDelivery;
import static uk.oocd.HearingSamples.*;
import static uk.oocd.Samples.*;
import static uk.oocd.casefile.CaseFileBehaviourTest.decidedOnConditionalCaution;
import static uk.oocd.casefile.CaseFileBehaviourTest.recommending;
import static uk.oocd.casefile.CaseFileProblem.*;
import static uk.oocd.casefile.Stage.*;
import static uk.oocd.kernel.TextProblem.TEXT_TOO_LONG;
import static uk.oocd.rationale.RationaleProblem.DISSENT_REASON_MISSING;
import static uk.oocd.rationale.RationaleProblem.FACTOR_EVIDENCE_MISSING;
import static uk.oocd.rationale.RationaleProblem.RATIONALE_MISSING;
import static uk.oocd.rationale.RationaleProblem.SET_ASIDE_REASON_MISSING;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import uk.oocd.Samples;
import uk.oocd.casefile.Assessment.VictimView;
import uk.oocd.kernel.Behaviour;
import uk.oocd.kernel.Coded;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.TextProblem;
import uk.oocd.kernel.Texts;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.Protocol;
import uk.oocd.rationale.ClauseRef;
import uk.oocd.rationale.Dissent;
import uk.oocd.rationale.Factor;
import uk.oocd.rationale.OptionSetAside;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.rationale.RationaleProblem;
import uk.oocd.storage.protocol.BundledProtocols;

/** Everything that a case file turns down, each told once; the last test finds a problem that nothing here tells. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CaseFileRefusalTest {

    private static final Personal<String> BLANK = ofChild("  ");
    private static final Personal<String> LONG = ofChild("x".repeat(Texts.LIMIT + 1));
    private static final LocalDate TOMORROW = REFERRED_ON.plusDays(1);

    /** It has rules of its own for offences with a blade. */
    private static final Protocol THIRD = new BundledProtocols().inForceOn(LocalDate.parse("2026-09-01"));

    private final Behaviour<CaseFileCommand, CaseFile, CaseFileEvent> caseFile =
            new Behaviour<>(new CaseFileDecider(), CaseFileAggregate.class);

    /** Given a past, a command is refused for exactly these reasons. */
    record Refused(String why, List<CaseFileEvent> past, CaseFileCommand command, List<Refusal> refusals) {
        @Override
        public String toString() {
            return why;
        }
    }

    private static Refused refused(String why, Stage stage, CaseFileCommand command, Refusal... refusals) {
        return new Refused(why, past(stage), command, List.of(refusals));
    }

    private static Refused refused(String why, CaseFileCommand command, Refusal... refusals) {
        return new Refused(why, List.of(), command, List.of(refusals));
    }

    private static Refused referral(String why, String field, Object value, Refusal... refusals) {
        return refused(why, refer(with(Samples.referral(), field, value)), refusals);
    }

    private static Refused child(String why, String field, Object value, Refusal... refusals) {
        return referral(why, "child", with(Samples.child(), field, value), refusals);
    }

    private static Refused assessment(String why, String field, Object value, Refusal... refusals) {
        return refused(why, ACCEPTED, recordAssessment(with(Samples.assessment(), field, value)), refusals);
    }

    private static Refused recommendation(String why, String field, Object value, Refusal... refusals) {
        return refused(why, LISTED, with(recommend(), field, value), refusals);
    }

    /** Of a panel that the rules let go on only with authority. */
    private static Refused recommendation(String why, List<Seat> sat, Refusal... refusals) {
        var command = with(recommend(), "sat", sat, "heard", Heard.by(sat.isEmpty() ? present() : sat));
        var all = new ArrayList<>(List.of(refusals));
        all.add(Refusal.of(HearingProblem.INQUORATE_WITHOUT_AUTHORITY, "manager"));
        return refused(why, LISTED, command, all.toArray(Refusal[]::new));
    }

    private static Refused rationale(String why, String field, Object value, Refusal... refusals) {
        return recommendation(why, "rationale", with(Samples.rationale(), field, value), refusals);
    }

    private static Refused delivery(String why, String field, @Nullable Object value, Refusal... refusals) {
        return refused(why, DECIDED, deliver(with(Samples.delivery(), field, value)), refusals);
    }

    private static Refusal tooLongForAName(String pointer) {
        return Refusal.at(pointer, TEXT_TOO_LONG, Texts.SHORT);
    }

    private static Refusal tooLong(String pointer) {
        return Refusal.at(pointer, TEXT_TOO_LONG, Texts.LIMIT);
    }

    static Stream<Refused> refused() {
        return Stream.of(
                        aboutTheWholeCase(),
                        aboutReferrals(),
                        aboutScreening(),
                        aboutAssessments(),
                        aboutThePanel(),
                        aboutTheRationale(),
                        aboutThePoliceDecision(),
                        aboutDelivery(),
                        aboutWhatFollows())
                .flatMap(s -> s);
    }

    private static Stream<Refused> aboutTheWholeCase() {
        return Stream.of(
                refused("nothing can be done to a case nobody referred", accept(), Refusal.of(CASE_FILE_UNKNOWN)),
                refused("nothing can be learned of one either", learn(), Refusal.of(CASE_FILE_UNKNOWN)),
                refused(
                        "a case is referred once",
                        REFERRED,
                        refer(),
                        Refusal.of(CASE_ALREADY_REFERRED, CASE.reference())),
                refused(
                        "at the wrong stage it says where the case stands and what can be done there",
                        READY_FOR_PANEL,
                        decide(),
                        Refusal.of(
                                WRONG_STAGE,
                                "record the police decision",
                                "Ready for panel",
                                "list it on a panel, or record the assessment")),
                refused(
                        "once closed nothing more can be done",
                        CLOSED,
                        close(),
                        Refusal.of(WRONG_STAGE, "close it", "Closed", "nothing more")));
    }

    private static Stream<Refused> aboutReferrals() {
        var young = LocalDate.parse("2016-02-21");
        return Stream.of(
                referral("no crime reference", "crimeReference", " ", Refusal.of(CRIME_REFERENCE_MISSING)),
                referral("no officer", "officer", "", Refusal.of(OFFICER_MISSING)),
                referral("referred tomorrow", "referredOn", TOMORROW, Refusal.of(REFERRAL_IN_FUTURE)),
                child("no name", "name", BLANK, Refusal.of(CHILD_NAME_MISSING)),
                child("too long a name", "name", LONG, tooLongForAName("/child/name")),
                referral(
                        "too long a crime reference",
                        "crimeReference",
                        "X".repeat(Texts.SHORT + 1),
                        tooLongForAName("/crimeReference")),
                referral(
                        "too long a collar number",
                        "officer",
                        "1".repeat(Texts.SHORT + 1),
                        tooLongForAName("/officer")),
                child(
                        "born tomorrow, and so under ten at the offence too",
                        "dateOfBirth",
                        Personal.of(CHILD, TOMORROW),
                        Refusal.of(BIRTH_IN_FUTURE),
                        Refusal.at("/offences/0/date", CHILD_UNDER_TEN)),
                child(
                        "nine on the day of the offence",
                        "dateOfBirth",
                        Personal.of(CHILD, young),
                        Refusal.at("/offences/0/date", CHILD_UNDER_TEN)),
                child(
                        "eighteen on the day of the referral",
                        "dateOfBirth",
                        Personal.of(CHILD, REFERRED_ON.minusYears(18)),
                        Refusal.of(CHILD_IS_ADULT)),
                referral("no offence", "offences", List.of(), Refusal.of(OFFENCES_MISSING)),
                referral(
                        "an offence that the protocol does not know, named by its place",
                        "offences",
                        List.of(offence("XS05"), unknownOffence()),
                        Refusal.at("/offences/1/code", OFFENCE_NOT_IN_PROTOCOL, "XX99")),
                refused(
                        "an offence of tomorrow, and an interview before it",
                        refer(with(
                                Samples.referral(),
                                "offences",
                                List.of(with(offence("XS05"), "date", TOMORROW)),
                                "interviewedOn",
                                REFERRED_ON)),
                        Refusal.at("/offences/0/date", OFFENCE_IN_FUTURE),
                        Refusal.of(INTERVIEW_BEFORE_OFFENCE)),
                referral(
                        "a YJB seriousness score off its scale",
                        "offences",
                        List.of(with(offence("XS05"), "yjbSeriousness", 9)),
                        Refusal.at("/offences/0/yjbSeriousness", YJB_SERIOUSNESS_OFF_SCALE)),
                referral("an interview tomorrow", "interviewedOn", TOMORROW, Refusal.of(INTERVIEW_IN_FUTURE)),
                referral(
                        "an interview before the offence",
                        "interviewedOn",
                        LocalDate.parse("2026-02-19"),
                        Refusal.of(INTERVIEW_BEFORE_OFFENCE)),
                referral(
                        "a time limit before the offence",
                        "summaryOnlyTimeLimit",
                        LocalDate.parse("2026-02-19"),
                        Refusal.of(TIME_LIMIT_BEFORE_OFFENCE)),
                referral(
                        "a victim without a name, by place",
                        "victims",
                        List.of(victim(), with(victim(), "name", Personal.of(VICTIM, ""))),
                        Refusal.at("/victims/1/name", VICTIM_NAME_MISSING)),
                referral("too long a story", "circumstances", LONG, tooLong("/circumstances")),
                refused(
                        "everything that is wrong with a referral at once",
                        refer(with(
                                Samples.referral(),
                                "crimeReference",
                                "",
                                "officer",
                                "",
                                "child",
                                with(Samples.child(), "name", BLANK),
                                "offences",
                                List.of())),
                        Refusal.of(CRIME_REFERENCE_MISSING),
                        Refusal.of(OFFICER_MISSING),
                        Refusal.of(CHILD_NAME_MISSING),
                        Refusal.of(OFFENCES_MISSING)));
    }

    private static Stream<Refused> aboutScreening() {
        return Stream.of(
                refused(
                        "accepted without a reason",
                        REFERRED,
                        with(accept(), "reason", BLANK),
                        Refusal.of(SCREENING_REASON_MISSING)),
                refused(
                        "returned without a reason",
                        REFERRED,
                        with(returnReferral(), "explanation", BLANK),
                        Refusal.at("/explanation", SCREENING_REASON_MISSING)),
                refused(
                        "supported on the spot without a reason",
                        REFERRED,
                        with(supportOnTheSpot(), "reason", BLANK),
                        Refusal.of(SCREENING_REASON_MISSING)),
                new Refused(
                        "a child found with a blade supported on the spot",
                        List.of(Samples.referred(with(Samples.referral(), "offences", List.of(offence("XS09"))))),
                        with(supportOnTheSpot(), "protocol", THIRD, "reason", BLANK),
                        List.of(
                                Refusal.of(SCREENING_REASON_MISSING),
                                Refusal.of(
                                        NOTHING_ON_THE_SPOT,
                                        "Carrying or threatening with a blade (fictional)",
                                        THIRD.clause("8.1").toString()))),
                refused(
                        "asked for more without a question",
                        REFERRED,
                        with(requestInformation(), "question", BLANK),
                        Refusal.of(QUESTION_MISSING)),
                refused(
                        "answered with nothing",
                        AWAITING_INFORMATION,
                        with(provideInformation(), "answer", BLANK),
                        Refusal.of(ANSWER_MISSING)),
                refused(
                        "answered with too much",
                        RETURNED,
                        with(provideInformation(), "answer", LONG),
                        tooLong("/answer")));
    }

    private static Stream<Refused> aboutAssessments() {
        var unspoken = new VictimView.Recorded(Personal.of(VICTIM, ""));
        var verbose = new VictimView.NotSought(VictimView.Reason.NOT_REACHED, LONG);
        return Stream.of(
                assessment("no tool", "tool", " ", Refusal.of(TOOL_MISSING)),
                assessment("no version of it", "toolVersion", "", Refusal.of(TOOL_VERSION_MISSING)),
                assessment("no strengths", "strengths", BLANK, Refusal.of(STRENGTHS_MISSING)),
                assessment("no needs", "needs", BLANK, Refusal.of(NEEDS_MISSING)),
                assessment("no diversity", "diversity", BLANK, Refusal.of(DIVERSITY_MISSING)),
                assessment("not the child’s words", "childsWords", BLANK, Refusal.of(CHILDS_WORDS_MISSING)),
                assessment("not the parent’s words", "parentsWords", BLANK, Refusal.of(PARENTS_WORDS_MISSING)),
                assessment("a victim’s view without words", "victimView", unspoken, Refusal.of(VICTIM_VIEW_MISSING)),
                assessment("too long an explanation", "victimView", verbose, tooLong("/victimView")),
                refused(
                        "several at once",
                        ACCEPTED,
                        recordAssessment(
                                with(Samples.assessment(), "strengths", BLANK, "needs", LONG, "victimView", unspoken)),
                        Refusal.of(STRENGTHS_MISSING),
                        tooLong("/needs"),
                        Refusal.of(VICTIM_VIEW_MISSING)),
                refused(
                        "signed off by whoever wrote it",
                        ASSESSED,
                        with(signOff(), "by", ASSESSOR),
                        Refusal.of(SIGN_OFF_BY_ASSESSOR)),
                refused(
                        "sent back by whoever wrote it, without a reason",
                        ASSESSED,
                        with(sendBack(), "by", ASSESSOR, "comment", BLANK),
                        Refusal.of(SIGN_OFF_BY_ASSESSOR),
                        Refusal.of(SEND_BACK_REASON_MISSING)),
                refused("too long a comment", ASSESSED, with(signOff(), "comment", LONG), tooLong("/comment")));
    }

    private static Stream<Refused> aboutThePanel() {
        var planned = new Gravity.Applied("planned", 1, ofChild("She had brought a sack."));
        return Stream.of(
                refused(
                        "deferred by another panel without a reason",
                        LISTED,
                        with(defer(), "panel", OTHER_PANEL, "reason", BLANK),
                        Refusal.of(DEFERRAL_REASON_MISSING),
                        Refusal.of(LISTED_ON_ANOTHER_PANEL)),
                recommendation(
                        "recommended by another panel", "panel", OTHER_PANEL, Refusal.of(LISTED_ON_ANOTHER_PANEL)),
                recommendation(
                        "heard before it was referred",
                        "satOn",
                        REFERRED_ON.minusDays(1),
                        Refusal.of(SAT_BEFORE_REFERRAL)),
                recommendation(
                        "a sitting that is still to come",
                        "satOn",
                        Samples.CHAIR.day().plusDays(1),
                        Refusal.of(SAT_IN_FUTURE)),
                recommendation(
                        "a factor that the matrix does not know",
                        "factors",
                        List.of(new Gravity.Applied("moonlight", 0, ofChild("It was dark."))),
                        Refusal.at("/factors/moonlight", FACTOR_NOT_IN_MATRIX, "moonlight")),
                refused(
                        "a factor with another effect than the matrix gives it",
                        LISTED,
                        recommending(
                                YOUTH_CAUTION, List.of(new Gravity.Applied("planned", 2, ofChild("A sack."))), 3, null),
                        Refusal.at("/factors/planned", FACTOR_NOT_IN_MATRIX, "planned")),
                refused(
                        "a factor said twice",
                        LISTED,
                        recommending(YOUTH_CAUTION, List.of(planned, planned), 3, null),
                        Refusal.at("/factors/planned", FACTOR_TWICE)),
                refused(
                        "a factor without its evidence",
                        LISTED,
                        recommending(YOUTH_CAUTION, List.of(with(planned, "evidence", BLANK)), 3, null),
                        Refusal.at("/factors/planned", MATRIX_EVIDENCE_MISSING)),
                refused(
                        "an outcome that the protocol does not know",
                        LISTED,
                        with(
                                recommend(),
                                "outcome",
                                OutcomeCode.of("cannabis-warning"),
                                "departureReason",
                                ofChild("Why not."),
                                "rationale",
                                Samples.rationale(options(), OutcomeCode.of("cannabis-warning"))),
                        Refusal.of(OUTCOME_NOT_IN_PROTOCOL, "cannabis-warning")),
                refused(
                        "an outcome that is closed, with why and where that is said",
                        LISTED,
                        recommending(CHARGE, List.of(), 2, ofChild("To teach a lesson.")),
                        Refusal.of(OUTCOME_CLOSED, "Charge", SCORE_TOO_LOW, "demonstration/v2#4.7")),
                deniedButRecommendedForConditionalCaution(),
                refused(
                        "another outcome than a presumed one without a reason",
                        LISTED,
                        recommending(YOUTH_CAUTION, List.of(), 2, null),
                        Refusal.of(DEPARTURE_REASON_MISSING)),
                refused(
                        "too long a reason for departing",
                        LISTED,
                        recommending(YOUTH_CAUTION, List.of(), 2, LONG),
                        tooLong("/departureReason")),
                recommendation(
                        "fewer than the quorum",
                        List.of(new Seat("chair-1", "police"), new Seat("chair-1", "youth-justice")),
                        Refusal.of(TOO_FEW_SAT, 1, 2)),
                recommendation(
                        "nobody from an agency that must be there",
                        List.of(new Seat("chair-1", "youth-justice"), new Seat("teacher-1", "education")),
                        Refusal.of(AGENCY_ABSENT, Coded.agency("police"))),
                recommendation(
                        "nobody at all",
                        List.of(),
                        Refusal.of(TOO_FEW_SAT, 0, 2),
                        Refusal.of(AGENCY_ABSENT, Coded.agency("police")),
                        Refusal.of(AGENCY_ABSENT, Coded.agency("youth-justice"))));
    }

    private static Refused deniedButRecommendedForConditionalCaution() {
        var denied = with(
                Samples.referral(),
                "admission",
                Referral.Admission.DENIED,
                "acceptance",
                Referral.Acceptance.NOT_ACCEPTED);
        var past = new ArrayList<>(past(LISTED));
        past.set(0, referred(denied));
        var options = PROTOCOL.options(facts(false, false, 2, false));
        var command = with(
                recommend(),
                "outcome",
                YOUTH_CONDITIONAL_CAUTION,
                "rationale",
                Samples.rationale(options, YOUTH_CONDITIONAL_CAUTION),
                "departureReason",
                ofChild("Conditions would help."));
        return new Refused(
                "a conditional caution for a child who denies it, at too low a score: both reasons",
                List.copyOf(past),
                command,
                List.of(
                        closed(NEEDS_ADMISSION, YOUTH_CONDITIONAL_CAUTION, "4.6"),
                        closed(SCORE_TOO_LOW, YOUTH_CONDITIONAL_CAUTION, "4.6"),
                        Refusal.of(HearingProblem.NO_CONDITION_RECOMMENDED)));
    }

    private static final String NEEDS_ADMISSION = "the child has not admitted the offence to a constable";
    private static final String SCORE_TOO_LOW = "the gravity score is below those at which it is open";
    private static final String NEEDS_A_PANEL = "it needs a panel first";

    private static Refusal closed(String why, OutcomeCode outcome, String clause) {
        return Refusal.of(
                OUTCOME_CLOSED,
                PROTOCOL.outcome(outcome).orElseThrow().label(),
                why,
                PROTOCOL.clause(clause).toString());
    }

    private static Stream<Refused> aboutTheRationale() {
        var setAside = Samples.rationale().setAside();
        var caution = PROTOCOL.outcome(YOUTH_CAUTION).orElseThrow().label();
        var charge = PROTOCOL.outcome(CHARGE).orElseThrow().label();
        return Stream.of(
                rationale(
                        "a clause that the protocol lacks",
                        "basis",
                        PROTOCOL.clause("99.9"),
                        Refusal.of(CLAUSE_NOT_IN_PROTOCOL, "99.9")),
                rationale(
                        "a clause of another version",
                        "basis",
                        FIRST_PROTOCOL.clause("3.1"),
                        Refusal.of(CLAUSE_NOT_IN_PROTOCOL, "3.1")),
                rationale(
                        "a clause of another protocol",
                        "basis",
                        new ClauseRef("elsewhere", 2, "3.1"),
                        Refusal.of(CLAUSE_NOT_IN_PROTOCOL, "3.1")),
                rationale("no narrative", "narrative", BLANK, Refusal.of(RATIONALE_MISSING)),
                rationale("too long a narrative", "narrative", LONG, tooLong("/rationale/narrative")),
                rationale(
                        "something weighed without evidence",
                        "weighed",
                        List.of(new Factor("victim-view", Factor.Bearing.NEUTRAL, BLANK)),
                        Refusal.at("/rationale/weighed/victim-view", FACTOR_EVIDENCE_MISSING)),
                rationale(
                        "an open outcome that was not set aside",
                        "setAside",
                        setAside.stream()
                                .filter(o -> !o.outcome().equals(YOUTH_CAUTION))
                                .toList(),
                        Refusal.at("/rationale/setAside/youth-caution", OPTION_NOT_SET_ASIDE, caution)),
                rationale(
                        "an outcome set aside without a reason",
                        "setAside",
                        setAside.stream()
                                .map(o ->
                                        o.outcome().equals(YOUTH_CAUTION) ? new OptionSetAside(o.outcome(), BLANK) : o)
                                .toList(),
                        Refusal.at("/rationale/setAside/youth-caution", SET_ASIDE_REASON_MISSING)),
                rationale(
                        "a closed outcome set aside",
                        "setAside",
                        and(setAside, CHARGE),
                        Refusal.at("/rationale/setAside/charge", SET_ASIDE_NOT_OPEN, charge)),
                rationale(
                        "an outcome that the protocol does not know set aside",
                        "setAside",
                        and(setAside, OutcomeCode.of("cannabis-warning")),
                        Refusal.at(
                                "/rationale/setAside/cannabis-warning", OUTCOME_NOT_IN_PROTOCOL, "cannabis-warning")),
                rationale(
                        "the outcome recommended set aside as well",
                        "setAside",
                        and(setAside, COMMUNITY_RESOLUTION),
                        Refusal.at(
                                "/rationale/setAside/community-resolution",
                                SET_ASIDE_NOT_OPEN,
                                "Community resolution")),
                rationale(
                        "dissent without a reason",
                        "dissent",
                        List.of(new Dissent("officer-2", BLANK)),
                        Refusal.at("/rationale/dissent/officer-2", DISSENT_REASON_MISSING)),
                rationale(
                        "dissent by somebody who did not sit",
                        "dissent",
                        List.of(new Dissent("nurse-1", ofChild("I disagree."))),
                        Refusal.at("/rationale/dissent/nurse-1", DISSENT_BY_ABSENT)));
    }

    private static List<OptionSetAside> and(List<OptionSetAside> setAside, OutcomeCode outcome) {
        var more = new ArrayList<>(setAside);
        more.add(new OptionSetAside(outcome, ofChild("Not for this.")));
        return more;
    }

    private static Stream<Refused> aboutThePoliceDecision() {
        return Stream.of(
                refused(
                        "another outcome than the panel’s without a reason",
                        RECOMMENDED,
                        with(decide(), "outcome", NO_FURTHER_ACTION),
                        Refusal.of(DECISION_REASON_MISSING)),
                refused(
                        "a decision without a panel and without a reason",
                        ON_THE_SPOT,
                        decide(),
                        Refusal.of(DECISION_REASON_MISSING)),
                refused(
                        "a decision without a panel on what needs one",
                        ON_THE_SPOT,
                        with(decide(), "outcome", YOUTH_CAUTION, "reason", ofChild("Quicker.")),
                        closed(NEEDS_A_PANEL, YOUTH_CAUTION, "4.5")),
                refused("a second decision without a reason", DECIDED, decide(), Refusal.of(DECISION_REASON_MISSING)),
                refused("too long a reason", RECOMMENDED, with(decide(), "reason", LONG), tooLong("/reason")),
                refused(
                        "a condition met that nobody set",
                        RECOMMENDED,
                        with(
                                decide(),
                                "conditionsMet",
                                List.of(new ConditionMet("cps-first", ofChild("A prosecutor agreed.")))),
                        Refusal.at("/conditions/cps-first", ConditionProblem.CONDITION_NOT_SET, "cps-first")),
                refused(
                        "by whoever recorded the recommendation",
                        RECOMMENDED,
                        with(decide(), "by", CHAIR),
                        Refusal.of(DECISION_BY_RECOMMENDER)),
                refused(
                        "all of that at once",
                        RECOMMENDED,
                        with(decide(), "by", CHAIR, "outcome", CHARGE),
                        closed(SCORE_TOO_LOW, CHARGE, "4.7"),
                        Refusal.of(DECISION_BY_RECOMMENDER),
                        Refusal.of(DECISION_REASON_MISSING)));
    }

    private static Stream<Refused> aboutDelivery() {
        var nameless = new Delivery.AppropriateAdult(BLANK, Delivery.AppropriateAdult.Category.OTHER_RESPONSIBLE_ADULT);
        return Stream.of(
                delivery("delivered tomorrow", "deliveredOn", DELIVERED_ON.plusDays(1), Refusal.of(DELIVERY_IN_FUTURE)),
                delivery("explained to nobody", "explainedTo", BLANK, Refusal.of(EXPLAINED_TO_MISSING)),
                delivery("nothing explained", "explanation", BLANK, Refusal.of(EXPLANATION_MISSING)),
                delivery("understood at too great a length", "understood", LONG, tooLong("/understood")),
                delivery(
                        "without an appropriate adult",
                        "appropriateAdult",
                        null,
                        Refusal.of(APPROPRIATE_ADULT_MISSING)),
                delivery(
                        "with one who has no name",
                        "appropriateAdult",
                        nameless,
                        Refusal.of(APPROPRIATE_ADULT_MISSING)),
                new Refused(
                        "a conditional caution whose consent was withheld",
                        then(RECOMMENDED, decidedOnConditionalCaution()),
                        deliver(with(conditionalDelivery(), "consent", Delivery.Consent.WITHHELD)),
                        List.of(Refusal.of(CONSENT_MISSING))),
                new Refused(
                        "a conditional caution whose consent was not asked for",
                        then(RECOMMENDED, decidedOnConditionalCaution()),
                        deliver(with(conditionalDelivery(), "consent", Delivery.Consent.NOT_NEEDED)),
                        List.of(Refusal.of(CONSENT_MISSING))));
    }

    private static Stream<Refused> aboutWhatFollows() {
        return Stream.of(
                refused(
                        "progress without a note",
                        FOLLOW_UP,
                        with(noteProgress(), "note", BLANK),
                        Refusal.of(NOTE_MISSING)),
                refused(
                        "progress of tomorrow",
                        FOLLOW_UP,
                        with(
                                noteProgress(),
                                "occurredOn",
                                noteProgress().today().plusDays(1)),
                        Refusal.of(DATE_IN_FUTURE)),
                refused(
                        "an end without a note, and tomorrow",
                        FOLLOW_UP,
                        with(endFollowUp(), "note", BLANK, "endedOn", FOLLOW_UP_ENDED_ON.plusDays(1)),
                        Refusal.of(NOTE_MISSING),
                        Refusal.at("/endedOn", DATE_IN_FUTURE)),
                refused(
                        "closed without a plan for what comes after",
                        FOLLOWED_UP,
                        with(close(), "exitPlan", BLANK),
                        Refusal.of(EXIT_PLAN_MISSING)),
                refused(
                        "nothing learned, and that tomorrow",
                        CLOSED,
                        with(
                                learn(),
                                "text",
                                BLANK,
                                "occurredOn",
                                learn().today().plusDays(1)),
                        Refusal.of(INFORMATION_MISSING),
                        Refusal.of(DATE_IN_FUTURE)),
                refused(
                        "a change that is as it was, tomorrow, and from nowhere",
                        REFERRED,
                        with(
                                updatePosition(),
                                "said",
                                new Position.Change(Referral.Admission.ADMITTED, null, null, null, null, null, null),
                                "reason",
                                BLANK,
                                "occurredOn",
                                updatePosition().today().plusDays(1)),
                        Refusal.of(POSITION_UNCHANGED),
                        Refusal.of(DATE_IN_FUTURE),
                        Refusal.of(POSITION_REASON_MISSING)),
                refused(
                        "a change before there was an offence",
                        RECOMMENDED,
                        with(updatePosition(), "occurredOn", LocalDate.parse("2026-02-19")),
                        Refusal.of(POSITION_BEFORE_OFFENCE)),
                new Refused(
                        "an admission and evidence that somebody else than the police records",
                        List.of(referred(with(Samples.referral(), "admission", Referral.Admission.DENIED))),
                        with(
                                updatePosition(),
                                "said",
                                with(moreEvidence(), "admission", Referral.Admission.ADMITTED),
                                "by",
                                at(SCREENER, "2026-03-11T09:00:00Z")),
                        List.of(Refusal.of(ADMISSION_RECORDED_BY_POLICE), Refusal.of(EVIDENCE_RECORDED_BY_POLICE))),
                refused(
                        "an interview before there was an offence",
                        RECOMMENDED,
                        with(updatePosition(), "said", interviewed(LocalDate.parse("2026-02-19"))),
                        Refusal.of(INTERVIEW_BEFORE_OFFENCE)),
                refused(
                        "an interview that is still to come",
                        RECOMMENDED,
                        with(
                                updatePosition(),
                                "said",
                                interviewed(updatePosition().today().plusDays(1))),
                        Refusal.of(INTERVIEW_IN_FUTURE)));
    }

    private static Position.Change interviewed(LocalDate on) {
        return new Position.Change(null, null, on, null, null, null, null);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void turned_down(Refused told) {
        caseFile.given(told.past().toArray(CaseFileEvent[]::new))
                .when(told.command())
                .thenRefused(told.refusals().toArray(Refusal[]::new));
    }

    @ParameterizedTest
    @EnumSource
    void whatever_a_stage_does_not_allow_is_refused_with_the_stage_and_what_is_possible(Stage stage) {
        var possible = stage.possible().isEmpty()
                ? "nothing more"
                : String.join(
                        ", or ", stage.possible().stream().map(Step::label).toList());
        commands()
                .filter(asked -> !stage.allows(asked.step()))
                .forEach(asked -> caseFile.given(past(stage).toArray(CaseFileEvent[]::new))
                        .when(asked.command())
                        .thenRefused(Refusal.of(WRONG_STAGE, asked.step().label(), stage.label(), possible)));
    }

    record Asked(Step step, CaseFileCommand command) {}

    /** Every command but the referral, with the step it takes. */
    static Stream<Asked> commands() {
        return Stream.of(
                        ownCommands(),
                        FollowUpBehaviourTest.commands(),
                        ClockSamples.asked(),
                        ReviewSamples.asked(),
                        OversightSamples.asked())
                .flatMap(asked -> asked);
    }

    private static Stream<Asked> ownCommands() {
        return Stream.of(
                new Asked(Step.SCREEN, accept()),
                new Asked(Step.SCREEN, requestInformation()),
                new Asked(Step.SCREEN, returnReferral()),
                new Asked(Step.SCREEN, supportOnTheSpot()),
                new Asked(Step.ANSWER, provideInformation()),
                new Asked(Step.ASSESS, recordAssessment()),
                new Asked(Step.SIGN_OFF, signOff()),
                new Asked(Step.SIGN_OFF, sendBack()),
                new Asked(Step.LIST, list()),
                new Asked(Step.DEFER, defer()),
                new Asked(Step.RECOMMEND, recommend()),
                new Asked(Step.DECIDE, decide()),
                new Asked(Step.DELIVER, deliver()),
                new Asked(Step.FOLLOW_UP, noteProgress()),
                new Asked(Step.FOLLOW_UP, endFollowUp()),
                new Asked(Step.CLOSE, close()),
                new Asked(Step.DECLARE_CONFLICT, declareConflict()),
                new Asked(Step.LIFT_CONFLICT, liftConflict()),
                new Asked(Step.AUTHORISE_INQUORATE, authoriseInquorate()),
                new Asked(Step.AGREE_ACTION, agreeAction()),
                new Asked(Step.CONCLUDE_ACTION, concludeAction()),
                new Asked(Step.LINK_CASE, linkCase()),
                new Asked(Step.ADD_INFORMATION, learn()),
                new Asked(Step.UPDATE_POSITION, updatePosition()));
    }

    @Test
    void every_command_has_a_sample() {
        assertThat(Stream.concat(Stream.of(refer()), commands().map(Asked::command)))
                .<Class<?>>extracting(Object::getClass)
                .containsExactlyInAnyOrderElementsOf(
                        records(CaseFileCommand.class).toList());
        assertThat(commands().map(Asked::step)).containsAll(EnumSet.allOf(Step.class));
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(CaseFileRefusalTest::records)
                : Stream.of(type);
    }

    @Test
    void every_problem_is_told() {
        var told = Behaviour.problems(refused().map(Refused::refusals));
        told.add(CASE_FILE_CHANGED); // not the decider's: told by CaseFileBehaviourTest, since it needs Axon's metadata
        told.add(FACTOR_NOT_FOR_OFFENCE); // told by OptionsBehaviourTest: the case here has one offence
        told.add(FACTOR_OF_ANOTHER_OFFENCE); // told by OptionsBehaviourTest: the protocol here has no such factor
        told.addAll(Set.of(SCREENED_FOR_PANEL_ONLY, DECISION_HOLDS)); // told by CaseFileToPanelBehaviourTest
        assertThat(told)
                .containsAll(Arrays.asList(CaseFileProblem.values()))
                .containsAll(Arrays.asList(RationaleProblem.values()))
                .containsAll(Arrays.asList(TextProblem.values()));
    }
}
