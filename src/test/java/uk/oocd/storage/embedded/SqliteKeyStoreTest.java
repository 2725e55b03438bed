package uk.oocd.storage.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.kernel.Subject;
import uk.oocd.storage.keys.KeySource.Held;
import uk.oocd.storage.keys.KeyStore.Entry;
import uk.oocd.storage.keys.KeyVault;
import uk.oocd.storage.keys.MasterKey;
import uk.oocd.storage.keys.WrappedKeyVault;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SqliteKeyStoreTest {

    private static final Instant AT = Instant.parse("2030-01-02T03:04:05.006Z");

    @TempDir
    Path path;

    private DataFolder folder;
    private SqliteKeyStore store;

    @BeforeEach
    void open() {
        folder = DataFolder.open(path);
        store = new SqliteKeyStore(folder);
    }

    @AfterEach
    void close() {
        store.close();
        folder.close();
    }

    private void reopen() {
        close();
        open();
    }

    private static Subject subject(long number) {
        return new Subject("child:" + new UUID(0, number));
    }

    private KeyVault vault() {
        return new WrappedKeyVault(store, MasterKey.open(folder.masterKey(), store), InstantSource.system());
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
                        .mapToObj(SqliteKeyStoreTest::subject)
                        .toList());
        assertThat(seen.get(3).entry()).isEqualTo(new Entry.Destroyed(AT));
        assertThat(seen.get(4).entry())
                .isInstanceOfSatisfying(
                        Entry.Wrapped.class, e -> assertThat(e.key()).containsExactly(5));
        try (var other = SqliteKeyReader.open(path)) {
            assertThat(other.page(null, 100)).hasSize(9);
        }
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
        reopen();
        assertThat(store.find(subject(1)))
                .get()
                .isInstanceOfSatisfying(
                        Entry.Wrapped.class, e -> assertThat(e.key()).containsExactly(1));
        assertThat(store.find(subject(4)))
                .get()
                .isInstanceOfSatisfying(
                        Entry.Wrapped.class, e -> assertThat(e.key()).containsExactly(4));
        for (int destroyed : new int[] {2, 3, 5})
            assertThat(store.find(subject(destroyed))).hasValue(new Entry.Destroyed(AT));
    }

    @Test
    void keeps_the_first_key_of_a_subject() {
        assertThat(store.find(subject(1))).isEmpty();
        assertThat(store.any()).isEmpty();
        store.insert(subject(1), new byte[] {1});
        assertThat(store.insert(subject(1), new byte[] {2}))
                .isInstanceOfSatisfying(
                        Entry.Wrapped.class, e -> assertThat(e.key()).containsExactly(1));
        reopen();
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
        reopen();
        for (int i = 1; i <= 2; i++) {
            assertThat(store.find(subject(i))).contains(new Entry.Destroyed(AT));
            assertThat(store.insert(subject(i), new byte[] {3})).isEqualTo(new Entry.Destroyed(AT));
        }
        assertThat(store.any()).isEmpty();
    }

    @Test
    void destroyed_keys_are_nowhere_in_the_files_and_the_others_still_are() throws IOException {
        var random = new Random(11);
        var keys = new LinkedHashMap<Subject, byte[]>();
        while (keys.size() < 400) {
            var key = new byte[62];
            random.nextBytes(key);
            var subject = subject(random.nextLong());
            keys.put(subject, key);
            store.insert(subject, key);
        }
        var destroyed =
                keys.keySet().stream().filter(s -> random.nextInt(10) == 0).toList();

        for (var subject : destroyed) store.destroy(subject, AT);

        assertThat(Path.of(folder.keys() + "-wal")).isEmptyFile();
        var everything = hex(Files.readAllBytes(folder.keys()));
        keys.forEach(
                (subject, key) -> assertThat(everything.contains(hex(key))).isEqualTo(!destroyed.contains(subject)));
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
            reopen();
            var again = vault();
            for (var result : results)
                for (int s = 0; s < subjects; s++)
                    assertThat(again.open(subject(s), result.get().get(s)))
                            .contains(subject(s).value().getBytes(UTF_8));
        }
    }

    @Test
    void what_cannot_be_kept_is_not_sealed() throws Exception {
        var vault = vault();
        store.close();
        assertThatThrownBy(() -> vault.seal(subject(1), new byte[1]))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("keys.db");
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
