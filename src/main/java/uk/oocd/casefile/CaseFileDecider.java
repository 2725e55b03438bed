package uk.oocd.casefile;

import static uk.oocd.casefile.CaseFileProblem.*;
import static uk.oocd.casefile.ConditionProblem.*;
import static uk.oocd.kernel.Decision.accept;
import static uk.oocd.kernel.Decision.refuse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFile.Facts;
import uk.oocd.casefile.CaseFile.Open;
import uk.oocd.casefile.CaseFile.Unopened;
import uk.oocd.casefile.CaseFile.Work;
import uk.oocd.casefile.CaseFileCommand.*;
import uk.oocd.casefile.CaseFileEvent.*;
import uk.oocd.casefile.ClockCommand.*;
import uk.oocd.casefile.OversightCommand.*;
import uk.oocd.casefile.ReviewCommand.*;
import uk.oocd.casefile.ReviewEvent.AssessmentRevised;
import uk.oocd.kernel.Decider;
import uk.oocd.kernel.Decision;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Problem;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Texts;
import uk.oocd.protocol.Appraisal;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.OutcomeRule;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.rationale.OptionSetAside;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.rationale.Rationale;

/** The rules of a case file. Each refusal carries everything that is wrong, so that a form is corrected once. */
final class CaseFileDecider implements Decider<CaseFileCommand, CaseFile, CaseFileEvent> {

    @Override
    public CaseFile initial() {
        return new Unopened();
    }

