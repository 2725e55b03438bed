package uk.oocd.storage.axon;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.storage.mongo.NeedsMongod;

/** Axon's own conformance suite on the log in MongoDB, as it is published: nothing overridden, nothing left out. */
@NeedsMongod
class AxonStorageEngineOnMongoTest extends AxonStorageEngineSuiteTest {

    AxonStorageEngineOnMongoTest(@TempDir Path folder) {
        super(folder);
    }

    @Override
    CommitLogEventStorageEngine.Builder builder(Engines engines) {
        return engines.mongo();
    }
}
