package uk.oocd.casefile;

import static uk.oocd.casefile.CaseFileDecider.at;
import static uk.oocd.casefile.CaseFileDecider.needing;
import static uk.oocd.casefile.CaseFileDecider.notInFuture;
import static uk.oocd.casefile.CaseFileProblem.EXIT_PLAN_MISSING;
import static uk.oocd.casefile.CaseFileProblem.NOTE_MISSING;
import static uk.oocd.casefile.FollowUpProblem.*;
import static uk.oocd.kernel.Decision.accept;
import static uk.oocd.kernel.Decision.refuse;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFile.Open;
import uk.oocd.casefile.CaseFileCommand.CloseCase;
import uk.oocd.casefile.CaseFileCommand.EndFollowUp;
import uk.oocd.casefile.CaseFileCommand.NoteProgress;
import uk.oocd.casefile.CaseFileCommand.RecordDelivery;
import uk.oocd.casefile.CaseFileEvent.CaseClosed;
import uk.oocd.casefile.CaseFileEvent.Engagement;
import uk.oocd.casefile.CaseFileEvent.FollowUpEnded;
import uk.oocd.casefile.CaseFileEvent.OutcomeDelivered;
import uk.oocd.casefile.CaseFileEvent.ProgressNoted;
import uk.oocd.casefile.FollowUp.Basis;
import uk.oocd.casefile.FollowUp.Breach;
import uk.oocd.casefile.FollowUpCommand.*;
import uk.oocd.casefile.FollowUpEvent.*;
import uk.oocd.casefile.FollowUpEvent.BreachDecided.Response;
import uk.oocd.casefile.FollowUpEvent.CaseReopened.Resume;
import uk.oocd.casefile.FollowUpEvent.DecisionRevived.Cause;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Decision;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Texts;
import uk.oocd.protocol.PenaltyCaps;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.ProtocolRef;

/** The rules from the police decision to the end of a case. Each refusal carries everything that is wrong. */
final class FollowUpRules {

    private FollowUpRules() {}

    static Decision<CaseFileEvent> decide(FollowUpCommand command, CaseFile caseFile) {
        return switch (command) {
            case VaryCondition c -> at(Step.VARY, caseFile, open -> vary(c, open));
            case ReportBreach c -> at(Step.REPORT_BREACH, caseFile, open -> reportBreach(c, open));
            case DecideBreach c -> at(Step.DECIDE_BREACH, caseFile, open -> decideBreach(c, open));
            case WithdrawConsent c -> at(Step.WITHDRAW_CONSENT, caseFile, open -> withdraw(c, open));
            case NotifyNonEngagement c -> at(Step.NOTIFY_POLICE, caseFile, open -> notify(c, open));
            case AnswerNonEngagement c -> at(Step.ANSWER_NOTICE, caseFile, open -> answer(c, open));
            case GiveFeedback c -> at(Step.GIVE_FEEDBACK, caseFile, open -> giveFeedback(c, open));
            case ReadFeedback c -> at(Step.READ_FEEDBACK, caseFile, open -> readFeedback(c, open));
            case ReopenCase c -> at(Step.REOPEN, caseFile, open -> reopen(c, open));
            case CorrectEntry c ->
                at(Step.CORRECT, caseFile, open -> {
                    var refusals = onEntry(c.corrects(), open);
                    Texts.require(refusals, c.text(), CORRECTION_MISSING.pointer(), CORRECTION_MISSING);
                    Texts.require(refusals, c.reason(), CORRECTION_REASON_MISSING.pointer(), CORRECTION_REASON_MISSING);
                    return Decision.unless(
                            refusals,
                            new EntryCorrected(
                                    c.caseFile(),
                                    c.by().day(),
                                    c.corrects(),
                                    c.text(),
                                    c.reason(),
                                    c.protocol().ref(),
                                    c.by()));
                });
            case AddStatement c ->
                at(Step.CORRECT, caseFile, open -> {
                    var refusals = onEntry(c.about(), open);
                    Texts.require(refusals, c.text(), STATEMENT_MISSING.pointer(), STATEMENT_MISSING);
                    return Decision.unless(
                            refusals,
                            new StatementAdded(
                                    c.caseFile(),
                                    c.by().day(),
                                    c.about(),
                                    c.speaker(),
                                    c.text(),
                                    c.protocol().ref(),
                                    c.by()));
                });
        };
    }

