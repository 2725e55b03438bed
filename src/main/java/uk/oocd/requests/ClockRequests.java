package uk.oocd.requests;

import static uk.oocd.requests.Reading.personal;

import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.ClockCommand.RestartClock;
import uk.oocd.casefile.ClockCommand.StopClock;
import uk.oocd.casefile.ClockProblem;
import uk.oocd.casefile.StopReason;

/** What may be sent about a case's clock, each form's and body's conversion. */
public final class ClockRequests {

    private ClockRequests() {}

    /**
     * @param occurredOn the first day that does not count
     */
    public record ClockStop(
            @Nullable String reason,
            @Nullable String occurredOn,
            @Nullable String explanation) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var command = new StopClock(
                    c.caseFile(),
                    reading.choice(reason, StopReason.class, "/reason"),
                    reading.date(occurredOn, "/occurredOn", c.today()),
                    personal(c.child(), explanation),
                    c.today(),
                    c.by());
            reading.addWhereUnreadable(command.explanation(), ClockProblem.CLOCK_EXPLANATION_MISSING);
            return reading.converted(command);
        }
    }

    /**
     * @param occurredOn the first day that counts again
     */
    public record ClockRestart(
            @Nullable String occurredOn, @Nullable String explanation) {

        public Converted<CaseFileCommand> toCommand(CaseContext c) {
            var reading = new Reading();
            var command = new RestartClock(
                    c.caseFile(),
                    reading.date(occurredOn, "/occurredOn", c.today()),
                    personal(c.child(), explanation),
                    c.today(),
                    c.by());
            reading.addWhereUnreadable(command.explanation(), ClockProblem.CLOCK_EXPLANATION_MISSING);
            return reading.converted(command);
        }
    }
}
