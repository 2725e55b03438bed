package uk.oocd.worklist;

import java.time.LocalDate;
import java.util.List;

/**
 * What becomes of the time limits of some cases if nothing is done until a day. A case whose clock stands still, or whose
 * limit has gone by already, is in neither list.
 *
 * @param until the day, in Europe/London, as of its morning
 * @param goesOverdue cases whose limit will have gone by: for them that day is too late
 * @param comesToRisk cases that are on time today, and will be at risk or on their last day
 */
public record Forecast(LocalDate today, LocalDate until, List<CaseRow> goesOverdue, List<CaseRow> comesToRisk) {

    public Forecast {
        goesOverdue = List.copyOf(goesOverdue);
        comesToRisk = List.copyOf(comesToRisk);
    }
}