    private static List<Refusal> onEntry(long sequence, Open open) {
        var refusals = new ArrayList<Refusal>();
        if (sequence < 0 || sequence > open.followUp().last()) refusals.add(Refusal.of(ENTRY_UNKNOWN));
        return refusals;
    }

    // Delivery

    static Decision<CaseFileEvent> deliver(RecordDelivery c, Open open) {
        var delivery = c.delivery();
        var disposal = disposal(open);
        var refusals = delivery.problems(c.today(), open.followUp().basis().born());
        refusals.addAll(notToBeGiven(delivery.deliveredOn(), disposal, c.protocol(), open));
        if (disposal != Disposal.NO_FORMAL_ACTION && !c.goingFirst().isEmpty()) {
            refusals.add(Refusal.of(ANOTHER_OUTCOME_GOES_FIRST));
        }
        var decidedOn = open.followUp().decidedOn();
        if (decidedOn != null && delivery.deliveredOn().isBefore(decidedOn)) {
            refusals.add(Refusal.of(DELIVERY_BEFORE_DECISION));
        }
        if (!disposal.caution() && c.by().role().police()) refusals.add(Refusal.of(ONLY_A_CAUTION_BY_POLICE));
        refusals.addAll(toBeMet(delivery, c.protocol(), open));
        refusals.addAll(problemsOf(delivery, disposal, c.protocol(), open));
        return Decision.unless(
                refusals,
                new OutcomeDelivered(
                        c.caseFile(),
                        delivery,
                        followed(open, c.protocol()),
                        c.protocol().ref(),
                        c.by()));
    }

    /**
     * What has closed the outcome since the police decided on it: they decide anew. A caution is not given without an
     * admission, whatever the protocol says (Crime and Disorder Act 1998 s.66ZA(1)(b), s.66B(3)).
     */
    private static List<Refusal> notToBeGiven(LocalDate day, Disposal disposal, Protocol protocol, Open open) {
        var decision = open.work().decision();
        var standing = standing(open);
        var facts = open.facts();
        if (decision == null || standing == null) return List.of();
        var closed = standing.closedSince(facts.referral(), facts.position(), day, protocol).stream()
                .map(reason -> CaseFileDecider.closed("", decision.label(), reason))
                .toList();
        boolean unadmitted = disposal.caution() && facts.position().admission() != Referral.Admission.ADMITTED;
        return closed.isEmpty() && unadmitted ? List.of(Refusal.of(CAUTION_WITHOUT_ADMISSION)) : closed;
    }

    /** Each condition that the protocol sets before the outcome is given is met, in words; none is claimed that is not set. */
    private static List<Refusal> toBeMet(Delivery delivery, Protocol protocol, Open open) {
        var decision = open.work().decision();
        var standing = standing(open);
        var facts = open.facts();
        if (decision == null || standing == null) return List.of();
        var set = standing.toBeMet(
                facts.referral(),
                facts.position(),
                delivery.deliveredOn(),
                protocol,
                decision.consent(),
                open.drift().planned());
        return CaseFileDecider.unmet(delivery.conditionsMet(), set, decision.label(), "/conditionsMet/");
    }

    /** What was decided, with what it was decided on; null until it was. */
    private static @Nullable StandingDecision standing(Open open) {
        var work = open.work();
        var decision = work.decision();
        var position = work.decidedUpon();
        var on = open.followUp().decidedOn();
        return decision == null || position == null || on == null
                ? null
                : new StandingDecision(decision.outcome(), on, position, work.gravity());
    }

    private static List<Refusal> problemsOf(Delivery delivery, Disposal disposal, Protocol protocol, Open open) {
        var refusals = new ArrayList<>(delivery.problems(
                disposal,
                needsConsent(open),
                open.followUp().basis().born(),
                open.facts().referral().firstOffence()));
        var conditions = delivery.conditions();
        for (int i = 0; i < conditions.size(); i++) {
            refusals.addAll(problemsOf(
                    conditions.get(i), "/conditions/" + i, delivery.deliveredOn(), disposal, protocol, open));
        }
        var last = lastPenalty(conditions);
        if (last >= 0) {
            refusals.addAll(together(
                    conditions, "/conditions/" + last + "/penaltyPounds", delivery.deliveredOn(), disposal, open));
        }
        refusals.addAll(lengthOf(delivery.conditions(), delivery.exceptional() != null, delivery, disposal, protocol));
        Texts.limit(refusals, delivery.exceptional(), EXCEPTIONAL_REASON_MISSING.pointer());
        return refusals;
    }

