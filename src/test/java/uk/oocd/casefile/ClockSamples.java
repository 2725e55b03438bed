package uk.oocd.casefile;

import static uk.oocd.Samples.CASE;
import static uk.oocd.Samples.PROTOCOL;
import static uk.oocd.Samples.SCREENER;
import static uk.oocd.Samples.SERVICE;
import static uk.oocd.Samples.at;
import static uk.oocd.Samples.by;
import static uk.oocd.Samples.ofChild;

import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import uk.oocd.casefile.CaseFileRefusalTest.Asked;
import uk.oocd.casefile.ClockCommand.RecordMissedLimits;
import uk.oocd.casefile.ClockCommand.RestartClock;
import uk.oocd.casefile.ClockCommand.StopClock;
import uk.oocd.casefile.ClockEvent.ClockRestarted;
import uk.oocd.casefile.ClockEvent.ClockStopped;
import uk.oocd.casefile.ClockEvent.LimitMissed;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.protocol.Milestone;

/** The clock of the case of {@link uk.oocd.Samples}: referred on Monday 2 March 2026, the child in hospital on Thursday. */
final class ClockSamples {

    static final BankHolidays NO_HOLIDAYS = year -> Set.of(LocalDate.of(year, 1, 1));
    static final LocalDate STOPPED_ON = LocalDate.parse("2026-03-05");
    static final LocalDate RESTARTED_ON = LocalDate.parse("2026-03-09");
    static final LocalDate SCREENING_DUE = LocalDate.parse("2026-03-04");

    private ClockSamples() {}

    static StopClock stop() {
        return new StopClock(
                CASE,
                StopReason.CHILD_UNWELL,
                STOPPED_ON,
                ofChild("In hospital with a broken leg."),
                STOPPED_ON,
                at(SCREENER, "2026-03-05T11:00:00Z"));
    }

    static RestartClock restart() {
        return new RestartClock(
                CASE,
                RESTARTED_ON,
                ofChild("Home again, and well enough to talk."),
                RESTARTED_ON,
                at(SCREENER, "2026-03-09T09:30:00Z"));
    }

    static Attribution watch(String at) {
        return by("clock-watch", Role.SYSTEM, SERVICE, at);
    }

    /** Asked on a day, just after midnight in winter. */
    static RecordMissedLimits missed(String day) {
        return new RecordMissedLimits(CASE, PROTOCOL, NO_HOLIDAYS, LocalDate.parse(day), watch(day + "T00:01:00Z"));
    }

    static ClockStopped stopped() {
        var c = stop();
        return new ClockStopped(CASE, c.reason(), c.occurredOn(), c.explanation(), PROTOCOL.ref(), c.by());
    }

    static ClockRestarted restarted() {
        var c = restart();
        return new ClockRestarted(CASE, c.occurredOn(), c.explanation(), PROTOCOL.ref(), c.by());
    }

    static LimitMissed screeningMissed(String recordedOn) {
        return new LimitMissed(
                CASE,
                "screening",
                Milestone.SCREENED,
                LocalDate.parse("2026-03-02"),
                SCREENING_DUE,
                PROTOCOL.ref(),
                watch(recordedOn + "T00:01:00Z"));
    }

    static Stream<Asked> asked() {
        return Stream.of(
                new Asked(Step.STOP_CLOCK, stop()),
                new Asked(Step.RESTART_CLOCK, restart()),
                new Asked(Step.RECORD_MISSED_LIMIT, missed("2026-03-05")));
    }
}
