package uk.oocd.simulator;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Random;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.kernel.WorkingDays;
import uk.oocd.requests.CaseContext;

/** Working time: when people do things. */
final class Days {

    private final BankHolidays holidays;

    Days(BankHolidays holidays) {
        this.holidays = holidays;
    }

    /** A time in office hours, so many working days later; the same day, later, for 0. */
    Instant later(Instant from, int workingDays, Random chance) {
        var day = LocalDate.ofInstant(from, CaseContext.LONDON);
        if (workingDays > 0) return on(WorkingDays.after(day, workingDays, holidays), chance);
        return from.plusSeconds(600 + chance.nextInt(3_600));
    }

    Instant on(LocalDate day, Random chance) {
        var working = WorkingDays.isWorking(day, holidays) ? day : WorkingDays.after(day, 1, holidays);
        return working.atTime(9 + chance.nextInt(7), chance.nextInt(60), chance.nextInt(60))
                .atZone(CaseContext.LONDON)
                .toInstant();
    }

    /** Panels sit on Thursdays, or the next working day. */
    LocalDate nextSitting(LocalDate notBefore) {
        var thursday = notBefore.with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY));
        return WorkingDays.isWorking(thursday, holidays) ? thursday : WorkingDays.after(thursday, 1, holidays);
    }
}