    private static boolean needsConsent(Open open) {
        var decision = open.work().decision();
        return decision != null && decision.consent();
    }

    /** What is wrong with one condition, whatever the others are. */
    private static List<Refusal> problemsOf(
            Condition condition, String at, LocalDate given, Disposal disposal, Protocol protocol, Open open) {
        var refusals = new ArrayList<>(condition.problems(at));
        if (condition.until().isBefore(given)) {
            refusals.add(Refusal.at(at + "/until", CONDITION_ENDS_BEFORE_START));
        }
        var basis = open.followUp().basis();
        if (condition.penaltyPounds() != null) {
            refusals.addAll(penalty(condition.penaltyPounds(), at + "/penaltyPounds", given, disposal, basis));
        }
        var last = prosecutionEnd(protocol, basis);
        if (last != null && !condition.until().isBefore(last) && prosecutionWaits(given, disposal, protocol, open)) {
            refusals.add(Refusal.at(at + "/until", CONDITION_PAST_PROSECUTION, last));
        }
        return refusals;
    }

    /**
     * Whether a prosecution is to follow where the conditions are not kept, so that they have to end while one can still
     * start: a conditional caution, outcome 23, and outcome 22 where the decision to charge or to caution was put off.
     */
    private static boolean prosecutionWaits(LocalDate given, Disposal disposal, Protocol protocol, Open open) {
        if (disposal.enforceable()) return true;
        var standing = standing(open);
        return disposal == Disposal.OUTCOME_22
                && standing != null
                && standing.restsOnACharge(open.facts().referral(), given, protocol);
    }

    /** The place of the last condition with a penalty; -1 where none has one. */
    private static int lastPenalty(List<Condition> conditions) {
        int last = -1;
        for (int i = 0; i < conditions.size(); i++) if (conditions.get(i).penaltyPounds() != null) last = i;
        return last;
    }

    /** The penalties of one caution, each within the cap, are above it together. */
    private static List<Refusal> together(
            List<Condition> conditions, String at, LocalDate given, Disposal disposal, Open open) {
        var pounds = conditions.stream()
                .map(Condition::penaltyPounds)
                .filter(Objects::nonNull)
                .toList();
        var basis = open.followUp().basis();
        boolean eachAllowed = pounds.stream()
                .allMatch(each -> penalty(each, at, given, disposal, basis).isEmpty());
        return eachAllowed
                ? penalty(pounds.stream().mapToInt(Integer::intValue).sum(), at, given, disposal, basis)
                : List.of();
    }

    private static List<Refusal> penalty(int pounds, String at, LocalDate given, Disposal disposal, Basis basis) {
        if (disposal != Disposal.YOUTH_CONDITIONAL_CAUTION || pounds < 1) {
            return List.of(Refusal.at(at, PENALTY_NOT_ALLOWED));
        }
        var born = basis.born();
        if (born == null) return List.of();
        int age = (int) ChronoUnit.YEARS.between(born, given);
        var cap = PenaltyCaps.pounds(basis.offenceClass(), age, given);
        if (cap.isEmpty()) return List.of(Refusal.at(at, PENALTY_NOT_ALLOWED));
        return pounds > cap.getAsInt() ? List.of(Refusal.at(at, PENALTY_ABOVE_CAP, cap.getAsInt())) : List.of();
    }

    /** The last day on which a prosecution for only summary offences can start; null where none is known. */
    private static @Nullable LocalDate prosecutionEnd(Protocol protocol, Basis basis) {
        if (basis.summaryOnlyTimeLimit() != null) return basis.summaryOnlyTimeLimit();
        return Optional.ofNullable(basis.firstSummaryOffence())
                .flatMap(protocol::prosecutionEnd)
                .orElse(null);
    }

