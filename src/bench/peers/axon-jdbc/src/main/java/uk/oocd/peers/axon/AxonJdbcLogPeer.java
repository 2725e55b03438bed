package uk.oocd.peers.axon;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import uk.oocd.bench.log.AxonLog;
import uk.oocd.bench.log.LogDriver;
import uk.oocd.bench.log.Processor;
import uk.oocd.bench.measure.Settings;

/** Axon's JDBC event store as a log; a connection for every client that the benchmark has. */
public final class AxonJdbcLogPeer extends AxonLog {
    private final AxonJdbcStore storage;
    private final EventStore one;
    private final EventStore many;

    private AxonJdbcLogPeer(Settings settings) {
        super(Processor.TRACKING);
        storage = new AxonJdbcStore(settings.database(), 40);
        one = store(storage.engine);
        many = store(storage.engine().batchSize(FETCH).build());
    }

    public static void main(String[] arguments) throws Exception {
        LogDriver.run(AxonJdbcLogPeer::new, arguments);
    }

    private static EventStore store(EventStorageEngine engine) {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    @Override
    protected EventStorageEngine engine() {
        return storage.engine;
    }

    @Override
    protected EventStore store(int batch) {
        return batch == 1 ? one : many;
    }

    @Override
    public long bytesOnDisk() throws SQLException {
        try (Connection connection = storage.dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute("CHECKPOINT");
            try (ResultSet weighed = statement.executeQuery("SELECT pg_total_relation_size('DomainEventEntry')")) {
                weighed.next();
                return weighed.getLong(1);
            }
        }
    }

    @Override
    public void close() {
        storage.close();
    }
}
