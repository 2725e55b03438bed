package uk.oocd.protocol;

import java.time.LocalDate;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.kernel.WorkingDays;

/**
 * How long a step may take.
 *
 * @param code for example {@code assessment}
 * @param from the day on which this happened is day 0
 * @param until what must have happened by the due day
 * @param value how many units; 1 or more
 * @param warnAt from how many units before the due day the step counts as at risk
 * @param source the document that the limit comes from
 */
public record TimeLimit(
        String code, Milestone from, Milestone until, Unit unit, int value, int warnAt, String clause, String source) {

    public enum Unit {
        WORKING_DAYS,
        WEEKS,
        MONTHS
    }

    /**
     * The last day on which the step is still in time.
     *
     * @param day0 a calendar date in Europe/London
     */
    public LocalDate due(LocalDate day0, BankHolidays holidays) {
        return switch (unit) {
            case WORKING_DAYS -> WorkingDays.after(day0, value, holidays);
            case WEEKS -> day0.plusWeeks(value);
            case MONTHS -> day0.plusMonths(value);
        };
    }

    /** From this day on the step is at risk: {@link #warnAt} units before {@code due}. */
    public LocalDate atRiskFrom(LocalDate due, BankHolidays holidays) {
        return switch (unit) {
            case WORKING_DAYS -> WorkingDays.before(due, warnAt, holidays);
            case WEEKS -> due.minusWeeks(warnAt);
            case MONTHS -> due.minusMonths(warnAt);
        };
    }
}
