package uk.oocd.bench.mongo;

import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.bench.log.AxonLog;
import uk.oocd.bench.log.BenchEvent;
import uk.oocd.bench.log.Processor;
import uk.oocd.storage.axon.CataloguedSerializer;
import uk.oocd.storage.axon.CommitLogEventStorageEngine;
import uk.oocd.storage.axon.EventCatalogue;
import uk.oocd.storage.axon.LogEventStore;
import uk.oocd.storage.json.EventJson;
import uk.oocd.storage.keys.GlassKeyVault;
import uk.oocd.storage.log.LogEvent;
import uk.oocd.storage.log.SnapshotStore;
import uk.oocd.storage.mongo.MongoCommitLog;
import uk.oocd.storage.mongo.MongoConnection;

/** The product's log with its serializer, storage engine, event store and kind of processor. No event holds personal data. */
final class Ours extends AxonLog {

    private final Database database;
    private final MongoConnection connection;
    final MongoCommitLog log;
    private final CommitLogEventStorageEngine engine;
    private final LogEventStore store;

    Ours(String uri) {
        super(Processor.POOLED);
        database = new Database(uri);
        connection = MongoConnection.open(uri, false);
        log = new MongoCommitLog(connection);
        var serializer = new CataloguedSerializer(new EventCatalogue(BenchEvent.class), json());
        engine = CommitLogEventStorageEngine.builder(log, new NoSnapshots())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        store = new LogEventStore(engine, log);
    }

    static JsonMapper json() {
        return EventJson.mapper(new GlassKeyVault());
    }

    @Override
    protected EventStorageEngine engine() {
        return engine;
    }

    @Override
    protected EventStore store(int batch) {
        return store;
    }

    @Override
    public long bytesOnDisk() {
        return database.bytesOnDisk();
    }

    /** Leaves the database as it is. */
    void release() {
        log.close();
        connection.close();
    }

    @Override
    public void close() {
        release();
        database.close();
    }

    /** Nothing here asks for aggregates. */
    private static final class NoSnapshots implements SnapshotStore {
        @Override
        public void store(LogEvent snapshot) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<LogEvent> latest(String stream) {
            return Optional.empty();
        }

        @Override
        public void forget(String stream) {
            throw new UnsupportedOperationException();
        }
    }
}
