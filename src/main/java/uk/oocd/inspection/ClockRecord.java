package uk.oocd.inspection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.ClockEvent;
import uk.oocd.casefile.ClockEvent.ClockRestarted;
import uk.oocd.casefile.ClockEvent.ClockStopped;
import uk.oocd.casefile.ClockEvent.LimitMissed;
import uk.oocd.casefile.StopReason;
import uk.oocd.inspection.CaseRecord.Fact;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.Milestone;

/**
 * What was recorded of a case's clock beside its steps.
 *
 * @param stops every time that it stood still, in order
 * @param missed every time limit that was recorded as missed
 */
public record ClockRecord(List<Stop> stops, List<Fact<Missed>> missed) {

    public ClockRecord {
        stops = List.copyOf(stops);
        missed = List.copyOf(missed);
    }

    /**
     * A time during which the clock stood still.
     *
     * @param restarted null while it stands still
     */
    public record Stop(Fact<Stopped> stopped, @Nullable Fact<Restarted> restarted) {}

    /**
     * @param from the first day that does not count
     */
    public record Stopped(StopReason reason, LocalDate from, Personal<String> explanation) {}

    /**
     * @param from the first day that counts again
     */
    public record Restarted(LocalDate from, Personal<String> explanation) {}

    /**
     * @param limit the limit's code in the protocol version
     */
    public record Missed(String limit, Milestone until, LocalDate startedOn, LocalDate due) {}

    /** Lives for one fold only. */
    static final class Builder {

        private final List<Stop> stops = new ArrayList<>();
        private final List<Fact<Missed>> missed = new ArrayList<>();

        void add(Entry entry, ClockEvent event) {
            switch (event) {
                case ClockStopped e ->
                    stops.add(new Stop(entry.fact(new Stopped(e.reason(), e.occurredOn(), e.explanation())), null));
                case ClockRestarted e -> {
                    if (stops.isEmpty()) return;
                    var restarted = entry.fact(new Restarted(e.occurredOn(), e.explanation()));
                    stops.add(new Stop(stops.removeLast().stopped(), restarted));
                }
                case LimitMissed e -> missed.add(entry.fact(new Missed(e.limit(), e.until(), e.startedOn(), e.due())));
            }
        }

        ClockRecord build() {
            return new ClockRecord(stops, missed);
        }
    }
}
