package uk.oocd.storage.axon;

import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngineTest;
import org.junit.jupiter.api.BeforeEach;

/** Axon's own conformance suite, as it is published: nothing overridden, nothing left out. */
class AxonStorageEngineSuiteTest
        extends BatchingEventStorageEngineTest<CommitLogEventStorageEngine, CommitLogEventStorageEngine.Builder> {

    @BeforeEach
    void engine() {
        setTestSubject(createEngine());
    }

    @Override
    protected CommitLogEventStorageEngine createEngine(UnaryOperator<CommitLogEventStorageEngine.Builder> settings) {
        return settings.apply(Engines.builder()).build();
    }
}
