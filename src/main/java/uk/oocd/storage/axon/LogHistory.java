package uk.oocd.storage.axon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import uk.oocd.kernel.History;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.CommitLog.Located;

/** Streams straight from the log. Keeps first events as they were stored, so that an erased value is gone from here too. */
final class LogHistory implements History {

    private static final int PAGE = 500;
    private static final int FIRSTS = 10_000;

    private final CommitLogEventStorageEngine engine;
    private final CommitLog log;
    private final Map<String, Located> firsts = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Located> eldest) {
            return size() > FIRSTS;
        }
    });

    LogHistory(CommitLogEventStorageEngine engine, CommitLog log) {
        this.engine = engine;
        this.log = log;
    }

    @Override
    public List<Recorded> of(String stream) {
        var stored = log.readStream(stream, 0, PAGE);
        if (stored.size() == PAGE) {
            stored = new ArrayList<>(stored);
            List<Located> more;
            do {
                more = log.readStream(stream, stored.size(), PAGE);
                stored.addAll(more);
            } while (more.size() == PAGE);
        }
        return read(stored);
    }

    @Override
    public Optional<Recorded> first(String stream) {
        var first = firsts.get(stream);
        if (first == null) {
            var found = log.readStream(stream, 0, 1);
            if (found.isEmpty()) return Optional.empty();
            first = found.getFirst();
            firsts.put(stream, first);
        }
        return read(List.of(first)).stream().findFirst();
    }

    @Override
    public Optional<Long> version(String stream) {
        return engine.lastSequenceNumberFor(stream);
    }

    private List<Recorded> read(List<Located> stored) {
        return engine.read(stored).map(LogHistory::recorded).toList();
    }

    private static Recorded recorded(TrackedEventMessage<?> event) {
        return new Recorded(
                CommitLogEventStorageEngine.positionOf(event.trackingToken()),
                ((DomainEventMessage<?>) event).getSequenceNumber(),
                event.getTimestamp(),
                event.getPayload());
    }
}
