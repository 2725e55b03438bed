package uk.oocd.peers.axon;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;

/** Axon's JDBC storage on a fresh database of PostgreSQL's, with a pool of connections and Jackson. */
final class AxonJdbcStore implements AutoCloseable {

    final HikariDataSource dataSource;
    final JdbcTransactions transactions;
    final Serializer serializer = JacksonSerializer.builder()
            .objectMapper(new ObjectMapper().findAndRegisterModules())
            .build();
    final JdbcEventStorageEngine engine;

    AxonJdbcStore(String database, int connections) {
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(database);
        pool.setMaximumPoolSize(connections);
        pool.setAutoCommit(false);
        dataSource = new HikariDataSource(pool);
        transactions = new JdbcTransactions(dataSource);
        engine = engine().build();
        DefaultUnitOfWork.startAndGet(null).execute(() -> engine.createSchema(PostgresEventTableFactory.INSTANCE));
    }

    /** Another one on the same tables. */
    JdbcEventStorageEngine.Builder engine() {
        return JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .connectionProvider(transactions)
                .transactionManager(transactions);
    }

    @Override
    public void close() {
        dataSource.close();
    }
}
