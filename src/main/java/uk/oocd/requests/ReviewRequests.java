package uk.oocd.requests;

import static uk.oocd.requests.Reading.personal;
import static uk.oocd.requests.Reading.personalOrNull;
import static uk.oocd.requests.Reading.text;

import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Assessment;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.CaseFileCommand.RecordAssessment;
import uk.oocd.casefile.PlanPart;
import uk.oocd.casefile.ReviewCommand.AddPlanLine;
import uk.oocd.casefile.ReviewCommand.ChangePlanLine;
import uk.oocd.casefile.ReviewCommand.EndPlanLine;
import uk.oocd.casefile.ReviewCommand.ReportRisk;
import uk.oocd.casefile.ReviewCommand.ReviewLines;
import uk.oocd.casefile.ReviewCommand.ReviseAssessment;
import uk.oocd.casefile.ReviewEvent.Reviewed;
import uk.oocd.casefile.ReviewEvent.Source;
import uk.oocd.casefile.ReviewProblem;
import uk.oocd.casefile.RiskChange;
import uk.oocd.kernel.Refusal;
import uk.oocd.requests.CaseRequests.AssessmentPart;

/** What may be sent about the plan and changes of risk, each form's and body's conversion. */
public final class ReviewRequests {

    private ReviewRequests() {}

    /**
     * @param level only where one of the three judgements changed
     */
    public record RiskReport(
            @Nullable String change,
            @Nullable String level,
            @Nullable String source,
            @Nullable String occurredOn,
            @Nullable String what) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var changed = reading.choice(change, RiskChange.class, "/change");
            var command = new ReportRisk(
                    c.caseFile(),
                    changed,
                    text(level).isEmpty() ? null : reading.choice(level, Assessment.Level.class, "/level"),
                    reading.choice(source, Source.class, "/source"),
                    reading.date(occurredOn, "/occurredOn", c.today()),
                    personal(c.child(), what),
                    c.protocol().ref(),
                    c.today(),
                    c.by());
            reading.addWhereUnreadable(command.what(), ReviewProblem.RISK_TEXT_MISSING);
            return reading.converted(command);
        }
    }

    /** The assessment in a new version, beside the steps. */
    public static Converted<CaseFileCommand> revision(AssessmentPart part, CaseContext c) {
        return switch (part.toCommand(c)) {
            case Converted.Faulty<CaseFileCommand> faulty -> faulty;
            case Converted.Ready<CaseFileCommand>(RecordAssessment command) ->
                new Converted.Ready<>(new ReviseAssessment(
                        c.caseFile(), command.assessment(), c.protocol().ref(), c.by()));
            case Converted.Ready<CaseFileCommand> other ->
                throw new IllegalStateException("an assessment became " + other.value());
        };
    }

    /**
     * @param lines by the line's code, why it stays as it is; a blank one was not looked at
     */
    public record LineReview(@Nullable Map<String, @Nullable String> lines) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reviewed = new ArrayList<Reviewed>();
            if (lines != null) {
                lines.forEach((line, reason) -> {
                    if (!text(reason).isEmpty()) reviewed.add(new Reviewed(line, personal(c.child(), reason)));
                });
            }
            return new Converted.Ready<>(
                    new ReviewLines(c.caseFile(), reviewed, c.protocol().ref(), c.by()));
        }
    }

    public record PlanLinePart(
            @Nullable String part,
            @Nullable String what,
            @Nullable String who,
            @Nullable String dueOn) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var command = new AddPlanLine(
                    c.caseFile(),
                    reading.choice(part, PlanPart.class, "/part"),
                    personal(c.child(), what),
                    personal(c.child(), who),
                    reading.date(dueOn, "/dueOn", c.today()),
                    c.protocol().ref(),
                    c.by());
            reading.addWhereUnreadable(command.what(), ReviewProblem.PLAN_WHAT_MISSING);
            reading.addWhereUnreadable(command.who(), ReviewProblem.PLAN_WHO_MISSING);
            return reading.converted(command);
        }
    }

    /** What is left blank stays as it is. */
    public record PlanLineChange(
            @Nullable String line,
            @Nullable String what,
            @Nullable String who,
            @Nullable String dueOn,
            @Nullable String reason) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var command = new ChangePlanLine(
                    c.caseFile(),
                    number(line, reading),
                    personalOrNull(c.child(), what),
                    personalOrNull(c.child(), who),
                    reading.dateOrNull(dueOn, "/dueOn"),
                    personal(c.child(), reason),
                    c.protocol().ref(),
                    c.by());
            reading.addWhereUnreadable(command.reason(), ReviewProblem.PLAN_REASON_MISSING);
            return reading.converted(command);
        }
    }

    /**
     * @param result {@code done} or {@code given-up}
     */
    public record PlanLineEnd(
            @Nullable String line,
            @Nullable String result,
            @Nullable String note) {

        public enum Ended {
            DONE,
            GIVEN_UP
        }

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var command = new EndPlanLine(
                    c.caseFile(),
                    number(line, reading),
                    reading.choice(result, Ended.class, "/result") == Ended.DONE,
                    personal(c.child(), note),
                    c.protocol().ref(),
                    c.by());
            reading.addWhereUnreadable(command.note(), ReviewProblem.PLAN_NOTE_MISSING);
            return reading.converted(command);
        }
    }

    private static int number(@Nullable String text, Reading reading) {
        try {
            return Integer.parseInt(text(text));
        } catch (NumberFormatException e) {
            reading.refuse(Refusal.at("/line", RequestProblem.CHOICE_MISSING));
            return 0;
        }
    }
}
