package uk.oocd.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.storage.views.TokenStoreConformanceTest;

class SqliteTokenStoreTest extends TokenStoreConformanceTest {

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final DataFolder data;
    private ViewsDatabase database;

    SqliteTokenStoreTest(@TempDir Path folder) {
        data = DataFolder.open(folder);
        database = new ViewsDatabase(data);
    }

    @AfterEach
    void close() {
        database.close();
        data.close();
    }

    @Override
    protected TokenStore store(String owner) {
        return new SqliteTokenStore(database, serializer(), () -> now, owner, TIMEOUT);
    }

    @Override
    protected TransactionManager transactions() {
        return database;
    }

    @Override
    protected void pass(Duration time) {
        now = now.plus(time);
    }

    @Test
    void a_transaction_stores_and_claims_or_does_neither() {
        store.initializeTokenSegments("agenda", 1, at(1));
        var cancelled = database.startTransaction();
        store.fetchToken("agenda", 0);
        store.storeToken(at(2), "agenda", 0);
        cancelled.rollback();
        assertThat(other.fetchToken("agenda", 0)).isEqualTo(at(1));
        other.releaseClaim("agenda", 0);

        var kept = database.startTransaction();
        store.storeToken(at(2), "agenda", 0);
        assertThat(database.furthest()).as("not before the commit").isEqualTo(1);
        kept.commit();
        assertThat(store.fetchToken("agenda", 0)).isEqualTo(at(2));
    }

    @Test
    void after_a_restart_the_tokens_are_there_and_nobody_claims_them() {
        store.initializeTokenSegments("agenda", 1);
        store.storeToken(at(5), "agenda", 0);
        var identifier = store.retrieveStorageIdentifier();
        assertThat(identifier).isPresent().isEqualTo(other.retrieveStorageIdentifier());
        database.close();
        database = new ViewsDatabase(data);
        var next = store("another process");
        assertThat(next.fetchToken("agenda", 0)).isEqualTo(at(5));
        assertThat(next.retrieveStorageIdentifier()).isEqualTo(identifier);
    }
}
