package uk.oocd.storage.axon;

import org.axonframework.eventsourcing.eventstore.EmbeddedEventStoreTest;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Axon's own suite for its event store, on our engine, as it is published. */
class AxonEventStoreSuiteTest extends EmbeddedEventStoreTest {

    @Override
    public EventStorageEngine createStorageEngine() {
        return Engines.builder().build();
    }
}