    @Override
    public Decision<CaseFileEvent> decide(CaseFileCommand command, CaseFile caseFile) {
        return switch (command) {
            case ReferCase c -> refer(c, caseFile);
            case AcceptCase c ->
                at(Step.SCREEN, caseFile, open -> {
                    var refusals = needing(c.reason(), SCREENING_REASON_MISSING);
                    refusals.addAll(decisionHolding(open, c.protocol(), c.by().day()));
                    return Decision.unless(
                            refusals,
                            new CaseAccepted(
                                    c.caseFile(), c.reason(), c.protocol().ref(), c.by()));
                });
            case RequestInformation c ->
                at(Step.SCREEN, caseFile, open -> {
                    var refusals = needing(c.question(), QUESTION_MISSING);
                    refusals.addAll(onlyForPanel(open));
                    return Decision.unless(
                            refusals,
                            new InformationRequested(
                                    c.caseFile(), c.question(), c.protocol().ref(), c.by()));
                });
            case ReturnReferral c ->
                at(Step.SCREEN, caseFile, open -> {
                    var refusals = new ArrayList<Refusal>();
                    Texts.require(refusals, c.explanation(), "/explanation", SCREENING_REASON_MISSING);
                    refusals.addAll(onlyForPanel(open));
                    return Decision.unless(
                            refusals,
                            new ReferralReturned(
                                    c.caseFile(),
                                    c.reason(),
                                    c.explanation(),
                                    c.protocol().ref(),
                                    c.by()));
                });
            case SupportOnTheSpot c ->
                at(Step.SCREEN, caseFile, open -> {
                    var refusals = needing(c.reason(), SCREENING_REASON_MISSING);
                    refusals.addAll(onlyForPanel(open));
                    for (var group : c.protocol().alwaysReferred(open.facts().offences())) {
                        refusals.add(Refusal.of(
                                NOTHING_ON_THE_SPOT,
                                group.title(),
                                c.protocol().clause(group.clause()).toString()));
                    }
                    return Decision.unless(
                            refusals,
                            new OnTheSpotSupported(
                                    c.caseFile(), c.reason(), c.protocol().ref(), c.by()));
                });
            case ProvideInformation c ->
                at(
                        Step.ANSWER,
                        caseFile,
                        open -> Decision.unless(
                                needing(c.answer(), ANSWER_MISSING),
                                new InformationProvided(
                                        c.caseFile(), c.answer(), c.protocol().ref(), c.by())));
            case RecordAssessment c ->
                at(
                        Step.ASSESS,
                        caseFile,
                        open -> Decision.unless(
                                c.assessment().problems(),
                                new AssessmentRecorded(
                                        c.caseFile(),
                                        c.assessment(),
                                        c.protocol().ref(),
                                        c.by())));
            case SignOffAssessment c ->
                at(Step.SIGN_OFF, caseFile, open -> {
                    var refusals = bySomebodyElse(c.by().actor(), open.work().assessedBy(), SIGN_OFF_BY_ASSESSOR);
                    Texts.limit(refusals, c.comment(), "/comment");
                    return Decision.unless(
                            refusals,
                            new AssessmentSignedOff(
                                    c.caseFile(), c.comment(), c.protocol().ref(), c.by()));
                });
            case SendBackAssessment c ->
                at(Step.SIGN_OFF, caseFile, open -> {
                    var refusals = bySomebodyElse(c.by().actor(), open.work().assessedBy(), SIGN_OFF_BY_ASSESSOR);
                    Texts.require(refusals, c.comment(), SEND_BACK_REASON_MISSING.pointer(), SEND_BACK_REASON_MISSING);
                    return Decision.unless(
                            refusals,
                            new AssessmentSentBack(
                                    c.caseFile(), c.comment(), c.protocol().ref(), c.by()));
                });
            case ListCase c ->
                at(
                        Step.LIST,
                        caseFile,
                        open -> accept(new CaseListed(
                                c.caseFile(),
                                c.panel(),
                                c.sitsOn(),
                                c.protocol().ref(),
                                c.by())));
            case DeferCase c ->
                at(Step.DEFER, caseFile, open -> {
                    var refusals = needing(c.reason(), DEFERRAL_REASON_MISSING);
                    if (!c.panel().equals(open.work().panel())) refusals.add(Refusal.of(LISTED_ON_ANOTHER_PANEL));
                    return Decision.unless(
                            refusals,
                            new CaseDeferred(
                                    c.caseFile(),
                                    c.panel(),
                                    c.reason(),
                                    c.protocol().ref(),
                                    c.by()));
                });
            case RecordRecommendation c -> at(Step.RECOMMEND, caseFile, open -> recommend(c, open));
            case RecordPoliceDecision c -> at(Step.DECIDE, caseFile, open -> decide(c, open));
            case RecordDelivery c -> at(Step.DELIVER, caseFile, open -> FollowUpRules.deliver(c, open));
            case NoteProgress c -> at(Step.FOLLOW_UP, caseFile, open -> FollowUpRules.note(c, open));
            case EndFollowUp c -> at(Step.FOLLOW_UP, caseFile, open -> FollowUpRules.end(c, open));
            case CloseCase c -> at(Step.CLOSE, caseFile, open -> FollowUpRules.close(c, open));
            case FollowUpCommand c -> FollowUpRules.decide(c, caseFile);
            case HearingCommand c -> at(HearingRules.step(c), caseFile, open -> HearingRules.decide(c, open));
            case LearnInformation c ->
                at(Step.ADD_INFORMATION, caseFile, open -> {
                    var refusals = needing(c.text(), INFORMATION_MISSING);
                    notInFuture(refusals, c.occurredOn(), c.today(), "/occurredOn");
                    return Decision.unless(
                            refusals,
                            new InformationLearned(
                                    c.caseFile(),
                                    c.topic(),
                                    c.occurredOn(),
                                    c.text(),
                                    c.protocol().ref(),
                                    c.by()));
                });
            case UpdatePosition c -> at(Step.UPDATE_POSITION, caseFile, open -> PositionRules.update(c, open));
            case StopClock c -> at(Step.STOP_CLOCK, caseFile, open -> ClockRules.stop(c, open));
            case RestartClock c -> at(Step.RESTART_CLOCK, caseFile, open -> ClockRules.restart(c, open));
            case ReportRisk c -> at(Step.REPORT_RISK, caseFile, _ -> ReviewRules.report(c));
            case ReviseAssessment c -> at(Step.REVISE_ASSESSMENT, caseFile, open -> ReviewRules.revise(c, open));
            case ReviewLines c -> at(Step.RECONCILE, caseFile, open -> ReviewRules.review(c, open));
            case AddPlanLine c -> at(Step.PLAN, caseFile, open -> ReviewRules.add(c, open));
            case ChangePlanLine c -> at(Step.PLAN, caseFile, open -> ReviewRules.change(c, open));
            case EndPlanLine c -> at(Step.PLAN, caseFile, open -> ReviewRules.end(c, open));
            case NoteOversight c -> at(Step.OVERSEE, caseFile, open -> OversightRules.note(c, open));
            case Countersign c -> at(Step.COUNTERSIGN, caseFile, open -> OversightRules.countersign(c, open));
            case RecordMissedLimits c -> at(Step.RECORD_MISSED_LIMIT, caseFile, open -> ClockRules.missed(c, open));
        };
    }

