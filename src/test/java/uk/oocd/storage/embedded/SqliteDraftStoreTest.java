package uk.oocd.storage.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.kernel.DraftStore;
import uk.oocd.kernel.Subject;
import uk.oocd.storage.keys.DraftStoreConformanceTest;
import uk.oocd.storage.keys.MasterKey;
import uk.oocd.storage.keys.WrappedKeyVault;

class SqliteDraftStoreTest extends DraftStoreConformanceTest {

    @TempDir
    Path path;

    private final Deque<Open> open = new ArrayDeque<>();

    private record Open(DataFolder folder, SqliteKeyStore keys, SqliteDraftStore drafts) {

        void close() {
            drafts.close();
            keys.close();
            folder.close();
        }
    }

    @Override
    protected DraftStore reopened() {
        close();
        var folder = DataFolder.open(path);
        var keys = new SqliteKeyStore(folder);
        var vault = new WrappedKeyVault(keys, MasterKey.open(folder.masterKey(), keys), InstantSource.system());
        open.push(new Open(folder, keys, new SqliteDraftStore(folder, vault)));
        return open.element().drafts;
    }

    @AfterEach
    void close() {
        while (!open.isEmpty()) open.pop().close();
    }

    @Override
    protected void destroyKey(Subject subject) {
        open.element().keys.destroy(subject, Instant.EPOCH);
    }

    @Test
    void nothing_that_was_typed_can_be_read_in_any_file() throws IOException {
        drafts.save(DRAFT);
        try (var files = Files.list(path)) {
            for (var file : files.filter(Files::isRegularFile).toList())
                assertThat(Files.readString(file, ISO_8859_1))
                        .doesNotContain("Testina")
                        .doesNotContain("child.name");
        }
        assertThat(Files.readString(Path.of(open.element().folder.drafts() + "-wal"), ISO_8859_1))
                .contains("u-1");
    }
}
