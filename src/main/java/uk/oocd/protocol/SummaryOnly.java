package uk.oocd.protocol;

import java.time.LocalDate;
import uk.oocd.protocol.Facts.ProsecutionLimit;

/**
 * Until when a prosecution of a summary offence can start. The months are those of the Magistrates' Courts Act 1980
 * s.127, whose text could not be read when this was written, so they are the protocol's.
 *
 * @param months after the first offence
 * @param nearDays from how many days before the last day the limit counts as near; an agenda holds a child's 18th birthday
 *     to the same
 * @param source the document that this comes from
 */
public record SummaryOnly(int months, int nearDays, String clause, String source) {

    /** The last day on which a prosecution for an offence of that day can start. */
    public LocalDate lastDay(LocalDate offence) {
        return offence.plusMonths(months);
    }

    ProsecutionLimit standing(LocalDate lastDay, LocalDate day) {
        if (day.isAfter(lastDay)) return ProsecutionLimit.PASSED;
        return day.isBefore(lastDay.minusDays(nearDays)) ? ProsecutionLimit.AHEAD : ProsecutionLimit.NEAR;
    }
}