    /** Whether the conditions of a youth conditional caution last longer than they may. */
    private static List<Refusal> lengthOf(
            List<Condition> conditions, boolean reasoned, Delivery delivery, Disposal disposal, Protocol protocol) {
        return lengthOf(conditions, "/conditions/%d/until", reasoned, delivery.deliveredOn(), disposal, protocol);
    }

    private static List<Refusal> lengthOf(
            List<Condition> conditions,
            String at,
            boolean reasoned,
            LocalDate given,
            Disposal disposal,
            Protocol protocol) {
        var terms = protocol.followUp();
        if (terms == null || disposal != Disposal.YOUTH_CONDITIONAL_CAUTION) return List.of();
        var refusals = new ArrayList<Refusal>();
        var normal = terms.normalEnd(given);
        var exceptional = terms.exceptionalEnd(given);
        for (int i = 0; i < conditions.size(); i++) {
            var until = conditions.get(i).until();
            if (until.isAfter(exceptional)) {
                refusals.add(Refusal.at(
                        at.formatted(i), CONDITION_TOO_LONG, terms.exceptionalWeeks(), exceptional, terms.clause()));
            }
        }
        boolean longer = conditions.stream().anyMatch(c -> c.until().isAfter(normal));
        if (longer && !reasoned) {
            refusals.add(Refusal.of(EXCEPTIONAL_REASON_MISSING, terms.normalWeeks(), normal, terms.clause()));
        }
        return refusals;
    }

    // Progress, variation and the end

    static Decision<CaseFileEvent> note(NoteProgress c, Open open) {
        var refusals = needing(c.note(), NOTE_MISSING);
        notInFuture(refusals, c.occurredOn(), c.today(), "/occurredOn");
        notBeforeDelivery(refusals, c.occurredOn(), open);
        agreed(refusals, c.conditions(), "/conditions", open);
        agreed(refusals, c.met(), "/met", open);
        agreed(refusals, c.notMet(), "/notMet", open);
        if (missed(c.engagement()) && !c.met().isEmpty()) refusals.add(Refusal.of(MET_THOUGH_MISSED));
        refusals.addAll(undone(c, open));
        return Decision.unless(
                refusals,
                new ProgressNoted(
                        c.caseFile(),
                        c.occurredOn(),
                        c.engagement(),
                        c.note(),
                        inOrder(c.conditions(), c.met()),
                        inOrder(c.met()),
                        inOrder(c.notMet()),
                        c.protocol().ref(),
                        c.by()));
    }

    private static boolean missed(Engagement engagement) {
        return switch (engagement) {
            case MISSED_WITH_REASON, MISSED_WITHOUT_REASON -> true;
            case ATTENDED, CONTACT -> false;
        };
    }

    /** Only what is recorded as met can turn out not to be, and no note says both of one condition. */
    private static List<Refusal> undone(NoteProgress c, Open open) {
        var course = open.followUp().course();
        var unmet = course == null ? List.<Integer>of() : ConditionStanding.unmet(course.standings());
        return inOrder(c.notMet()).stream()
                .filter(number -> c.met().contains(number) || unmet.contains(number))
                .map(number -> c.met().contains(number)
                        ? Refusal.of(MET_AND_NOT_MET, number)
                        : Refusal.of(CONDITION_NOT_RECORDED_AS_MET, number))
                .toList();
    }

    /** Each number is that of a condition which was agreed. */
    private static void agreed(List<Refusal> refusals, List<Integer> numbers, String pointer, Open open) {
        var course = open.followUp().course();
        int known = course == null ? 0 : course.conditions().size();
        if (numbers.stream().anyMatch(number -> number < 1 || number > known)) {
            refusals.add(Refusal.at(pointer, CONDITION_UNKNOWN));
        }
    }

    @SafeVarargs
    private static List<Integer> inOrder(List<Integer>... numbers) {
        return Stream.of(numbers).flatMap(List::stream).distinct().sorted().toList();
    }

    private static void notBeforeDelivery(List<Refusal> refusals, LocalDate day, Open open) {
        var course = open.followUp().course();
        if (course != null && day.isBefore(course.deliveredOn())) refusals.add(Refusal.of(PROGRESS_BEFORE_DELIVERY));
    }

