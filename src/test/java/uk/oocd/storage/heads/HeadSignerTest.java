package uk.oocd.storage.heads;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.storage.log.LogEvents.append;
import static uk.oocd.storage.log.LogEvents.loose;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.storage.keys.SigningKey;
import uk.oocd.storage.log.InMemoryCommitLog;
import uk.oocd.storage.log.Verifier;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HeadSignerTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration OFTEN = Duration.ofMillis(5);

    @TempDir
    Path folder;

    private final InMemoryCommitLog log = new InMemoryCommitLog();
    private final Memory store = new Memory();
    private SigningKey key;

    @BeforeEach
    void openKey() {
        key = SigningKey.open(folder.resolve("signing-key.json"), "");
    }

    @Test
    void an_empty_log_is_not_signed() {
        signer(OFTEN).close();
        assertThat(store.all()).isEmpty();
    }

    @Test
    void the_end_is_signed_at_the_start_at_intervals_and_at_the_stop_where_the_log_has_grown() throws Exception {
        append(log, loose("a"));
        try (var signer = signer(OFTEN)) {
            await(() -> store.positions().equals(List.of(0L)));
            append(log, loose("b"), loose("c"));
            await(() -> store.positions().equals(List.of(0L, 2L)));
            assertThat(signer).isNotNull();
        }
        append(log, loose("d"));
        try (var signer = signer(NEVER)) {
            await(() -> store.positions().contains(3L));
            append(log, loose("e"));
            assertThat(signer).isNotNull();
        }
        assertThat(store.positions()).containsExactly(0L, 2L, 3L, 4L);
        signer(NEVER).close();
        assertThat(store.positions()).containsExactly(0L, 2L, 3L, 4L);
        assertThat(store.all())
                .allMatch(SignedHead::isGenuine)
                .allMatch(signed -> signed.head().at().equals(NOON));
        assertThat(SignedHeads.verify(log, store.all(), Set.of(), (_, _) -> {})).isInstanceOf(Verifier.Sound.class);
    }

    @Test
    void what_could_not_be_kept_is_tried_again_and_the_other_store_has_it_meanwhile() throws Exception {
        var failing = new Memory();
        failing.broken = true;
        append(log, loose("a"));
        try (var signer = new HeadSigner(log, key, List.of(store, failing), () -> NOON, OFTEN)) {
            await(() -> !store.all().isEmpty());
            failing.broken = false;
            await(() -> !failing.all().isEmpty());
            assertThat(signer).isNotNull();
        }
        assertThat(failing.positions()).containsExactly(0L);
    }

    @Test
    void several_may_sign_the_same_log() throws Exception {
        var other = SigningKey.open(folder.resolve("other.json"), "");
        try (var one = signer(OFTEN);
                var two = new HeadSigner(log, other, List.of(store), () -> NOON, OFTEN)) {
            for (int i = 0; i < 20; i++) {
                append(log, loose("event-" + i));
                long position = i;
                await(() -> store.positions().contains(position));
            }
            assertThat(one).isNotSameAs(two);
        }
        assertThat(SignedHeads.verify(log, store.all(), Set.of(), (_, _) -> {})).isInstanceOf(Verifier.Sound.class);
        assertThat(store.all().stream().map(SignedHead::keyId).distinct()).hasSize(2);
    }

    private HeadSigner signer(Duration interval) {
        return new HeadSigner(log, key, List.of(store), () -> NOON, interval);
    }

    private static void await(BooleanSupplier reached) throws InterruptedException {
        long until = System.nanoTime() + SECONDS.toNanos(30);
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            Thread.sleep(5);
        }
    }

    private static final class Memory implements HeadStore {

        private final List<SignedHead> heads = new CopyOnWriteArrayList<>();
        private volatile boolean broken;

        @Override
        public void append(SignedHead head) {
            if (broken) throw new HeadsUnusable("not now", null);
            heads.add(head);
        }

        @Override
        public List<SignedHead> all() {
            return heads.stream().sorted(SignedHead.ORDER).toList();
        }

        List<Long> positions() {
            return all().stream().map(signed -> signed.head().position()).toList();
        }
    }
}
