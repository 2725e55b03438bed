package uk.oocd.storage.embedded;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.storage.log.SnapshotStore;
import uk.oocd.storage.log.SnapshotStoreConformanceTest;

class SqliteSnapshotStoreTest extends SnapshotStoreConformanceTest {

    private final DataFolder folder;
    private final SqliteSnapshotStore store;

    SqliteSnapshotStoreTest(@TempDir Path temporary) {
        folder = DataFolder.open(temporary);
        store = new SqliteSnapshotStore(folder);
    }

    @Override
    protected SnapshotStore open() {
        return store;
    }

    @AfterEach
    void close() {
        store.close();
        folder.close();
    }
}
