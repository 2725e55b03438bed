package uk.oocd.storage.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.kernel.Subject;
import uk.oocd.storage.keys.KeySource.Held;
import uk.oocd.storage.keys.KeyStore.Entry;

/** What every store of keys promises. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class KeyStoreConformanceTest {

    protected static final Instant AT = Instant.parse("2030-01-02T03:04:05.006Z");

    @TempDir
    protected Path path;

    protected KeyStore store;

    /** The store as a program that is started again finds it; empty the first time. */
    protected abstract KeyStore reopened();

    @BeforeEach
    void openStore() {
        store = reopened();
    }

    protected static Subject subject(long number) {
        return new Subject("child:" + new UUID(0, number));
    }

    protected KeyVault vault() {
        return new WrappedKeyVault(
                store, MasterKey.open(path.resolve("master-key.json"), store), InstantSource.system());
    }

    @Test
    void keeps_the_first_key_of_a_subject() {
        assertThat(store.find(subject(1))).isEmpty();
        assertThat(store.any()).isEmpty();
        store.insert(subject(1), new byte[] {1});
        assertThat(store.insert(subject(1), new byte[] {2}))
                .isInstanceOfSatisfying(
                        Entry.Wrapped.class, e -> assertThat(e.key()).containsExactly(1));
        store = reopened();
        assertThat(store.find(subject(1)))
                .get()
                .isInstanceOfSatisfying(
                        Entry.Wrapped.class, e -> assertThat(e.key()).containsExactly(1));
        assertThat(store.any()).get().satisfies(s -> assertThat(s.subject()).isEqualTo(subject(1)));
    }

    @Test
    void a_destroyed_key_leaves_its_trace_and_never_comes_back() {
        store.insert(subject(1), new byte[] {1});
        store.destroy(subject(1), AT);
        store.destroy(subject(1), AT.plusSeconds(1));
        store.destroy(subject(2), AT);
        store = reopened();
        for (int i = 1; i <= 2; i++) {
            assertThat(store.find(subject(i))).contains(new Entry.Destroyed(AT));
            assertThat(store.insert(subject(i), new byte[] {3})).isEqualTo(new Entry.Destroyed(AT));
        }
        assertThat(store.any()).isEmpty();
    }

    @Test
    void keys_are_read_through_by_pages_each_once() {
        for (int i = 9; i >= 1; i--) store.insert(subject(i), new byte[] {(byte) i});
        store.destroy(subject(4), AT);
        var seen = new ArrayList<Held>();
        for (var page = store.page(null, 4);
                !page.isEmpty();
                page = store.page(page.getLast().subject(), 4)) seen.addAll(page);
        assertThat(seen.stream().map(Held::subject))
                .isEqualTo(LongStream.rangeClosed(1, 9)
                        .mapToObj(KeyStoreConformanceTest::subject)
                        .toList());
        assertThat(seen.get(3).entry()).isEqualTo(new Entry.Destroyed(AT));
        assertThat(seen.get(4).entry())
                .isInstanceOfSatisfying(
                        Entry.Wrapped.class, e -> assertThat(e.key()).containsExactly(5));
    }

    @Test
    void keys_of_another_store_are_brought_in_and_neither_replace_one_nor_bring_a_destroyed_one_back() {
        store.insert(subject(1), new byte[] {1});
        store.insert(subject(2), new byte[] {2});
        store.destroy(subject(3), AT);
        store.bring(List.of(
                new Held(subject(1), new Entry.Wrapped(new byte[] {9})),
                new Held(subject(2), new Entry.Destroyed(AT)),
                new Held(subject(3), new Entry.Wrapped(new byte[] {9})),
                new Held(subject(4), new Entry.Wrapped(new byte[] {4})),
                new Held(subject(5), new Entry.Destroyed(AT))));
        store = reopened();
        for (int kept : new int[] {1, 4})
            assertThat(store.find(subject(kept)))
                    .get()
                    .isInstanceOfSatisfying(
                            Entry.Wrapped.class, e -> assertThat(e.key()).containsExactly(kept));
        for (int destroyed : new int[] {2, 3, 5})
            assertThat(store.find(subject(destroyed))).hasValue(new Entry.Destroyed(AT));
    }

    @Test
    void subjects_sealed_for_at_once_get_one_key_each() throws Exception {
        var threads = 16;
        var subjects = 200;
        var vault = vault();
        var start = new CyclicBarrier(threads);
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var tasks = new ArrayList<Callable<ArrayList<byte[]>>>();
            for (int t = 0; t < threads; t++)
                tasks.add(() -> {
                    start.await();
                    var sealed = new ArrayList<byte[]>();
                    for (int s = 0; s < subjects; s++)
                        sealed.add(vault.seal(subject(s), subject(s).value().getBytes(UTF_8)));
                    return sealed;
                });
            var results = pool.invokeAll(tasks);
            store = reopened();
            var again = vault();
            for (var result : results)
                for (int s = 0; s < subjects; s++)
                    assertThat(again.open(subject(s), result.get().get(s)))
                            .contains(subject(s).value().getBytes(UTF_8));
        }
    }
}