    private static Decision<CaseFileEvent> vary(VaryCondition c, Open open) {
        var course = open.followUp().course();
        var refusals = needing(c.reason(), VARIATION_REASON_MISSING);
        notInFuture(refusals, c.occurredOn(), c.by().day(), "/occurredOn");
        notBeforeDelivery(refusals, c.occurredOn(), open);
        var conditions = course == null ? List.<Condition>of() : course.conditions();
        if (course == null || c.number() < 1 || c.number() > conditions.size()) {
            refusals.add(Refusal.of(CONDITION_UNKNOWN));
            return refuse(refusals);
        }
        var disposal = disposal(open);
        boolean conditional = disposal == Disposal.YOUTH_CONDITIONAL_CAUTION;
        if (conditional && !c.by().role().police()) refusals.add(Refusal.of(VARIATION_BY_THE_POLICE));
        refusals.addAll(
                c.agreement().problems(conditional, open.followUp().basis().born(), c.occurredOn()));
        if (conditions.get(c.number() - 1).equals(c.condition())) refusals.add(Refusal.of(VARIATION_CHANGES_NOTHING));
        refusals.addAll(problemsOf(c.condition(), "/condition", course.deliveredOn(), disposal, c.protocol(), open));
        if (c.condition().penaltyPounds() != null) {
            var varied = course.varied(c.number(), c.condition()).conditions();
            refusals.addAll(together(varied, "/condition/penaltyPounds", course.deliveredOn(), disposal, open));
        }
        refusals.addAll(lengthOf(
                List.of(c.condition()),
                "/condition/until",
                c.exceptional() != null,
                course.deliveredOn(),
                disposal,
                c.protocol()));
        Texts.limit(refusals, c.exceptional(), EXCEPTIONAL_REASON_MISSING.pointer());
        return Decision.unless(
                refusals,
                new ConditionVaried(
                        c.caseFile(),
                        c.occurredOn(),
                        c.number(),
                        c.condition(),
                        c.reason(),
                        c.exceptional(),
                        c.agreement(),
                        c.protocol().ref(),
                        c.by()));
    }

    private static Disposal disposal(Open open) {
        var decision = open.work().decision();
        return decision == null ? Disposal.NO_FORMAL_ACTION : Disposal.of(decision);
    }

    /** Whether what was decided is followed once it was given; see {@link Disposal#followed}. */
    private static boolean followed(Open open, Protocol protocol) {
        var decision = open.work().decision();
        return decision != null
                && Disposal.of(decision)
                        .followed(decision.followUp(), protocol, open.facts().offences());
    }

    /** Where an activity that an outcome waited for was not completed, the decision is the police's again. */
    static Decision<CaseFileEvent> end(EndFollowUp c, Open open) {
        var refusals = needing(c.note(), NOTE_MISSING);
        notInFuture(refusals, c.endedOn(), c.today(), "/endedOn");
        var course = open.followUp().course();
        var disposal = disposal(open);
        if (course != null) {
            if (c.endedOn().isBefore(course.latest())) refusals.add(Refusal.of(END_BEFORE_LAST_PROGRESS));
            if (course.breach() == Breach.REPORTED) refusals.add(Refusal.of(BREACH_UNDECIDED));
            if (disposal == Disposal.YOUTH_CONDITIONAL_CAUTION && !c.completed() && course.breach() == Breach.NONE) {
                refusals.add(Refusal.of(BREACH_TO_REPORT_FIRST));
            }
            if (disposal == Disposal.YOUTH_CONDITIONAL_CAUTION && c.completed()) {
                ConditionStanding.unmet(course.standings()).stream()
                        .filter(number -> !c.met().contains(number))
                        .forEach(number -> refusals.add(Refusal.of(CONDITION_UNMET, number)));
            }
        }
        agreed(refusals, c.met(), "/met", open);
        var ended = new FollowUpEnded(
                c.caseFile(),
                c.endedOn(),
                c.completed(),
                c.note(),
                inOrder(c.met()),
                c.protocol().ref(),
                c.by());
        if (!refusals.isEmpty()) return refuse(refusals);
        boolean waited = disposal.settles() == Disposal.Settles.ON_COMPLETION;
        return waited && !c.completed()
                ? both(
                        ended,
                        new DecisionRevived(
                                c.caseFile(),
                                c.endedOn(),
                                Cause.NOT_COMPLETED,
                                disposal.enforceable(),
                                c.protocol().ref(),
                                c.by()))
                : accept(ended);
    }

