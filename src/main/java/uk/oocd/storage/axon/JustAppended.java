package uk.oocd.storage.axon;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * Events that this program is appending or has just appended, so that its own projections need not decode them again.
 * What is in the log, and in what order, is still read from the log; each is handed out once.
 */
final class JustAppended {

    private static final int MOST = 4_096;

    private final Map<String, EventMessage<?>> byId = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, EventMessage<?>> eldest) {
            return size() > MOST;
        }
    };

    synchronized void add(List<? extends EventMessage<?>> events) {
        for (var event : events) byId.put(event.getIdentifier(), event);
    }

    synchronized void remove(List<? extends EventMessage<?>> events) {
        for (var event : events) byId.remove(event.getIdentifier(), event);
    }

    synchronized @Nullable EventMessage<?> take(String id) {
        return byId.remove(id);
    }
}
