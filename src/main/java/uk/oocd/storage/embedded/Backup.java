package uk.oocd.storage.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import uk.oocd.storage.heads.HeadsFile;
import uk.oocd.storage.heads.SignedHead;
import uk.oocd.storage.keys.KeyFiles;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.Head;
import uk.oocd.storage.log.ReadableLog;
import uk.oocd.storage.log.Verifier;

/**
 * Copies a data folder while the program runs on it: first the log, then the keys, so that no event in the backup is
 * without its key. A second backup into the same folder adds to the log what is new and replaces the rest; one that was
 * cut short is gone on from. Views, tokens and snapshots are left out, since they are made from the log.
 */
public final class Backup {

    private final Path data;
    private final KeyFiles files;
    private final DataFolder folder;

    private Backup(Path data, KeyFiles files, DataFolder folder) {
        this.data = data;
        this.files = files;
        this.folder = folder;
    }

    /**
     * What was copied.
     *
     * @param events in the backup now
     * @param added by this run
     */
    public record Made(long events, long added) {}

    /**
     * Makes a backup, or brings one up to date.
     *
     * @param withSecrets whether master key, fingerprint key and signing key are copied, too: whoever has the backup can
     *     then read everything
     * @throws StoreUnusable the folder holds something else, or the backup of another log
     */
    public static Made make(Path data, KeyFiles files, Path folder, boolean withSecrets, Verifier.Progress progress) {
        try (var log = SqliteLogReader.open(data);
                var backup = DataFolder.open(folder)) {
            return new Backup(data, files, backup).make(log, withSecrets, progress);
        } catch (IOException e) {
            throw new StoreUnusable(
                    "The backup cannot be written to " + folder + ": check who owns it and that the disk has room (" + e
                            + ").",
                    e);
        }
    }

    private Made make(ReadableLog log, boolean withSecrets, Verifier.Progress progress) throws IOException {
        mark();
        // Read before the log, so that the log in the backup reaches up to every head in it
        List<SignedHead> heads = new HeadsFile(files.heads()).all();
        List<SignedHead> superseded = new HeadsFile(files.superseded()).all();
        Made made = copyLog(log, progress);
        for (var name : BackupFolder.DATABASES) copyDatabase(name);
        for (var name : BackupFolder.DEMONSTRATION) {
            if (Files.exists(data.resolve(name))) BackupFolder.copy(data.resolve(name), at(name));
        }
        new HeadsFile(at(BackupFolder.HEADS)).addMissing(heads);
        new HeadsFile(at(BackupFolder.SUPERSEDED)).addMissing(superseded);
        new HeadsFile(at(BackupFolder.HEADS)).remove(superseded);
        if (withSecrets) {
            for (var secret : files.secrets()) {
                if (Files.exists(secret)) BackupFolder.copy(secret, at(String.valueOf(secret.getFileName())));
            }
        }
        return made;
    }

    private Path at(String name) {
        return folder.path().resolve(name);
    }

    private void mark() throws IOException {
        var mark = at(BackupFolder.MARK);
        if (Files.exists(mark)) return;
        try (var there = Files.list(folder.path())) {
            if (there.anyMatch(file -> !file.endsWith("lock")))
                throw new StoreUnusable(
                        "The folder " + folder.path() + " holds something that is no backup: name an empty one.", null);
        }
        Files.writeString(mark, BackupFolder.FORM);
    }

    private Made copyLog(ReadableLog log, Verifier.Progress progress) {
        try (var copy = new SqliteCommitLog(folder)) {
            Head.last(copy).ifPresent(last -> refuseOther(log, last));
            long before = copy.head();
            long head = log.head();
            BackupFolder.copyLog(log, copy, head, progress);
            return new Made(head + 1, head - before);
        }
    }

    private void refuseOther(ReadableLog log, Commit last) {
        var same = log.readCommits(last.firstPosition(), 1);
        if (same.isEmpty() || !Arrays.equals(same.getFirst().chain(), last.chain()))
            throw new StoreUnusable(
                    "The folder " + folder.path() + " holds the backup of another log, or of this one before it was"
                            + " restored: name an empty folder.",
                    null);
    }

    private void copyDatabase(String name) throws IOException {
        var from = data.resolve(name);
        if (!Files.exists(from)) return;
        var draft = at(name + ".new");
        Files.deleteIfExists(draft);
        DataFolder.ownersOnly(draft);
        try {
            try (Connection running = Sqlite.reading(from);
                    PreparedStatement vacuum = running.prepareStatement("VACUUM INTO ?")) {
                vacuum.setString(1, draft.toString());
                vacuum.execute();
            }
            try (Connection copy = Sqlite.another(draft, Sqlite.Care.SECRET)) {
                Sqlite.run(copy, "PRAGMA journal_mode = wal");
            }
        } catch (SQLException e) {
            throw Sqlite.unreadable(from, e);
        }
        BackupFolder.moveIntoPlace(draft, at(name));
    }
}
