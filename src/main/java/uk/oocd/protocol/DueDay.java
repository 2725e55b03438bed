package uk.oocd.protocol;

import java.time.LocalDate;
import java.util.List;

/**
 * A due day with all that is needed to work it out again by hand. All dates are days in Europe/London.
 *
 * @param day0 the day that the limit counts from, which is not counted itself
 * @param due the last day on which the step is in time
 * @param atRiskFrom from this day on it is at risk
 * @param skipped every day after day 0 up to the due day that was not counted, in order, with the reason
 * @param calendar which set of bank holidays it was worked out with
 */
public record DueDay(LocalDate day0, LocalDate due, LocalDate atRiskFrom, List<Skipped> skipped, String calendar) {

    public DueDay {
        skipped = List.copyOf(skipped);
    }

    /**
     * A day that was not counted.
     *
     * @param words the holiday's name, or why the clock stood still; for a weekend the day's name
     */
    public record Skipped(LocalDate day, Why why, String words) {}

    /** Where several hold, the first of them is told: a Sunday on which the clock stood still is a Sunday. */
    public enum Why {
        WEEKEND,
        BANK_HOLIDAY,
        CLOCK_STOPPED
    }
}
