package uk.oocd.storage.mongo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where streams end, as far as was seen in what a majority has. What is kept here may be behind, never ahead: a stream
 * only grows. The most recently used are kept.
 */
final class StreamEnds {

    /**
     * @param sequence of the stream's last event
     * @param position at which a commit begins that holds it
     */
    record End(long sequence, long position) {}

    private final Map<String, End> ends;

    StreamEnds(int most) {
        ends = new LinkedHashMap<>(256, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, End> eldest) {
                return size() > most;
            }
        };
    }

    synchronized @Nullable End of(String stream) {
        return ends.get(stream);
    }

    synchronized void saw(String stream, End end) {
        ends.merge(stream, end, (known, seen) -> known.sequence() < seen.sequence() ? seen : known);
    }
}
