package uk.oocd.storage.embedded;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.CommitLogConformanceTest;

class SqliteCommitLogTest extends CommitLogConformanceTest {

    @TempDir
    Path temporary;

    private final Deque<DataFolder> folders = new ArrayDeque<>();

    @Override
    protected CommitLog open() {
        folders.push(DataFolder.open(temporary));
        return new SqliteCommitLog(folders.element());
    }

    @AfterEach
    void closeFolder() {
        folders.pop().close();
    }
}
