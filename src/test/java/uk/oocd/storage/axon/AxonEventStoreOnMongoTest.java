package uk.oocd.storage.axon;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.storage.mongo.NeedsMongod;

/** Axon's own suite for its event store, on our engine and the log in MongoDB, as it is published. */
@NeedsMongod
class AxonEventStoreOnMongoTest extends AxonEventStoreSuiteTest {

    AxonEventStoreOnMongoTest(@TempDir Path folder) {
        super(folder);
    }

    @Override
    CommitLogEventStorageEngine.Builder builder(Engines engines) {
        return engines.mongo();
    }
}
