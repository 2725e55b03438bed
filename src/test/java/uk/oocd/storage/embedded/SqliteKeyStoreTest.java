package uk.oocd.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.oocd.kernel.Subject;
import uk.oocd.storage.keys.KeyStore;
import uk.oocd.storage.keys.KeyStoreConformanceTest;

class SqliteKeyStoreTest extends KeyStoreConformanceTest {

    private final Deque<Open> open = new ArrayDeque<>();

    private record Open(DataFolder folder, SqliteKeyStore keys) {

        void close() {
            keys.close();
            folder.close();
        }
    }

    @Override
    protected KeyStore reopened() {
        close();
        var folder = DataFolder.open(path);
        open.push(new Open(folder, new SqliteKeyStore(folder)));
        return open.element().keys;
    }

    @AfterEach
    void close() {
        while (!open.isEmpty()) open.pop().close();
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

        assertThat(Path.of(open.element().folder.keys() + "-wal")).isEmptyFile();
        var everything = hex(Files.readAllBytes(open.element().folder.keys()));
        keys.forEach(
                (subject, key) -> assertThat(everything.contains(hex(key))).isEqualTo(!destroyed.contains(subject)));
    }

    @Test
    void what_cannot_be_kept_is_not_sealed() throws Exception {
        var vault = vault();
        open.element().keys.close();
        assertThatThrownBy(() -> vault.seal(subject(1), new byte[1]))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("keys.db");
    }

    @Test
    void they_are_read_through_while_a_program_holds_the_folder() {
        for (int i = 1; i <= 9; i++) store.insert(subject(i), new byte[] {(byte) i});
        try (var other = SqliteKeyReader.open(path)) {
            assertThat(other.page(null, 100)).hasSize(9);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
