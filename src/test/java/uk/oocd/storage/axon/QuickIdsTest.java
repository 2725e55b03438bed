package uk.oocd.storage.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QuickIdsTest {

    @Test
    void axon_takes_its_ids_from_here() {
        assertThat(IdentifierFactory.getInstance()).isInstanceOf(QuickIds.class);
    }

    @Test
    void ids_are_uuids_in_order_of_time_and_no_two_threads_make_the_same() throws InterruptedException {
        var made = ConcurrentHashMap.<UUID>newKeySet();
        var threads = IntStream.range(0, 8)
                .mapToObj(_ -> new Thread(() -> IntStream.range(0, 10_000).forEach(_ -> made.add(QuickIds.next()))))
                .toList();
        threads.forEach(Thread::start);
        for (var thread : threads) thread.join();
        assertThat(made).hasSize(80_000).allMatch(id -> id.version() == 7 && id.variant() == 2);
        long before = System.currentTimeMillis();
        long since1970 = QuickIds.next().getMostSignificantBits() >>> 16;
        assertThat(since1970).isBetween(before, System.currentTimeMillis());
    }
}
