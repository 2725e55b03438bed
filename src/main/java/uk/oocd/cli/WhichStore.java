package uk.oocd.cli;

import picocli.CommandLine.Mixin;
import uk.oocd.storage.embedded.DataFolder;
import uk.oocd.storage.embedded.SqliteCommitLog;
import uk.oocd.storage.embedded.SqliteKeyReader;
import uk.oocd.storage.embedded.SqliteKeyStore;
import uk.oocd.storage.embedded.SqliteLogReader;
import uk.oocd.storage.keys.KeySource;
import uk.oocd.storage.keys.KeyStore;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.ReadableLog;

/** Which store a command works on. The one place where a command tells stores apart. */
final class WhichStore {

    @Mixin
    Folder folder = new Folder();

    /** What a command does with a part of the store, and what comes of it. */
    @FunctionalInterface
    interface Use<S, T> {
        T of(S part);
    }

    /** The log, which the engine may be writing. */
    <T> T readLog(Use<ReadableLog, T> use) {
        try (var log = SqliteLogReader.open(folder.path)) {
            return use.of(log);
        }
    }

    /** The log, to be written by this command alone. */
    <T> T writeLog(Use<CommitLog, T> use) {
        try (var data = DataFolder.open(folder.path);
                var log = new SqliteCommitLog(data)) {
            return use.of(log);
        }
    }

    /** The wrapped keys, which the engine may be using. */
    <T> T readKeys(Use<KeySource, T> use) {
        try (var keys = SqliteKeyReader.open(folder.path)) {
            return use.of(keys);
        }
    }

    /** The wrapped keys, to be written by this command alone. */
    <T> T writeKeys(Use<KeyStore, T> use) {
        try (var data = DataFolder.open(folder.path);
                var keys = new SqliteKeyStore(data)) {
            return use.of(keys);
        }
    }
}
