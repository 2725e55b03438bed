package uk.oocd.storage.mongo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.oocd.storage.log.Chain;
import uk.oocd.storage.log.CommitLog.StreamConflict;
import uk.oocd.storage.log.LogEvent;

/**
 * A commit on its way into the log: what is in it is settled, its place is not. Made, checked within itself and digested
 * by the thread that wants it appended, so that the one that writes for all has only to number and to chain.
 */
final class Draft {

    /**
     * The events of one stream in a commit, which follow each other without a gap.
     *
     * @param index which event of the commit is the first of them
     */
    record Run(String stream, long first, long last, int index) {}

    private final UUID id;
    private final List<LogEvent> events;
    private final List<Run> runs;
    private final byte[] digest;
    private final Instant latest;

    /** @throws StreamConflict the events contradict each other */
    Draft(UUID id, List<LogEvent> events) {
        this(id, events, runs(events), Chain.digest(id, events));
    }

    private Draft(UUID id, List<LogEvent> events, List<Run> runs, byte[] digest) {
        this.id = id;
        this.events = List.copyOf(events);
        this.runs = runs;
        this.digest = digest;
        this.latest =
                events.stream().map(LogEvent::timestamp).max(Instant::compareTo).orElseThrow();
    }

    UUID id() {
        return id;
    }

    List<LogEvent> events() {
        return events;
    }

    /** One for each stream, in the order in which the streams first occur. */
    List<Run> runs() {
        return runs;
    }

    byte[] digest() {
        return digest;
    }

    Instant latest() {
        return latest;
    }

    /** The streams of a commit, whose unique index cannot see what one document holds twice. */
    static List<Run> runs(List<LogEvent> events) {
        Set<String> ids = new HashSet<>();
        Map<String, Integer> places = new HashMap<>();
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            LogEvent event = events.get(i);
            if (!ids.add(event.id())) throw new StreamConflict("the event id is taken", i);
            LogEvent.@Nullable StreamPlace place = event.stream();
            if (place == null) continue;
            Integer known = places.get(place.stream());
            if (known == null) {
                if (place.sequence() < 0) throw beyond(place.sequence(), i);
                places.put(place.stream(), runs.size());
                runs.add(new Run(place.stream(), place.sequence(), place.sequence(), i));
                continue;
            }
            Run run = runs.get(known);
            if (place.sequence() <= run.last()) throw taken(place.sequence(), i);
            if (place.sequence() > run.last() + 1) throw beyond(place.sequence(), i);
            runs.set(known, new Run(run.stream(), run.first(), place.sequence(), run.index()));
        }
        return List.copyOf(runs);
    }

    static StreamConflict taken(long sequence, int index) {
        return new StreamConflict("sequence " + sequence + " of the stream is taken", index);
    }

    static StreamConflict beyond(long sequence, int index) {
        return new StreamConflict("the stream does not reach up to sequence " + sequence, index);
    }
}
