package uk.oocd.storage.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.messaging.deadletter.DeadLetterQueueOverflowException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.storage.axon.LanternEvent.Lit;
import uk.oocd.storage.axon.ProjectionFaults.EventNotApplied;
import uk.oocd.storage.keys.KeysUnavailable;
import uk.oocd.storage.log.InMemoryCommitLog;
import uk.oocd.storage.mongo.MongoConnection;
import uk.oocd.storage.mongo.MongoLetterStore;
import uk.oocd.storage.mongo.MongoViewsDatabase;
import uk.oocd.storage.mongo.NeedsMongod;
import uk.oocd.storage.mongo.RealMongo;
import uk.oocd.views.Position;

/** A projection's queue on MongoDB, behind Axon's own invoker of handlers. */
@NeedsMongod
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeadLetterQueueTest {

    private static final String NAME = "Testina Example";

    private final String uri = RealMongo.freshDatabase();
    private final CataloguedSerializer serializer = new CataloguedSerializer(
            new EventCatalogue(LanternEvent.class), JsonMapper.builder().build());
    private final CommitLogEventStorageEngine engine =
            Engines.on(new InMemoryCommitLog()).eventSerializer(serializer).build();
    private final Lanterns lanterns = new Lanterns();
    private MongoConnection connection = MongoConnection.open(uri, false);
    private MongoLetterStore store = new MongoLetterStore(new MongoViewsDatabase(connection, () -> -1));

    @AfterEach
    void close() {
        connection.close();
    }

    @Test
    void an_event_waits_with_its_successors_and_over_a_restart_and_is_taken_in_order_once_it_can_be() throws Exception {
        lanterns.failure = new IllegalStateException("nothing of " + NAME);
        lanterns.spared = "south";
        handle("north", 0);
        handle("south", 0);
        handle("north", 1);
        handle("north", 1); // a batch repeated, after a crash before its token was written
        handle("north", 0);
        assertThat(lanterns.taken).containsExactly("south 0 at 1");
        assertThat(store.count("lanterns")).isEqualTo(2);
        assertThat(everything()).contains("IllegalStateException").doesNotContain(NAME);

        connection.close();
        connection = MongoConnection.open(uri, false);
        store = new MongoLetterStore(new MongoViewsDatabase(connection, () -> -1));
        assertThat(invoker(10, 10).processAny()).isFalse();
        assertThat(store.sequences("lanterns")).singleElement().satisfies(waiting -> {
            assertThat(waiting.first().eventName()).isEqualTo("lantern/lit");
            assertThat(waiting.first().cause()).isEqualTo("java.lang.IllegalStateException");
            assertThat(waiting.first().lastTouched()).isAfter(waiting.first().enqueuedAt());
            assertThat(waiting.letters()).isEqualTo(2);
        });
        assertThat(everything()).contains("IllegalStateException").doesNotContain(NAME);

        lanterns.failure = null;
        assertThat(invoker(10, 10).processAny()).isTrue();
        assertThat(lanterns.taken).containsExactly("south 0 at 1", "north 0 at 0", "north 1 at 2");
        assertThat(store.count("lanterns")).isZero();
        assertThat(invoker(10, 10).processAny()).as("nothing is left").isFalse();
    }

    @Test
    void keys_that_cannot_be_read_set_no_event_aside() throws Exception {
        lanterns.failure = new IllegalStateException(new KeysUnavailable(new IllegalStateException("away")));
        assertThatThrownBy(() -> handle("north", 0)).isInstanceOf(EventNotApplied.class);
        assertThat(store.count("lanterns")).isZero();
        lanterns.failure = new IllegalStateException();
        handle("north", 0);
        lanterns.failure = new IllegalStateException(new KeysUnavailable(new IllegalStateException("away")));
        var first = store.first("lanterns", "north");
        assertThat(invoker(10, 10).processAny()).isFalse();
        assertThat(store.first("lanterns", "north")).as("as it was").isEqualTo(first);
        lanterns.failure = null;
        assertThat(invoker(10, 10).processAny()).as("it is not kept claimed").isTrue();
    }

    @Test
    void a_projection_that_can_take_next_to_nothing_stops_and_goes_on_from_there() throws Exception {
        lanterns.failure = new IllegalStateException();
        for (var lantern : List.of("north", "south")) handle(invoker(2, 2), lantern, 0);
        assertThatThrownBy(() -> handle(invoker(2, 2), "east", 0))
                .isInstanceOf(DeadLetterQueueOverflowException.class)
                .hasMessageContaining("lanterns");
        handle(invoker(2, 2), "north", 1);
        assertThatThrownBy(() -> handle(invoker(2, 2), "north", 2))
                .isInstanceOf(DeadLetterQueueOverflowException.class);
        handle(invoker(2, 2), "north", 1); // repeated
        assertThat(store.count("lanterns")).isEqualTo(3);
    }

    private void handle(String lantern, int sequence) throws Exception {
        handle(invoker(10, 10), lantern, sequence);
    }

    private void handle(DeadLetteringEventHandlerInvoker invoker, String lantern, int sequence) throws Exception {
        if (engine.lastSequenceNumberFor(lantern).orElse(-1L) < sequence)
            engine.appendEvents(
                    new GenericDomainEventMessage<>("Lantern", lantern, sequence, new Lit(lantern, sequence)));
        for (var event : engine.readAfter(-1, 100).messages())
            if (event.getPayload().equals(new Lit(lantern, sequence))) invoker.handle(event, Segment.ROOT_SEGMENT);
    }

    private DeadLetteringEventHandlerInvoker invoker(int sequences, int letters) {
        return DeadLetteringEventHandlerInvoker.builder()
                .eventHandlers(lanterns)
                .queue(new DeadLetterQueue(
                        "lanterns",
                        store,
                        engine,
                        serializer,
                        InstantSource.system(),
                        new DeadLetterQueue.Bounds(sequences, letters)))
                .enqueuePolicy(new SetAsidePolicy("lanterns", store))
                .transactionManager(NoTransactionManager.instance())
                .build();
    }

    private String everything() {
        try (var client = MongoClients.create(uri)) {
            var found = new ArrayList<String>();
            var database = client.getDatabase(new ConnectionString(uri).getDatabase());
            for (var collection : database.listCollectionNames())
                database.getCollection(collection).find().map(Document::toJson).into(found);
            return found.toString();
        }
    }

    static final class Lanterns {

        private final List<String> taken = new ArrayList<>();
        private @Nullable RuntimeException failure;
        private String spared = "";

        @EventHandler
        void on(Lit event, Position at) {
            if (failure != null && !event.lantern().equals(spared)) throw failure;
            taken.add(event.lantern() + " " + event.candles() + " at " + at.value());
        }
    }
}
