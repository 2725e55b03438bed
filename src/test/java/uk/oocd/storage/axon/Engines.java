package uk.oocd.storage.axon;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.serialization.TestSerializer;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.LogEvent;
import uk.oocd.storage.log.SnapshotStore;

/** Engines for Axon's suites, with the serializer that they are written for. */
final class Engines {

    private Engines() {}

    static CommitLogEventStorageEngine.Builder builder() {
        return on(new ListLog());
    }

    static CommitLogEventStorageEngine.Builder on(CommitLog log) {
        var serializer = TestSerializer.XSTREAM.getSerializer();
        return CommitLogEventStorageEngine.builder(log, new MapSnapshots())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer);
    }

    private static final class MapSnapshots implements SnapshotStore {

        private final Map<String, LogEvent> latest = new ConcurrentHashMap<>();

        @Override
        public void store(LogEvent snapshot) {
            latest.merge(key(snapshot), snapshot, (a, b) -> sequence(a) > sequence(b) ? a : b);
        }

        private static String key(LogEvent event) {
            return event.stream() == null ? "" : event.stream().stream();
        }

        private static long sequence(LogEvent event) {
            return event.stream() == null ? -1 : event.stream().sequence();
        }

        @Override
        public Optional<LogEvent> latest(String stream) {
            return Optional.ofNullable(latest.get(stream));
        }

        @Override
        public void forget(String stream) {
            latest.remove(stream);
        }
    }
}
