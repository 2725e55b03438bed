package uk.oocd.casefile;

import static uk.oocd.Samples.ASSESSOR;
import static uk.oocd.Samples.CASE;
import static uk.oocd.Samples.PROTOCOL;
import static uk.oocd.Samples.assessment;
import static uk.oocd.Samples.at;
import static uk.oocd.Samples.ofChild;
import static uk.oocd.Samples.with;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import uk.oocd.casefile.CaseFileRefusalTest.Asked;
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
import uk.oocd.casefile.ReviewEvent.Reviewed;
import uk.oocd.casefile.ReviewEvent.RiskChanged;
import uk.oocd.casefile.ReviewEvent.Source;
import uk.oocd.kernel.Attribution;

/** In follow-up, the child of {@link uk.oocd.Samples} threatens another with a gnome. */
final class ReviewSamples {

    static final Attribution WORKER = at(ASSESSOR, "2026-04-20T09:30:00Z");
    static final LocalDate RISK_CHANGED_ON = LocalDate.parse("2026-04-17");
    static final LocalDate TODAY = LocalDate.parse("2026-04-20");

    private ReviewSamples() {}

    static ReportRisk report() {
        return new ReportRisk(
                CASE,
                RiskChange.RISK_OF_HARM,
                Assessment.Level.HIGH,
                Source.SCHOOL,
                RISK_CHANGED_ON,
                ofChild("Threatened another child with a gnome."),
                PROTOCOL.ref(),
                TODAY,
                WORKER);
    }

    /** The level, the needs and the child's words are other ones; all else reads as before. */
    static Assessment revised() {
        return with(
                assessment(),
                "riskOfHarm",
                Assessment.Level.HIGH,
                "needs",
                ofChild("Somebody to talk to after school, and in it."),
                "childsWords",
                ofChild("He laughed at me."));
    }

    static ReviseAssessment revise() {
        return new ReviseAssessment(CASE, revised(), PROTOCOL.ref(), WORKER);
    }

    static ReviewLines review(String... lines) {
        return new ReviewLines(
                CASE,
                Stream.of(lines)
                        .map(line -> new Reviewed(line, ofChild("Still so.")))
                        .toList(),
                PROTOCOL.ref(),
                WORKER);
    }

    static AddPlanLine add() {
        return new AddPlanLine(
                CASE,
                PlanPart.CHILDS_PLAN,
                ofChild("Write to the owner of the gnome."),
                ofChild("Testina, with her worker"),
                LocalDate.parse("2026-05-01"),
                PROTOCOL.ref(),
                WORKER);
    }

    static ChangePlanLine change() {
        return new ChangePlanLine(
                CASE,
                1,
                ofChild("Write to the owner, and meet him."),
                null,
                null,
                ofChild("He would like to hear it himself."),
                PROTOCOL.ref(),
                WORKER);
    }

    static EndPlanLine end() {
        return new EndPlanLine(CASE, 1, true, ofChild("They met, and shook hands."), PROTOCOL.ref(), WORKER);
    }

    static RiskChanged riskChanged() {
        var c = report();
        return new RiskChanged(
                CASE, c.change(), c.level(), c.source(), c.occurredOn(), c.what(), PROTOCOL.ref(), WORKER);
    }

    static AssessmentRevised assessmentRevised() {
        return new AssessmentRevised(CASE, revised(), PROTOCOL.ref(), WORKER);
    }

    static LinesReviewed linesReviewed(String... lines) {
        return new LinesReviewed(CASE, review(lines).lines(), PROTOCOL.ref(), WORKER);
    }

    static PlanLineAdded added(int line) {
        var c = add();
        return new PlanLineAdded(CASE, line, c.part(), c.what(), c.who(), c.dueOn(), PROTOCOL.ref(), WORKER);
    }

    static PlanLineChanged changed() {
        return new PlanLineChanged(
                CASE,
                1,
                ofChild("Write to the owner, and meet him."),
                add().who(),
                add().dueOn(),
                change().reason(),
                PROTOCOL.ref(),
                WORKER);
    }

    static PlanLineEnded ended() {
        return new PlanLineEnded(CASE, 1, true, end().note(), PROTOCOL.ref(), WORKER);
    }

    static Stream<Asked> asked() {
        return Stream.of(
                new Asked(Step.REPORT_RISK, report()),
                new Asked(Step.REVISE_ASSESSMENT, revise()),
                new Asked(Step.RECONCILE, review("strengths")),
                new Asked(Step.PLAN, add()),
                new Asked(Step.PLAN, change()),
                new Asked(Step.PLAN, end()));
    }

    static List<String> unchangedSections() {
        return List.of(
                "safety-and-wellbeing",
                "likelihood-of-reoffending",
                "strengths",
                "diversity",
                "parents-words",
                "victim-view");
    }
}
