package uk.oocd.storage.axon;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.storage.embedded.DataFolder;
import uk.oocd.storage.embedded.SqliteLetterStore;
import uk.oocd.storage.embedded.ViewsDatabase;

/** Axon's suite for dead letters on the embedded store. */
class AxonDeadLettersOnSqliteTest extends AxonDeadLetterSuite {

    private final DataFolder data;
    private final ViewsDatabase database;

    AxonDeadLettersOnSqliteTest(@TempDir Path folder) {
        data = DataFolder.open(folder);
        database = new ViewsDatabase(data);
    }

    @Override
    LetterStore store() {
        return new SqliteLetterStore(database);
    }

    @AfterEach
    void close() {
        database.close();
        data.close();
    }
}
