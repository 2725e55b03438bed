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
    record End(long sequence, long position) {

        /** The one of them that the stream came to later. */
        static End later(End a, End b) {
            return a.sequence() < b.sequence() ? b : a;
        }
    }

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
        ends.merge(stream, end, End::later);
    }
}
