package uk.oocd.casefile;

import java.time.LocalDate;
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
 * @param due the last day on which the step is in time
 * @param atRiskFrom from this day on it is at risk
 */
public record Deadline(
        TimeLimit limit, ProtocolRef protocol, LocalDate startedOn, LocalDate due, LocalDate atRiskFrom) {

    /** How a case stands against its time limit. Worked out when asked, since it changes with the day. */
    public enum Standing {
        OVERDUE("Overdue"),
        DUE_TODAY("Due today"),
        AT_RISK("At risk"),
        ON_TIME("On time");

        private final String label;

        Standing(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public Standing standing(LocalDate today) {
        if (today.isAfter(due)) return Standing.OVERDUE;
        if (today.isEqual(due)) return Standing.DUE_TODAY;
        return today.isBefore(atRiskFrom) ? Standing.ON_TIME : Standing.AT_RISK;
    }

    public ClauseRef clause() {
        return new ClauseRef(protocol.protocol(), protocol.version(), limit.clause());
    }
}
