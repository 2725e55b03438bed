package uk.oocd.storage.axon;

import java.nio.file.Path;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Axon's own suite for its event store, on our engine and the embedded log, as it is published. */
@Tag("alone")
class AxonEventStoreSuiteTest extends EmbeddedEventStoreTest {

    private final Engines engines;

    AxonEventStoreSuiteTest(@TempDir Path folder) {
        engines = new Engines(folder);
    }

    @Override
    public EventStorageEngine createStorageEngine() {
        return builder(engines).build();
    }

    CommitLogEventStorageEngine.Builder builder(Engines engines) {
        return engines.embedded();
    }

    @AfterEach
    void close() throws Exception {
        engines.close();
    }
}
