package uk.oocd.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.oocd.storage.views.TokenStoreConformanceTest;

@NeedsMongod
class MongoTokenStoreTest extends TokenStoreConformanceTest {

    private final MongoConnection connection = MongoConnection.open(RealMongo.freshDatabase(), false);
    private final MongoViewsDatabase database = new MongoViewsDatabase(connection, () -> Long.MAX_VALUE);

    @AfterEach
    void close() {
        connection.data().drop();
        connection.close();
    }

    @Override
    protected TokenStore store(String owner) {
        return new MongoTokenStore(connection, database, serializer(), owner, TIMEOUT);
    }

    @Override
    protected TransactionManager transactions() {
        return database;
    }

    @Override
    protected void pass(Duration time) {
        var earlier = new Document("$subtract", List.of("$claimed", time.toMillis()));
        connection
                .data()
                .getCollection("tokens")
                .updateMany(new Document(), List.of(new Document("$set", new Document("claimed", earlier))));
    }

    @Test
    void of_instances_that_start_at_once_one_initializes_and_none_fails_otherwise() throws Exception {
        for (int segments : new int[] {1, 3}) {
            var start = new CyclicBarrier(4);
            var losers = new AtomicInteger();
            try (var pool = Executors.newFixedThreadPool(4)) {
                List<Callable<Void>> all = IntStream.range(0, 4)
                        .<Callable<Void>>mapToObj(i -> () -> {
                            var instance = store("instance " + i);
                            start.await();
                            try {
                                instance.initializeTokenSegments("projection " + segments, segments);
                            } catch (UnableToClaimTokenException e) {
                                losers.incrementAndGet();
                            }
                            return null;
                        })
                        .toList();
                for (var instance : pool.invokeAll(all)) instance.get();
            }
            assertThat(losers).hasValue(3);
            assertThat(store.fetchSegments("projection " + segments)).hasSize(segments);
        }
    }

    @Test
    void one_who_was_halted_finds_the_segment_taken_even_where_it_is_free_again() {
        store.initializeTokenSegments("agenda", 1);
        store.fetchToken("agenda", 0);
        pass(TIMEOUT.plusMinutes(1));
        other.fetchToken("agenda", 0);
        other.storeToken(at(9), "agenda", 0);
        other.releaseClaim("agenda", 0);

        assertThatThrownBy(() -> store.storeToken(at(1), "agenda", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> store.storeToken(at(1), "agenda", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> store.extendClaim("agenda", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(store.fetchToken("agenda", 0)).isEqualTo(at(9));
        store.storeToken(at(10), "agenda", 0);
        assertThat(other.fetchSegments("agenda")).hasSize(1);
        assertThatThrownBy(() -> other.fetchToken("agenda", 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void a_second_instance_of_the_same_name_cannot_go_on_beside_one_that_took_over_from_it() {
        store.initializeTokenSegments("agenda", 1);
        store.fetchToken("agenda", 0);
        pass(TIMEOUT.plusMinutes(1));
        other.fetchToken("agenda", 0);
        other.releaseClaim("agenda", 0);
        store("us").fetchToken("agenda", 0);
        assertThatThrownBy(() -> store.storeToken(at(1), "agenda", 0))
                .as("the taking is another, though the owner has the same name")
                .isInstanceOf(UnableToClaimTokenException.class);
    }
}
