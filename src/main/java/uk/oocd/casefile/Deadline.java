package uk.oocd.casefile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.TimeLimit;
import uk.oocd.rationale.ClauseRef;

/**
 * By when a case's next step is due, with all that is needed to say how the date was worked out. All dates are days in
 * Europe/London.
 *
 * @param limit the protocol's limit: how long, from what, until what, by which clause
 * @param protocol the version that the limit stands in
 * @param startedOn day 0
 * @param due the last day on which the step is in time; while the clock stands still, the day it would be if it ran on
 * @param atRiskFrom from this day on it is at risk
 * @param stoppedOn since when the clock has stood still; null while it runs
 */
public record Deadline(
        TimeLimit limit,
        ProtocolRef protocol,
        LocalDate startedOn,
        LocalDate due,
        LocalDate atRiskFrom,
        @Nullable LocalDate stoppedOn) {

    /** How a case stands against its time limit. Worked out when asked, since it changes with the day. */
    public enum Standing {
        OVERDUE("Overdue"),
        DUE_TODAY("Due today"),
        AT_RISK("At risk"),
        ON_TIME("On time"),
        STOPPED("Clock stopped");

        private final String label;

        Standing(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Standing standing(LocalDate today) {
        if (stopped()) return Standing.STOPPED;
        if (today.isAfter(due)) return Standing.OVERDUE;
        if (today.isEqual(due)) return Standing.DUE_TODAY;
        return today.isBefore(atRiskFrom) ? Standing.ON_TIME : Standing.AT_RISK;
    }

    /** The clock stands still, and did so before the limit had gone by: one that has, is missed for good. */
    public boolean stopped() {
        return stoppedOn != null && !stoppedOn.isAfter(due);
    }

    /** Whether a step taken on that day is in time. */
    public boolean metOn(LocalDate day) {
        return stopped() || !day.isAfter(due);
    }

    public ClauseRef clause() {
        return new ClauseRef(protocol.protocol(), protocol.version(), limit.clause());
    }
}
