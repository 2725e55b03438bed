package uk.oocd.storage.mongo;

import org.junit.jupiter.api.AfterEach;
import uk.oocd.storage.log.SnapshotStore;
import uk.oocd.storage.log.SnapshotStoreConformanceTest;

@NeedsMongod
class MongoSnapshotStoreTest extends SnapshotStoreConformanceTest {

    private final MongoConnection connection = MongoConnection.open(RealMongo.freshDatabase(), false);

    @Override
    protected SnapshotStore open() {
        return new MongoSnapshotStore(connection);
    }

    @AfterEach
    void close() {
        connection.data().drop();
        connection.close();
    }
}