    @Override
    public CaseFile evolve(CaseFile caseFile, CaseFileEvent event) {
        if (event instanceof CaseReferred e) {
            return new Open(
                    Stage.REFERRED,
                    Facts.of(e.referral()),
                    Work.NONE,
                    HearingState.NONE,
                    Timing.NONE.after(e),
                    Drift.NONE,
                    Signatures.NONE,
                    FollowUp.of(e.referral()));
        }
        return switch (caseFile) {
            case Unopened unopened -> unopened;
            case Open open ->
                evolve(open, event)
                        .with(open.timing().after(event))
                        .with(open.followUp().after(event, open.work().decision()))
                        .with(open.drift().after(event))
                        .with(open.signatures().after(event))
                        .at(Stage.after(open.stage(), event));
        };
    }

    private static Open evolve(Open open, CaseFileEvent event) {
        var work = open.work();
        return switch (event) {
            case AssessmentRecorded e ->
                open.with(work.assessed(e.by().actor())).with(open.hearing().assessed(e.assessment()));
            case AssessmentRevised e ->
                open.with(work.assessed(e.by().actor())).with(open.hearing().assessed(e.assessment()));
            case HearingEvent e -> open.with(open.hearing().after(e));
            case CaseListed e ->
                open.with(work.listed(e.panel())).with(open.hearing().onAnotherList());
            case CaseDeferred _ ->
                open.with(work.listed(null)).with(open.hearing().onAnotherList());
            case PanelRecommended e -> open.with(work.recommended(e.recommendation(), e.by().actor()));
            case PoliceDecided e ->
                open.with(work.decided(e.decision(), open.facts().position()));
            case PositionUpdated e -> open.with(open.facts().after(e.change()));
            case CaseReferred _,
                    InformationRequested _,
                    InformationProvided _,
                    ReferralReturned _,
                    CaseAccepted _,
                    OnTheSpotSupported _,
                    AssessmentSignedOff _,
                    AssessmentSentBack _,
                    OutcomeDelivered _,
                    ProgressNoted _,
                    FollowUpEnded _,
                    CaseClosed _,
                    InformationLearned _,
                    FollowUpEvent _,
                    ClockEvent _,
                    ReviewEvent _,
                    OversightEvent _ -> open;
        };
    }

    static Decision<CaseFileEvent> at(Step step, CaseFile caseFile, Function<Open, Decision<CaseFileEvent>> decision) {
        return switch (caseFile) {
            case Unopened _ -> refuse(CASE_FILE_UNKNOWN);
            case Open open when open.stage().allows(step, open.work().heard()) -> decision.apply(open);
            case Open open -> refuse(WRONG_STAGE, step.label(), open.stage().label(), possible(open));
        };
    }

    private static String possible(Open open) {
        var steps = open.stage().possible(open.work().heard());
        return steps.isEmpty()
                ? "nothing more"
                : steps.stream().map(Step::label).collect(Collectors.joining(", or "));
    }

