package uk.oocd.casefile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.Milestone;
import uk.oocd.protocol.ProtocolRef;

/**
 * What happens to a case's clock beside its steps; see {@code contracts/events/clock}. The protocol version is the one
 * whose limits the clock is measured by, which need not be the one in force on that day.
 */
public sealed interface ClockEvent extends CaseFileEvent {

    ProtocolRef protocol();

    @Override
    default ProtocolRef underProtocol() {
        return protocol();
    }

    @Override
    default @Nullable LocalDate happenedOn() {
        return switch (this) {
            case ClockStopped e -> e.occurredOn();
            case ClockRestarted e -> e.occurredOn();
            case LimitMissed e -> e.due().plusDays(1);
        };
    }

    /**
     * The clock stands still.
     *
     * @param occurredOn the first day that does not count, in Europe/London
     */
    record ClockStopped(
            CaseFileId caseFile,
            StopReason reason,
            LocalDate occurredOn,
            Personal<String> explanation,
            ProtocolRef protocol,
            Attribution by)
            implements ClockEvent {}

    /**
     * The clock runs again.
     *
     * @param occurredOn the first day that counts again, in Europe/London
     */
    record ClockRestarted(
            CaseFileId caseFile,
            LocalDate occurredOn,
            Personal<String> explanation,
            ProtocolRef protocol,
            Attribution by)
            implements ClockEvent {}

    /**
     * The last day of a time limit went by without its step. Recorded once for each limit and due day.
     *
     * @param limit the limit's code in that protocol version
     * @param until the step that was not taken
     * @param startedOn day 0
     * @param due the last day on which it would have been in time
     */
    record LimitMissed(
            CaseFileId caseFile,
            String limit,
            Milestone until,
            LocalDate startedOn,
            LocalDate due,
            ProtocolRef protocol,
            Attribution by)
            implements ClockEvent {}
}
