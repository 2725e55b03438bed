package uk.oocd.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.oocd.storage.axon.LetterStore;
import uk.oocd.storage.axon.LetterStoreConformance;

@NeedsMongod
class MongoLetterStoreTest extends LetterStoreConformance {

    private final MongoConnection connection = MongoConnection.open(RealMongo.freshDatabase(), false);
    private final LetterStore store = new MongoLetterStore(new MongoViewsDatabase(connection, () -> -1));
    private final LetterStore elsewhere = new MongoLetterStore(new MongoViewsDatabase(connection, () -> -1));

    @AfterEach
    void close() {
        connection.close();
    }

    @Override
    protected LetterStore store() {
        return store;
    }

    @Test
    void a_letter_is_tried_by_one_instance_of_several() {
        for (long position = 0; position < 20; position++) store.add(GROUP, letter(position, "case-1", null));
        var claimed = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int instance = 0; instance < 8; instance++) {
                var here = new MongoLetterStore(new MongoViewsDatabase(connection, () -> -1));
                threads.execute(() -> {
                    for (long position = 0; position < 20; position++)
                        if (here.claim(GROUP, position)) claimed.incrementAndGet();
                });
            }
        }
        assertThat(claimed).hasValue(20);
    }

    @Test
    void only_who_has_claimed_it_can_release_it() {
        store.add(GROUP, letter(7, "case-1", null));
        assertThat(store.claim(GROUP, 7)).isTrue();
        elsewhere.release(GROUP, 7);
        assertThat(elsewhere.claim(GROUP, 7)).isFalse();
        store.release(GROUP, 7);
        assertThat(elsewhere.claim(GROUP, 7)).isTrue();
    }

    @Test
    void a_claim_of_an_instance_that_is_gone_lapses() throws InterruptedException {
        store.add(GROUP, letter(7, "case-1", null));
        assertThat(new MongoLetterStore(new MongoViewsDatabase(connection, () -> -1), Duration.ofMillis(100))
                        .claim(GROUP, 7))
                .isTrue();
        for (int looks = 0; !elsewhere.claim(GROUP, 7); looks++) {
            assertThat(looks).as("times looked").isLessThan(1_000);
            Thread.sleep(20);
        }
    }

    @Test
    @NeedsMongod(ownNodes = true)
    void a_server_that_does_not_answer_is_not_the_events_fault() {
        try (var node = RealMongo.oneNode();
                var lost = MongoConnection.open(node.uri("some") + "&serverSelectionTimeoutMS=500", false)) {
            var letters = new MongoLetterStore(new MongoViewsDatabase(lost, () -> -1));
            assertThat(letters.count(GROUP)).isZero();
            node.kill(0);
            assertThat(catchThrowable(() -> letters.count(GROUP))).matches(letters::isOwnFailure);
            assertThat(new IllegalStateException("some handler's")).matches(own -> !letters.isOwnFailure(own));
        }
    }
}
