package uk.oocd.casefile;

import static uk.oocd.casefile.ReviewProblem.*;
import static uk.oocd.kernel.Decision.accept;
import static uk.oocd.kernel.Decision.refuse;

import java.util.ArrayList;
import java.util.List;
import uk.oocd.casefile.CaseFile.Open;
import uk.oocd.casefile.ReviewCommand.AddPlanLine;
import uk.oocd.casefile.ReviewCommand.ChangePlanLine;
import uk.oocd.casefile.ReviewCommand.EndPlanLine;
import uk.oocd.casefile.ReviewCommand.ReportRisk;
import uk.oocd.casefile.ReviewCommand.ReviewLines;
import uk.oocd.casefile.ReviewCommand.ReviseAssessment;
import uk.oocd.casefile.ReviewEvent.AssessmentRevised;
import uk.oocd.casefile.ReviewEvent.LinesReviewed;
import uk.oocd.casefile.ReviewEvent.PlanLineAdded;
import uk.oocd.casefile.ReviewEvent.PlanLineChanged;
import uk.oocd.casefile.ReviewEvent.PlanLineEnded;
import uk.oocd.casefile.ReviewEvent.RiskChanged;
import uk.oocd.kernel.Decision;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Texts;
import uk.oocd.protocol.Protocol;

/**
 * The plan, and what follows from a change of risk: assessment and plan are both to be looked at, line by line, before a
 * case is closed (inspections of Merton and Dudley found plans updated where assessments were not).
 */
final class ReviewRules {

    private ReviewRules() {}

    static Decision<CaseFileEvent> report(ReportRisk c) {
        var refusals = new ArrayList<Refusal>();
        if (c.change().judgement() && c.level() == null) refusals.add(Refusal.of(RISK_LEVEL_MISSING));
        if (c.occurredOn().isAfter(c.today())) refusals.add(Refusal.of(RISK_DATE_IN_FUTURE));
        Texts.require(refusals, c.what(), RISK_TEXT_MISSING.pointer(), RISK_TEXT_MISSING);
        return Decision.unless(
                refusals,
                new RiskChanged(
                        c.caseFile(),
                        c.change(),
                        c.change().judgement() ? c.level() : null,
                        c.source(),
                        c.occurredOn(),
                        c.what(),
                        c.protocol(),
                        c.by()));
    }

    static Decision<CaseFileEvent> revise(ReviseAssessment c, Open open) {
        if (open.drift().assessment() == null) return refuse(NOTHING_ASSESSED_YET);
        return Decision.unless(
                c.assessment().problems(), new AssessmentRevised(c.caseFile(), c.assessment(), c.protocol(), c.by()));
    }

    static Decision<CaseFileEvent> review(ReviewLines c, Open open) {
        var refusals = new ArrayList<Refusal>();
        if (c.lines().isEmpty()) refusals.add(Refusal.of(NOTHING_REVIEWED));
        for (var line : c.lines()) {
            var at = "/lines/" + line.line();
            if (!open.drift().open().containsKey(line.line())) {
                refusals.add(Refusal.at(at, LINE_NOT_OPEN, Drift.label(line.line())));
            }
            Texts.require(refusals, line.reason(), at, REVIEW_REASON_MISSING);
        }
        return Decision.unless(refusals, new LinesReviewed(c.caseFile(), c.lines(), c.protocol(), c.by()));
    }

    static Decision<CaseFileEvent> add(AddPlanLine c, Open open) {
        var refusals = new ArrayList<Refusal>();
        Texts.require(refusals, c.what(), PLAN_WHAT_MISSING.pointer(), PLAN_WHAT_MISSING);
        Texts.require(refusals, c.who(), PLAN_WHO_MISSING.pointer(), PLAN_WHO_MISSING);
        return Decision.unless(
                refusals,
                new PlanLineAdded(
                        c.caseFile(),
                        open.drift().lastLine() + 1,
                        c.part(),
                        c.what(),
                        c.who(),
                        c.dueOn(),
                        c.protocol(),
                        c.by()));
    }

    static Decision<CaseFileEvent> change(ChangePlanLine c, Open open) {
        var line = open.drift().plan().get(c.line());
        var refusals = new ArrayList<Refusal>();
        if (line == null) refusals.add(Refusal.of(PLAN_LINE_UNKNOWN, c.line()));
        Texts.limit(refusals, c.what(), PLAN_WHAT_MISSING.pointer());
        Texts.limit(refusals, c.who(), PLAN_WHO_MISSING.pointer());
        if (Texts.isBlank(c.what()) && Texts.isBlank(c.who()) && c.dueOn() == null) {
            refusals.add(Refusal.of(PLAN_LINE_UNCHANGED));
        }
        Texts.require(refusals, c.reason(), PLAN_REASON_MISSING.pointer(), PLAN_REASON_MISSING);
        if (line == null || !refusals.isEmpty()) return refuse(refusals);
        return accept(new PlanLineChanged(
                c.caseFile(),
                c.line(),
                c.what() == null || Texts.isBlank(c.what()) ? line.what() : c.what(),
                c.who() == null || Texts.isBlank(c.who()) ? line.who() : c.who(),
                c.dueOn() == null ? line.dueOn() : c.dueOn(),
                c.reason(),
                c.protocol(),
                c.by()));
    }

    static Decision<CaseFileEvent> end(EndPlanLine c, Open open) {
        var refusals = new ArrayList<Refusal>();
        if (!open.drift().plan().containsKey(c.line())) refusals.add(Refusal.of(PLAN_LINE_UNKNOWN, c.line()));
        Texts.require(refusals, c.note(), PLAN_NOTE_MISSING.pointer(), PLAN_NOTE_MISSING);
        return Decision.unless(
                refusals, new PlanLineEnded(c.caseFile(), c.line(), c.done(), c.note(), c.protocol(), c.by()));
    }

    /**
     * What keeps a case from being closed where the protocol asks for a plan whatever the outcome: no line of the
     * child's or the professionals' plan stands or was done. So it is for every child found with a knife (Home Office and
     * Ministry of Justice, guidance for child knife possession offences, 12 February 2026). A plan that was given up is
     * none, and an exit plan is for afterwards.
     */
    static List<Refusal> unplanned(Open open, Protocol protocol) {
        if (open.drift().planned()) return List.of();
        return protocol.planMandatory(open.facts().offences()).stream()
                .map(group -> Refusal.of(
                        PLAN_MISSING,
                        group.title(),
                        protocol.clause(group.clause()).toString()))
                .toList();
    }

    /** What keeps a case from being closed: each line that nobody has touched since the risk changed. */
    static List<Refusal> unreconciled(Open open) {
        return open.drift().open().entrySet().stream()
                .map(line -> Refusal.of(LINE_NOT_RECONCILED, Drift.label(line.getKey()), line.getValue()))
                .toList();
    }
}
