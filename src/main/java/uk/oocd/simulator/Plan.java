package uk.oocd.simulator;

import java.time.LocalDate;

/**
 * What is to be simulated. The same plan makes the same cases, whatever the day: so a load that was cut short goes on
 * where it stopped.
 *
 * @param seed of everything that looks like chance
 * @param cases how many are referred over the {@value #MONTHS} months
 * @param until the last day, in Europe/London; what would come later has not happened yet
 */
public record Plan(long seed, int cases, LocalDate until) {

    static final int MONTHS = 24;

    LocalDate from() {
        return until.minusMonths(MONTHS);
    }
}
