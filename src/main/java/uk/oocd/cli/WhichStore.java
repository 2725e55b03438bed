package uk.oocd.cli;

import java.util.List;
import picocli.CommandLine.Mixin;
import uk.oocd.storage.embedded.DataFolder;
import uk.oocd.storage.embedded.SqliteCommitLog;
import uk.oocd.storage.embedded.SqliteLogReader;
import uk.oocd.storage.heads.SignedHead;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.ReadableLog;
import uk.oocd.storage.mongo.MongoCommitLog;
import uk.oocd.storage.mongo.MongoHeads;

/** Which store's log a command works on. The one place where a command tells them apart. */
final class WhichStore {

    @Mixin
    Folder folder = new Folder();

    @Mixin
    WhichMongo mongo = new WhichMongo();

    /** The log, which the engine may be writing. */
    <T> T readLog(WhichMongo.Use<ReadableLog, T> use) {
        if (mongo.isMeant()) return inMongo(use::of);
        try (var log = SqliteLogReader.open(folder.path)) {
            return use.of(log);
        }
    }

    /** The log, to be written by this command alone. */
    <T> T writeLog(WhichMongo.Use<CommitLog, T> use) {
        if (mongo.isMeant()) return inMongo(use);
        try (var data = DataFolder.open(folder.path);
                var log = new SqliteCommitLog(data)) {
            return use.of(log);
        }
    }

    /** The signed heads that the store keeps, besides those beside the keys. */
    List<SignedHead> heads() {
        return mongo.isMeant() ? mongo.connected(connection -> new MongoHeads(connection).all()) : List.of();
    }

    private <T> T inMongo(WhichMongo.Use<CommitLog, T> use) {
        return mongo.connected(connection -> {
            try (var log = new MongoCommitLog(connection)) {
                return use.of(log);
            }
        });
    }
}