    static List<Refusal> needing(Personal<String> text, Problem whenMissing) {
        var refusals = new ArrayList<Refusal>();
        Texts.require(refusals, text, whenMissing.pointer(), whenMissing);
        return refusals;
    }

    private static List<Refusal> bySomebodyElse(String actor, @Nullable String than, Problem otherwise) {
        var refusals = new ArrayList<Refusal>();
        if (actor.equals(than)) refusals.add(Refusal.of(otherwise));
        return refusals;
    }

    static void notInFuture(List<Refusal> refusals, LocalDate day, LocalDate today, String pointer) {
        if (day.isAfter(today)) refusals.add(Refusal.at(pointer, DATE_IN_FUTURE));
    }

    // Screening what the police decided without a panel

    /** A panel hears it after all; the rest of what screening can come to, the police's decision has overtaken. */
    private static List<Refusal> onlyForPanel(Open open) {
        return open.work().decision() == null ? List.of() : List.of(Refusal.of(SCREENED_FOR_PANEL_ONLY));
    }

    /** A decision that nothing closes is the police's to give or to change: no screening takes it from them. */
    private static List<Refusal> decisionHolding(Open open, Protocol protocol, LocalDate day) {
        var decision = open.work().decision();
        if (open.stage() != Stage.DECIDED || decision == null) return List.of();
        var options = appraisal(open, protocol, startingScore(open, protocol), true, false, List.of(), day)
                .options();
        return problemsOf(decision.outcome(), options).isEmpty()
                ? List.of(Refusal.of(DECISION_HOLDS, decision.label()))
                : List.of();
    }

    private static int startingScore(Open open, Protocol protocol) {
        return protocol.gravity(open.facts().offences(), List.of()).score();
    }

    // Referral

    private static Decision<CaseFileEvent> refer(ReferCase c, CaseFile caseFile) {
        if (caseFile instanceof Open)
            return refuse(CASE_ALREADY_REFERRED, c.caseFile().reference());
        return Decision.unless(
                c.referral().problems(c.protocol(), c.today()),
                new CaseReferred(c.caseFile(), c.referral(), c.protocol().ref(), c.by()));
    }

    /**
     * What the protocol says of the case, as it stands now.
     *
     * @param chargeOpen whether a charge is open whatever the gravity score
     */
    private static Appraisal appraisal(
            Open open,
            Protocol protocol,
            int score,
            boolean withoutPanel,
            boolean chargeOpen,
            List<CaseFileId> elsewhere,
            LocalDate day) {
        var known = open.facts();
        var facts = known.referral().facts(protocol, known.position(), score, withoutPanel, false, day);
        return OutcomeElsewhere.appraisal(protocol, facts, chargeOpen, elsewhere);
    }

    // The panel

    private static Decision<CaseFileEvent> recommend(RecordRecommendation c, Open open) {
        var protocol = c.protocol();
        var gravity = protocol.gravity(open.facts().offences(), c.factors());
        var appraisal = appraisal(open, protocol, gravity.score(), false, false, c.elsewhere(), c.by().day());
        var options = appraisal.options();
        var recommendation = new Recommendation(
                c.panel(),
                c.satOn(),
                protocol.ref(),
                gravity,
                appraisal.presumptive(),
                c.outcome(),
                options,
                appraisal.applied(),
                c.rationale(),
                c.sat(),
                c.departureReason(),
                HearingRules.hearing(c, open.hearing()));

        var refusals = new ArrayList<Refusal>();
        if (!c.panel().equals(open.work().panel())) refusals.add(Refusal.of(LISTED_ON_ANOTHER_PANEL));
        if (c.satOn().isBefore(open.facts().referredOn())) refusals.add(Refusal.of(SAT_BEFORE_REFERRAL));
        if (c.satOn().isAfter(c.by().day())) refusals.add(Refusal.of(SAT_IN_FUTURE));
        refusals.addAll(problemsOf(c.factors(), open.facts().offences(), protocol));
        refusals.addAll(problemsOf(c.outcome(), options));
        refusals.addAll(c.rationale().problems());
        refusals.addAll(problemsOf(c.rationale(), c.outcome(), options, protocol, c.sat()));
        if (recommendation.departs()) {
            Texts.require(refusals, c.departureReason(), DEPARTURE_REASON_MISSING.pointer(), DEPARTURE_REASON_MISSING);
        }
        refusals.addAll(HearingRules.problems(c, open.hearing()));
        refusals.addAll(OversightRules.unsignedAssessment(open));
        return Decision.unless(refusals, new PanelRecommended(c.caseFile(), recommendation, c.by()));
    }

