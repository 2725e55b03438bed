package uk.oocd.protocol;

import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.kernel.WorkingDays;
import uk.oocd.protocol.DueDay.Skipped;
import uk.oocd.protocol.DueDay.Why;

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
     * The last day on which the step is still in time, and how it came about. Each limit counts from the day of its own
     * event, never from another limit's due day: where holidays lie in between, the two give different days.
     *
     * <p>Working days are counted one by one, over weekends, bank holidays and pauses. Weeks and months are counted on the
     * calendar, whatever weekday they end on, and each day of a pause puts the end off by one.
     *
     * @param day0 a calendar date in Europe/London
     * @param pauses when the clock stood still, each with an end
     */
    public DueDay dueDay(LocalDate day0, List<Pause> pauses, BankHolidays holidays) {
        var skipped = new ArrayList<Skipped>();
        var day = day0;
        switch (unit) {
            case WORKING_DAYS -> {
                for (int counted = 0; counted < value; ) {
                    day = day.plusDays(1);
                    var why = skipped(day, pauses, holidays);
                    if (why == null) counted++;
                    else skipped.add(why);
                }
            }
            case WEEKS, MONTHS -> {
                var end = unit == Unit.WEEKS ? day0.plusWeeks(value) : day0.plusMonths(value);
                for (day = day0.plusDays(1); !day.isAfter(end); day = day.plusDays(1)) {
                    var pause = pause(day, pauses);
                    if (pause == null) continue;
                    skipped.add(new Skipped(day, Why.CLOCK_STOPPED, pause.because()));
                    end = end.plusDays(1);
                }
                day = end;
            }
        }
        return new DueDay(day0, day, atRiskFrom(day, pauses, holidays), skipped, holidays.edition());
    }

    private LocalDate atRiskFrom(LocalDate due, List<Pause> pauses, BankHolidays holidays) {
        return switch (unit) {
            case WORKING_DAYS -> {
                var day = due;
                for (int counted = 0; counted < warnAt; ) {
                    day = day.minusDays(1);
                    if (skipped(day, pauses, holidays) == null) counted++;
                }
                yield day;
            }
            case WEEKS -> due.minusWeeks(warnAt);
            case MONTHS -> due.minusMonths(warnAt);
        };
    }

    private static @Nullable Skipped skipped(LocalDate day, List<Pause> pauses, BankHolidays holidays) {
        if (!WorkingDays.isWorking(day, holidays)) {
            return holidays.of(day.getYear()).contains(day)
                    ? new Skipped(day, Why.BANK_HOLIDAY, holidays.name(day))
                    : new Skipped(day, Why.WEEKEND, day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.UK));
        }
        var pause = pause(day, pauses);
        return pause == null ? null : new Skipped(day, Why.CLOCK_STOPPED, pause.because());
    }

    private static @Nullable Pause pause(LocalDate day, List<Pause> pauses) {
        return pauses.stream().filter(each -> each.covers(day)).findFirst().orElse(null);
    }

    /** The last day on which the step is still in time where the clock never stood still. */
    public LocalDate due(LocalDate day0, BankHolidays holidays) {
        return dueDay(day0, List.of(), holidays).due();
    }

    /** From this day on the step is at risk: {@link #warnAt} units before {@code due}. */
    public LocalDate atRiskFrom(LocalDate due, BankHolidays holidays) {
        return atRiskFrom(due, List.of(), holidays);
    }
}
