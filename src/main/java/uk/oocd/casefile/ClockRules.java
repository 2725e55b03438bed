package uk.oocd.casefile;

import static uk.oocd.casefile.ClockProblem.CLOCK_ALREADY_STOPPED;
import static uk.oocd.casefile.ClockProblem.CLOCK_DATE_IN_FUTURE;
import static uk.oocd.casefile.ClockProblem.CLOCK_EXPLANATION_MISSING;
import static uk.oocd.casefile.ClockProblem.CLOCK_NOT_STOPPED;
import static uk.oocd.casefile.ClockProblem.NO_LIMIT_MISSED;
import static uk.oocd.casefile.ClockProblem.RESTARTED_BEFORE_STOP;
import static uk.oocd.casefile.ClockProblem.STOPPED_BEFORE_LAST_RESTART;
import static uk.oocd.casefile.ClockProblem.STOPPED_BEFORE_REFERRAL;
import static uk.oocd.kernel.Decision.refuse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import uk.oocd.casefile.CaseFile.Open;
import uk.oocd.casefile.ClockCommand.RecordMissedLimits;
import uk.oocd.casefile.ClockCommand.RestartClock;
import uk.oocd.casefile.ClockCommand.StopClock;
import uk.oocd.casefile.ClockEvent.ClockRestarted;
import uk.oocd.casefile.ClockEvent.ClockStopped;
import uk.oocd.casefile.ClockEvent.LimitMissed;
import uk.oocd.casefile.Timing.Missed;
import uk.oocd.kernel.Decision;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Texts;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.ProtocolRef;

/**
 * When a case's clock may be stopped and restarted, and when a limit was missed. Only limits that a protocol agrees stand
 * still with it; a limit of the law, such as that for a summary prosecution (Magistrates' Courts Act 1980 s.127), does
 * not.
 */
final class ClockRules {

    private ClockRules() {}

    static Decision<CaseFileEvent> stop(StopClock c, Open open) {
        var clocks = open.timing().clocks();
        var stopped = clocks.stopped();
        if (stopped != null) {
            return refuse(
                    CLOCK_ALREADY_STOPPED, stopped.from(), stopped.reason().words());
        }
        var refusals = new ArrayList<Refusal>();
        Texts.require(refusals, c.explanation(), CLOCK_EXPLANATION_MISSING.pointer(), CLOCK_EXPLANATION_MISSING);
        notInFuture(refusals, c.occurredOn(), c.today());
        if (c.occurredOn().isBefore(open.facts().referredOn())) {
            refusals.add(Refusal.of(STOPPED_BEFORE_REFERRAL, open.facts().referredOn()));
        }
        clocks.lastRestart()
                .filter(c.occurredOn()::isBefore)
                .ifPresent(day -> refusals.add(Refusal.of(STOPPED_BEFORE_LAST_RESTART, day)));
        return Decision.unless(
                refusals,
                new ClockStopped(c.caseFile(), c.reason(), c.occurredOn(), c.explanation(), version(clocks), c.by()));
    }

    static Decision<CaseFileEvent> restart(RestartClock c, Open open) {
        var clocks = open.timing().clocks();
        var stopped = clocks.stopped();
        if (stopped == null) return refuse(CLOCK_NOT_STOPPED);
        var refusals = new ArrayList<Refusal>();
        Texts.require(refusals, c.explanation(), CLOCK_EXPLANATION_MISSING.pointer(), CLOCK_EXPLANATION_MISSING);
        notInFuture(refusals, c.occurredOn(), c.today());
        if (c.occurredOn().isBefore(stopped.from())) refusals.add(Refusal.of(RESTARTED_BEFORE_STOP, stopped.from()));
        return Decision.unless(
                refusals, new ClockRestarted(c.caseFile(), c.occurredOn(), c.explanation(), version(clocks), c.by()));
    }

    private static void notInFuture(List<Refusal> refusals, LocalDate day, LocalDate today) {
        if (day.isAfter(today)) refusals.add(Refusal.of(CLOCK_DATE_IN_FUTURE));
    }

    /** An open case was referred under some version. */
    private static ProtocolRef version(Clocks clocks) {
        var version = clocks.protocol();
        if (version == null) throw new IllegalStateException("a case without a protocol");
        return version;
    }

    static Decision<CaseFileEvent> missed(RecordMissedLimits c, Open open) {
        var events = missedLimits(c, open, c.protocol());
        return events.isEmpty() ? refuse(NO_LIMIT_MISSED) : new Decision.Accepted<>(events);
    }

    /** What was taken too late, and what is overdue; each once. */
    private static List<CaseFileEvent> missedLimits(RecordMissedLimits c, Open open, Protocol protocol) {
        var timing = open.timing();
        var clocks = timing.clocks();
        var running = protocol.ref().equals(clocks.protocol())
                ? clocks.deadlines(open.stage(), protocol, c.holidays())
                : List.<Deadline>of();
        return Stream.concat(
                        clocks.late(protocol, c.holidays()).stream(),
                        running.stream().filter(deadline -> deadline.standing(c.today()) == Deadline.Standing.OVERDUE))
                .filter(deadline ->
                        !timing.missed().contains(new Missed(deadline.limit().code(), deadline.due())))
                .<CaseFileEvent>map(deadline -> new LimitMissed(
                        c.caseFile(),
                        deadline.limit().code(),
                        deadline.limit().until(),
                        deadline.startedOn(),
                        deadline.due(),
                        deadline.protocol(),
                        c.by()))
                .toList();
    }
}