    private static List<Refusal> problemsOf(List<Gravity.Applied> factors, List<String> offences, Protocol protocol) {
        var refusals = new ArrayList<Refusal>();
        var seen = new HashSet<List<String>>();
        for (var factor : factors) {
            var at = "/factors/" + factor.code();
            var offence = factor.offence();
            var known = protocol.factor(factor.code()).filter(f -> f.effect() == factor.effect());
            if (known.isEmpty()) refusals.add(Refusal.at(at, FACTOR_NOT_IN_MATRIX, factor.code()));
            else if (offences.stream().noneMatch(known.get()::isFor)) {
                refusals.add(
                        Refusal.at(at, FACTOR_OF_ANOTHER_OFFENCE, known.get().title()));
            } else if (offence != null
                    && !(offences.contains(offence) && known.get().isFor(offence))) {
                refusals.add(Refusal.at(
                        "/factorOffences/" + factor.code(),
                        FACTOR_NOT_FOR_OFFENCE,
                        known.get().title(),
                        offence));
            }
            if (!seen.add(List.of(factor.code(), Objects.requireNonNullElse(offence, "")))) {
                refusals.add(Refusal.at(at, FACTOR_TWICE));
            }
            Texts.require(refusals, factor.evidence(), at, MATRIX_EVIDENCE_MISSING);
        }
        return refusals;
    }

    private static List<Refusal> problemsOf(OutcomeCode outcome, List<Option> options) {
        return options.stream()
                .filter(o -> o.outcome().equals(outcome))
                .findFirst()
                .map(CaseFileDecider::whyClosed)
                .orElseGet(() -> List.of(Refusal.of(OUTCOME_NOT_IN_PROTOCOL, outcome.value())));
    }

    private static List<Refusal> whyClosed(Option option) {
        return option.closedBecause().stream()
                .map(closed -> closed(OUTCOME_CLOSED.pointer(), option.label(), closed))
                .toList();
    }

    static Refusal closed(String pointer, String label, Option.Reason reason) {
        return Refusal.at(
                pointer,
                OUTCOME_CLOSED,
                label,
                reason.sentence(),
                reason.clause().toString());
    }

    /** Each condition set before the decision is met, in words; none is claimed that was not set. */
    private static List<Refusal> problemsOf(List<ConditionMet> met, OutcomeCode outcome, List<Option> options) {
        var option = options.stream().filter(o -> o.outcome().equals(outcome)).findFirst();
        var set = option.map(o -> o.reasons(Option.Effect.BEFORE_DECISION)).orElse(List.of());
        return unmet(met, set, option.map(Option::label).orElse(outcome.value()), "/conditions/");
    }

    /**
     * The same of the conditions that are set for an outcome.
     *
     * @param at where a request says how one was met, before its code
     */
    static List<Refusal> unmet(List<ConditionMet> met, List<Option.Reason> set, String label, String at) {
        var refusals = new ArrayList<Refusal>();
        for (var condition : set) {
            var how = met.stream()
                    .filter(m -> m.code().equals(condition.code()))
                    .map(ConditionMet::how)
                    .findFirst();
            var here = at + condition.code();
            if (how.filter(h -> !Texts.isBlank(h)).isEmpty()) {
                refusals.add(Refusal.at(here, CONDITION_NOT_MET, label, condition.sentence()));
            } else Texts.limit(refusals, how.get(), here);
        }
        for (var claimed : met) {
            if (set.stream().noneMatch(c -> c.code().equals(claimed.code()))) {
                refusals.add(Refusal.at(at + claimed.code(), CONDITION_NOT_SET, claimed.code()));
            }
        }
        return refusals;
    }

