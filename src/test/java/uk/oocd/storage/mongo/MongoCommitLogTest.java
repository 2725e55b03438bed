package uk.oocd.storage.mongo;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.CommitLogConformanceTest;

@NeedsMongod
class MongoCommitLogTest extends CommitLogConformanceTest {

    private @Nullable MongoConnection connection;

    @Override
    protected CommitLog open() {
        connection = MongoConnection.open(RealMongo.freshDatabase(), false);
        return new MongoCommitLog(connection);
    }

    @AfterEach
    void disconnect() {
        if (connection != null) connection.close();
    }
}
