package uk.oocd.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.oocd.storage.embedded.DataFolder;
import uk.oocd.storage.embedded.SqliteCommitLog;
import uk.oocd.storage.embedded.SqliteLogReader;
import uk.oocd.storage.heads.SignedHead;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.ReadableLog;
import uk.oocd.storage.mongo.MongoCommitLog;
import uk.oocd.storage.mongo.MongoConnection;
import uk.oocd.storage.mongo.MongoHeads;

/** Which store's log a command works on. The one place where a command tells them apart. */
final class WhichStore {

    @Mixin
    Folder folder = new Folder();

    @Option(
            names = "--mongo",
            paramLabel = "URI",
            description = "The log in the MongoDB of this connection string. Where OOCD_STORE is mongo the default is"
                    + " OOCD_MONGODB_URI, which nobody sees in a list of processes.")
    @Nullable
    String mongo = "mongo".equalsIgnoreCase(System.getenv("OOCD_STORE")) ? System.getenv("OOCD_MONGODB_URI") : null;

    @Option(
            names = "--mongodb-allow-unsafe",
            description = "For development: take a MongoDB whose acknowledgement may not last.",
            defaultValue = "${OOCD_MONGODB_ALLOW_UNSAFE:-false}")
    boolean allowUnsafe;

    /** What a command does with a part of the store, and what comes of it. */
    @FunctionalInterface
    interface Use<S, T> {
        T of(S part);
    }

    /** The log, which the engine may be writing. */
    <T> T readLog(Use<ReadableLog, T> use) {
        if (mongo != null) return inMongo(mongo, use::of);
        try (var log = SqliteLogReader.open(folder.path)) {
            return use.of(log);
        }
    }

    /** The log, to be written by this command alone. */
    <T> T writeLog(Use<CommitLog, T> use) {
        if (mongo != null) return inMongo(mongo, use);
        try (var data = DataFolder.open(folder.path);
                var log = new SqliteCommitLog(data)) {
            return use.of(log);
        }
    }

    /** The signed heads that the store keeps, besides those beside the keys. */
    List<SignedHead> heads() {
        if (mongo == null) return List.of();
        try (var connection = MongoConnection.open(mongo, allowUnsafe)) {
            return new MongoHeads(connection).all();
        }
    }

    private <T> T inMongo(String uri, Use<CommitLog, T> use) {
        try (var connection = MongoConnection.open(uri, allowUnsafe);
                var log = new MongoCommitLog(connection)) {
            return use.of(log);
        }
    }
}