    private static List<Refusal> problemsOf(
            Rationale rationale, OutcomeCode chosen, List<Option> options, Protocol protocol, List<Seat> sat) {
        var refusals = new ArrayList<Refusal>();
        if (!protocol.ref()
                        .equals(new ProtocolRef(
                                rationale.basis().protocol(), rationale.basis().version()))
                || !protocol.hasClause(rationale.basis().clause())) {
            refusals.add(Refusal.of(CLAUSE_NOT_IN_PROTOCOL, rationale.basis().clause()));
        }
        var setAside = rationale.setAside().stream()
                .map(OptionSetAside::outcome)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (var option : options) {
            boolean mustBeSetAside = option.available() && !option.outcome().equals(chosen);
            if (mustBeSetAside && !setAside.contains(option.outcome())) {
                refusals.add(Refusal.at(
                        "/rationale/setAside/" + option.outcome().value(), OPTION_NOT_SET_ASIDE, option.label()));
            }
            if (!mustBeSetAside && setAside.contains(option.outcome())) {
                refusals.add(Refusal.at(
                        "/rationale/setAside/" + option.outcome().value(), SET_ASIDE_NOT_OPEN, option.label()));
            }
        }
        for (var outcome : setAside) {
            if (protocol.outcome(outcome).isEmpty()) {
                refusals.add(
                        Refusal.at("/rationale/setAside/" + outcome.value(), OUTCOME_NOT_IN_PROTOCOL, outcome.value()));
            }
        }
        var members = sat.stream().map(Seat::member).collect(Collectors.toSet());
        for (var dissent : rationale.dissent()) {
            if (!members.contains(dissent.member())) {
                refusals.add(Refusal.at("/rationale/dissent/" + dissent.member(), DISSENT_BY_ABSENT));
            }
        }
        return refusals;
    }

    // The police decision

    private static Decision<CaseFileEvent> decide(RecordPoliceDecision c, Open open) {
        var protocol = c.protocol();
        var gravity = open.work().gravity();
        boolean withoutPanel = gravity == null;
        int score = gravity == null ? startingScore(open, protocol) : gravity.score();
        var appraisal = appraisal(
                open, protocol, score, withoutPanel, open.followUp().chargeOpen(), c.elsewhere(), c.by().day());
        var options = appraisal.options();
        var recommended = open.work().recommended();

        var refusals = new ArrayList<Refusal>(problemsOf(c.outcome(), options));
        refusals.addAll(problemsOf(c.conditionsMet(), c.outcome(), options));
        refusals.addAll(bySomebodyElse(c.by().actor(), open.work().recommendedBy(), DECISION_BY_RECOMMENDER));
        boolean decidedBefore = open.work().decision() != null;
        if (!c.outcome().equals(recommended) || decidedBefore) {
            Texts.require(refusals, c.reason(), DECISION_REASON_MISSING.pointer(), DECISION_REASON_MISSING);
        } else {
            Texts.limit(refusals, c.reason(), DECISION_REASON_MISSING.pointer());
        }
        if (!refusals.isEmpty()) return refuse(refusals);
        OutcomeRule rule = protocol.outcome(c.outcome()).orElseThrow();
        return accept(new PoliceDecided(
                c.caseFile(),
                new PoliceDecision(
                        protocol.ref(),
                        c.outcome(),
                        rule.label(),
                        rule.homeOffice(),
                        rule.consent(),
                        Disposal.of(rule)
                                .followed(
                                        rule.followUp(), protocol, open.facts().offences()),
                        recommended,
                        options,
                        appraisal.applied(),
                        c.conditionsMet(),
                        c.reason()),
                c.by()));
    }
}
