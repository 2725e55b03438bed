package uk.oocd.casefile;

import java.time.LocalDate;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.Protocol;

/** What may be asked of a case's clock. {@code today} is the day of {@code by.at} in Europe/London. */
public sealed interface ClockCommand extends CaseFileCommand {

    record StopClock(
            CaseFileId caseFile,
            StopReason reason,
            LocalDate occurredOn,
            Personal<String> explanation,
            LocalDate today,
            Attribution by)
            implements ClockCommand {}

    record RestartClock(
            CaseFileId caseFile, LocalDate occurredOn, Personal<String> explanation, LocalDate today, Attribution by)
            implements ClockCommand {}

    /**
     * Asks the case whether a time limit has gone by. The case answers from what it knows itself, so whoever asks may be
     * behind, and may ask as often as they like.
     *
     * @param protocol the version that the case's clock runs by
     */
    record RecordMissedLimits(
            CaseFileId caseFile, Protocol protocol, BankHolidays holidays, LocalDate today, Attribution by)
            implements ClockCommand {}
}
