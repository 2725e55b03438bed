package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import uk.oocd.casefile.ClockEvent.LimitMissed;

/**
 * What the rules know of a case's clocks.
 *
 * @param missed what was recorded as missed
 */
record Timing(Clocks clocks, Set<Missed> missed) {

    static final Timing NONE = new Timing(Clocks.NONE, Set.of());

    Timing {
        missed = Set.copyOf(missed);
    }

    /** A limit and a due day: the same limit may be missed again once its due day has moved. */
    record Missed(String limit, LocalDate due) {}

    Timing after(CaseFileEvent event) {
        var next = clocks.after(event);
        if (!(event instanceof LimitMissed e)) return new Timing(next, missed);
        var all = new HashSet<>(missed);
        all.add(new Missed(e.limit(), e.due()));
        return new Timing(next, all);
    }
}
