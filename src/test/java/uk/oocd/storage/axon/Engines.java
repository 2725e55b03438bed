package uk.oocd.storage.axon;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.axonframework.serialization.TestSerializer;
import org.mockito.Mockito;
import uk.oocd.storage.embedded.DataFolder;
import uk.oocd.storage.embedded.SqliteCommitLog;
import uk.oocd.storage.embedded.SqliteSnapshotStore;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.SnapshotStore;
import uk.oocd.storage.mongo.MongoCommitLog;
import uk.oocd.storage.mongo.MongoConnection;
import uk.oocd.storage.mongo.MongoSnapshotStore;
import uk.oocd.storage.mongo.RealMongo;

/** Engines on either store, with the serializer that Axon's suites are written for. */
final class Engines {

    private final Path folder;
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** On the embedded log: each engine in a data folder of its own. */
    Engines(Path folder) {
        this.folder = folder;
    }

    CommitLogEventStorageEngine.Builder embedded() {
        var data = opened(DataFolder.open(folder.resolve("data-" + opened.size())));
        return on(opened(new SqliteCommitLog(data)), opened(new SqliteSnapshotStore(data)));
    }

    /** On MongoDB: each engine in a database of its own. */
    CommitLogEventStorageEngine.Builder mongo() {
        var connection = opened(MongoConnection.open(RealMongo.freshDatabase(), false));
        return on(opened(new MongoCommitLog(connection)), new MongoSnapshotStore(connection));
    }

    static CommitLogEventStorageEngine.Builder on(CommitLog log) {
        return on(log, Mockito.mock(SnapshotStore.class));
    }

    private static CommitLogEventStorageEngine.Builder on(CommitLog log, SnapshotStore snapshots) {
        var serializer = TestSerializer.XSTREAM.getSerializer();
        return CommitLogEventStorageEngine.builder(log, snapshots)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer);
    }

    private <T extends AutoCloseable> T opened(T resource) {
        opened.push(resource);
        return resource;
    }

    void close() throws Exception {
        for (var resource : opened) resource.close();
    }
}