    // Breach

    private static Decision<CaseFileEvent> reportBreach(ReportBreach c, Open open) {
        var refusals = needing(c.what(), BREACH_WHAT_MISSING);
        Texts.limit(refusals, c.excuse(), "/excuse");
        notInFuture(refusals, c.occurredOn(), c.by().day(), "/occurredOn");
        notBeforeDelivery(refusals, c.occurredOn(), open);
        if (!disposal(open).enforceable()) refusals.add(Refusal.of(BREACH_NOT_ENFORCEABLE));
        else if (c.conditions().isEmpty()) refusals.add(Refusal.of(BREACH_CONDITIONS_MISSING));
        agreed(refusals, c.conditions(), "/conditions", open);
        return Decision.unless(
                refusals,
                new BreachReported(
                        c.caseFile(),
                        c.occurredOn(),
                        c.conditions(),
                        c.what(),
                        c.excuse(),
                        c.protocol().ref(),
                        c.by()));
    }

    private static Decision<CaseFileEvent> decideBreach(DecideBreach c, Open open) {
        var refusals = needing(c.reason(), BREACH_REASON_MISSING);
        if (c.reasonableExcuse() && c.response() == Response.PROSECUTE) {
            refusals.add(Refusal.of(PROSECUTED_DESPITE_EXCUSE));
        }
        if (!refusals.isEmpty()) return refuse(refusals);
        var ref = c.protocol().ref();
        var decided = new BreachDecided(
                c.caseFile(), c.by().day(), c.reasonableExcuse(), c.response(), c.reason(), ref, c.by());
        return c.response() == Response.PROSECUTE
                ? both(
                        decided,
                        revived(c.caseFile(), Cause.BREACH, disposal(open).enforceable(), ref, c.by()))
                : accept(decided);
    }

    // Consent withdrawn

    /** Whatever else waits for the police, a breach or a notice: what binds by consent alone binds no longer than that. */
    private static Decision<CaseFileEvent> withdraw(WithdrawConsent c, Open open) {
        var refusals = new ArrayList<Refusal>();
        notInFuture(refusals, c.occurredOn(), c.by().day(), "/occurredOn");
        notBeforeDelivery(refusals, c.occurredOn(), open);
        Texts.limit(refusals, c.words(), "/words");
        if (!needsConsent(open)) refusals.add(Refusal.of(NO_CONSENT_TO_WITHDRAW));
        var course = open.followUp().course();
        if (course != null && course.ended()) refusals.add(Refusal.of(WITHDRAWN_AFTER_THE_END));
        if (!refusals.isEmpty()) return refuse(refusals);
        var ref = c.protocol().ref();
        return both(
                new ConsentWithdrawn(c.caseFile(), c.occurredOn(), c.words(), c.appropriateAdult(), ref, c.by()),
                new DecisionRevived(
                        c.caseFile(),
                        c.occurredOn(),
                        Cause.CONSENT_WITHDRAWN,
                        disposal(open).enforceable(),
                        ref,
                        c.by()));
    }

    private static DecisionRevived revived(
            CaseFileId caseFile, Cause cause, boolean chargeOpen, ProtocolRef protocol, Attribution by) {
        return new DecisionRevived(caseFile, by.day(), cause, chargeOpen, protocol, by);
    }

    // Non-engagement

    private static Decision<CaseFileEvent> notify(NotifyNonEngagement c, Open open) {
        var refusals = new ArrayList<>(c.problems());
        notInFuture(refusals, c.occurredOn(), c.by().day(), "/occurredOn");
        notBeforeDelivery(refusals, c.occurredOn(), open);
        var course = open.followUp().course();
        if (course != null && course.notified() && open.followUp().unnotified() == null) {
            refusals.add(Refusal.of(NOTIFIED_ALREADY));
        }
        if (course != null && course.withdrawn()) refusals.add(Refusal.of(CONSENT_WITHDRAWN));
        return Decision.unless(
                refusals,
                new NonEngagementNotified(
                        c.caseFile(),
                        c.occurredOn(),
                        c.attempts(),
                        c.reason(),
                        c.decidedBy(),
                        c.decision(),
                        open.stage() != Stage.BACK_WITH_POLICE,
                        c.protocol().ref(),
                        c.by()));
    }

