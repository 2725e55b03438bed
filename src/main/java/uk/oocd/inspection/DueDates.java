package uk.oocd.inspection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.Clocks;
import uk.oocd.casefile.Deadline;
import uk.oocd.casefile.Deadline.Standing;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.protocol.DueDay;
import uk.oocd.protocol.Milestone;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.Protocols;
import uk.oocd.protocol.TimeLimit;

/** By when a case's steps are or were due, and how each date came about, so that it can be argued with. */
@Component
public class DueDates {

    private final Protocols protocols;
    private final BankHolidays holidays;

    DueDates(Protocols protocols, BankHolidays holidays) {
        this.protocols = protocols;
        this.holidays = holidays;
    }

    /**
     * One time limit of a case. All dates are days in Europe/London.
     *
     * @param limit the protocol's limit: from what, until what, how long, by which clause, from which document
     * @param protocol the version that the limit stands in
     * @param counted the due day, the day from which it is at risk, and each day that was not counted, with the reason
     * @param reached when the step was taken; null while it was not
     * @param standing how it stands; null once the step was taken
     * @param late whether the step was taken after the due day
     * @param stopped why and since when the clock stands still; null where it runs, or the step was taken
     */
    public record DueDate(
            TimeLimit limit,
            ProtocolRef protocol,
            DueDay counted,
            @Nullable LocalDate reached,
            @Nullable Standing standing,
            boolean late,
            Clocks.@Nullable Stop stopped) {

        public boolean running() {
            return reached == null;
        }
    }

    /** Every limit that has begun to run, in the order of the milestones, as it stands on a day. */
    public List<DueDate> of(CaseRecord record, LocalDate on) {
        var clocks = record.clocks();
        var next = Clocks.next(record.stage());
        var dates = new ArrayList<DueDate>();
        for (var milestone : Milestone.values()) {
            boolean met = clocks.reached().containsKey(milestone);
            if (!met && milestone != next) continue;
            var version = met ? clocks.measuredBy().get(milestone) : clocks.protocol();
            if (version == null) continue;
            protocols.find(version).map(clocks::limits).orElse(List.of()).stream()
                    .filter(limit -> limit.until() == milestone)
                    .filter(clocks::counts)
                    .map(limit -> dueDate(limit, version, clocks, on))
                    .forEach(dates::add);
        }
        return dates;
    }

    private DueDate dueDate(TimeLimit limit, ProtocolRef version, Clocks clocks, LocalDate on) {
        var from = clocks.reached().get(limit.from());
        if (from == null) throw new IllegalArgumentException("the limit has not begun to run");
        var reached = clocks.reached().get(limit.until());
        var counted = clocks.dueDay(limit, from, reached, holidays);
        if (reached != null) {
            return new DueDate(limit, version, counted, reached, null, reached.isAfter(counted.due()), null);
        }
        var stop = clocks.stopped();
        var deadline = new Deadline(
                limit, version, from, counted.due(), counted.atRiskFrom(), stop == null ? null : stop.from());
        return new DueDate(
                limit, version, counted, null, deadline.standing(on), false, deadline.stopped() ? stop : null);
    }
}
