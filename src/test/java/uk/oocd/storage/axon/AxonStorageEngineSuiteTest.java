package uk.oocd.storage.axon;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Axon's own conformance suite on the embedded log, as it is published: nothing overridden, nothing left out. */
@Tag("alone")
class AxonStorageEngineSuiteTest
        extends BatchingEventStorageEngineTest<CommitLogEventStorageEngine, CommitLogEventStorageEngine.Builder> {

    private final Engines engines;

    AxonStorageEngineSuiteTest(@TempDir Path folder) {
        engines = new Engines(folder);
    }

    @BeforeEach
    void engine() {
        setTestSubject(createEngine());
    }

    @AfterEach
    void close() throws Exception {
        engines.close();
    }

    @Override
    protected CommitLogEventStorageEngine createEngine(UnaryOperator<CommitLogEventStorageEngine.Builder> settings) {
        return settings.apply(builder(engines)).build();
    }

    CommitLogEventStorageEngine.Builder builder(Engines engines) {
        return engines.embedded();
    }
}