    private static Decision<CaseFileEvent> answer(AnswerNonEngagement c, Open open) {
        var refusals = needing(c.reason(), ANSWER_REASON_MISSING);
        if (!refusals.isEmpty()) return refuse(refusals);
        var course = open.followUp().course();
        var ref = c.protocol().ref();
        var answered = new NonEngagementAnswered(
                c.caseFile(), c.by().day(), c.reconsider(), course != null && course.ended(), c.reason(), ref, c.by());
        return c.reconsider()
                ? both(
                        answered,
                        revived(
                                c.caseFile(),
                                Cause.NON_ENGAGEMENT,
                                disposal(open).enforceable(),
                                ref,
                                c.by()))
                : accept(answered);
    }

    // Closing and after

    static Decision<CaseFileEvent> close(CloseCase c, Open open) {
        var refusals = needing(c.exitPlan(), EXIT_PLAN_MISSING);
        var victim = c.victim();
        if (victim == null) refusals.add(Refusal.of(VICTIM_INFORMED_MISSING));
        else if (victim.how() == VictimInformed.How.NOT_POSSIBLE && Texts.isBlank(victim.note())) {
            refusals.add(Refusal.of(VICTIM_NOTE_MISSING));
        } else Texts.limit(refusals, victim.note(), VICTIM_NOTE_MISSING.pointer());
        var owed = open.followUp().unnotified();
        if (owed != null) {
            c.protocol()
                    .nonEngagementClause(owed.homeOffice(), open.facts().offences())
                    .ifPresent(clause -> refusals.add(Refusal.of(NON_ENGAGEMENT_NOT_NOTIFIED, clause)));
        }
        Texts.limit(refusals, c.feedback(), "/feedback");
        refusals.addAll(HearingRules.beforeClosing(open.hearing()));
        refusals.addAll(ReviewRules.unplanned(open, c.protocol()));
        refusals.addAll(ReviewRules.unreconciled(open));
        refusals.addAll(OversightRules.unsigned(open, c.protocol()));
        if (!refusals.isEmpty()) return refuse(refusals);
        var ref = c.protocol().ref();
        var closed = new CaseClosed(c.caseFile(), c.exitPlan(), victim, ref, c.by());
        var feedback = c.feedback();
        return feedback == null || Texts.isBlank(feedback)
                ? accept(closed)
                : both(closed, new FeedbackGiven(c.caseFile(), c.by().day(), feedback, ref, c.by()));
    }

    private static Decision<CaseFileEvent> giveFeedback(GiveFeedback c, Open open) {
        var refusals = needing(c.text(), FEEDBACK_MISSING);
        if (open.work().decision() == null) refusals.add(Refusal.of(FEEDBACK_NOTHING_DECIDED));
        return Decision.unless(
                refusals,
                new FeedbackGiven(
                        c.caseFile(), c.by().day(), c.text(), c.protocol().ref(), c.by()));
    }

    private static Decision<CaseFileEvent> readFeedback(ReadFeedback c, Open open) {
        return open.followUp().feedbackUnread()
                ? accept(new FeedbackRead(
                        c.caseFile(), c.by().day(), c.protocol().ref(), c.by()))
                : refuse(FEEDBACK_NOTHING_TO_READ);
    }

    private static Decision<CaseFileEvent> reopen(ReopenCase c, Open open) {
        var refusals = needing(c.reason(), REOPENING_REASON_MISSING);
        if (c.resume() == Resume.FOLLOW_UP && !followed(open, c.protocol())) {
            refusals.add(Refusal.of(NOTHING_TO_RESUME));
        }
        if (!refusals.isEmpty()) return refuse(refusals);
        var ref = c.protocol().ref();
        var reopened = new CaseReopened(c.caseFile(), c.by().day(), c.resume(), c.reason(), ref, c.by());
        return switch (c.resume()) {
            case FOLLOW_UP -> accept(reopened);
            case POLICE_DECISION -> both(reopened, revived(c.caseFile(), Cause.REOPENED, false, ref, c.by()));
        };
    }

    private static Decision<CaseFileEvent> both(CaseFileEvent first, CaseFileEvent then) {
        return new Decision.Accepted<>(List.of(first, then));
    }
}
