package uk.oocd.storage.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.oocd.storage.heads.HeadsFile;
import uk.oocd.storage.heads.SignedHead;
import uk.oocd.storage.heads.SignedHeads;
import uk.oocd.storage.keys.KeyFiles;
import uk.oocd.storage.log.Verifier;

/**
 * Brings a backup into a data folder that holds no log. The backup is held to every signed head first: to those in it,
 * those that are still beside the keys, and those an operator kept elsewhere. So an older backup says what it lacks, and
 * is taken only where the loss is accepted; heads beyond its end are then moved into {@link KeyFiles#superseded}.
 *
 * <p>Everything is made in a folder {@code restoring} of the data folder and then moved up, the log last: a restore that
 * was cut short is begun again.
 */
public final class Restore {

    private static final String WORKSHOP = "restoring";

    /** What may be in a data folder before: nothing that a program has worked on. */
    private static final Set<String> MAY_BE_THERE = Set.of(
            "lock",
            WORKSHOP,
            BackupFolder.HEADS,
            BackupFolder.SUPERSEDED,
            "master-key.json",
            "signing-key.json",
            "fingerprint-key");

    /**
     * What came of it.
     *
     * @param events in the restored log
     * @param lost the head furthest beyond its end; null where nothing is known to be lost
     * @param missing secrets that are neither in the backup nor here, without which the program does not start
     */
    public record Restored(long events, @Nullable SignedHead lost, List<Path> missing) {
        public Restored {
            missing = List.copyOf(missing);
        }
    }

    private final Path backup;
    private final Path data;
    private final KeyFiles files;
    private final Set<String> keys;

    private Restore(Path backup, Path data, KeyFiles files, Set<String> keys) {
        this.backup = backup;
        this.data = data;
        this.files = files;
        this.keys = Set.copyOf(keys);
    }

    /**
     * Restores.
     *
     * @param kept heads that an operator kept elsewhere
     * @param keys the ids of the keys that may have signed heads; empty for any
     * @param acceptLoss whether to go on where the backup does not reach up to every head
     * @throws StoreUnusable the data folder holds something, the backup is none, broken, or older than a head
     */
    public static Restored from(
            Path backup,
            Path data,
            KeyFiles files,
            Collection<SignedHead> kept,
            Set<String> keys,
            boolean acceptLoss,
            Verifier.Progress progress) {
        try (var folder = DataFolder.open(data)) {
            return new Restore(backup, folder.path(), files, keys).restore(kept, acceptLoss, progress);
        } catch (IOException e) {
            throw new StoreUnusable(
                    "The backup " + backup + " cannot be copied to " + data
                            + ": check who owns both and that the disk has room (" + e + ").",
                    e);
        }
    }

    private Restored restore(Collection<SignedHead> kept, boolean acceptLoss, Verifier.Progress progress)
            throws IOException {
        refuseWhatIsNoBackup();
        refuseWhatIsNotEmpty();
        try (var log = SqliteLogReader.open(backup)) {
            long end = log.head();
            var heads = heads(kept);
            var beyond = heads.stream()
                    .filter(signed -> signed.head().position() > end)
                    .toList();
            refuseBroken(log, heads, beyond, progress);
            @Nullable SignedHead lost = beyond.isEmpty() ? null : beyond.getLast();
            if (lost != null && !acceptLoss) throw tooOld(end, lost);
            var workshop = data.resolve(WORKSHOP);
            empty(workshop);
            try (var folder = DataFolder.open(workshop);
                    var copy = new SqliteCommitLog(folder)) {
                BackupFolder.copyLog(log, copy, end, progress);
            }
            moveUp(workshop);
            keepHeads(heads, beyond);
            Files.move(DataFolder.log(workshop), DataFolder.log(data), ATOMIC_MOVE);
            empty(workshop);
            Files.delete(workshop);
            return new Restored(
                    end + 1,
                    lost,
                    files.secrets().stream().filter(Files::notExists).toList());
        }
    }

    private void refuseWhatIsNoBackup() throws IOException {
        var mark = backup.resolve(BackupFolder.MARK);
        if (!Files.exists(mark))
            throw new StoreUnusable("The folder " + backup + " is no backup that oocd backup made.", null);
        if (!Files.readString(mark).equals(BackupFolder.FORM))
            throw new StoreUnusable(
                    "The backup in " + backup
                            + " was made by a newer version of this program: restore it with that one.",
                    null);
    }

    private void refuseWhatIsNotEmpty() throws IOException {
        var mayBeThere = new LinkedHashSet<>(MAY_BE_THERE);
        if (Files.exists(data.resolve(WORKSHOP))) {
            mayBeThere.addAll(BackupFolder.DATABASES);
            mayBeThere.addAll(BackupFolder.DEMONSTRATION);
        }
        for (var name : names(data)) {
            if (!mayBeThere.contains(name))
                throw new StoreUnusable(
                        "The data folder " + data + " is not empty (there is a " + name
                                + "), and a restore overwrites nothing: name an empty folder, or move this one away.",
                        null);
        }
    }

    /** Every head there is, in order, without those of a loss that was accepted before. */
    private List<SignedHead> heads(Collection<SignedHead> kept) {
        var heads = new LinkedHashSet<>(kept);
        heads.addAll(new HeadsFile(backup.resolve(BackupFolder.HEADS)).all());
        heads.addAll(new HeadsFile(files.heads()).all());
        new HeadsFile(backup.resolve(BackupFolder.SUPERSEDED)).all().forEach(heads::remove);
        new HeadsFile(files.superseded()).all().forEach(heads::remove);
        return heads.stream().sorted(SignedHead.ORDER).toList();
    }

    private void refuseBroken(
            SqliteLogReader log, List<SignedHead> heads, List<SignedHead> beyond, Verifier.Progress progress) {
        var within = new ArrayList<>(heads);
        within.removeAll(beyond.stream().filter(SignedHead::isGenuine).collect(Collectors.toSet()));
        if (SignedHeads.verify(log, within, keys, progress) instanceof Verifier.Broken(long position, String what))
            throw new StoreUnusable(
                    "The backup in " + backup + " is broken at position " + position + " (" + what
                            + "), so it was not restored: take another one.",
                    null);
    }

    private StoreUnusable tooOld(long end, SignedHead lost) {
        return new StoreUnusable(
                "The backup ends at " + end + ", but a head signed at "
                        + lost.head().at() + " says the log had reached "
                        + lost.head().position() + ": events " + (end + 1) + " to "
                        + lost.head().position()
                        + " are missing from it. Restore a newer backup, or accept the loss for good with --accept-loss.",
                null);
    }

    /** Everything but the log, which comes last. */
    private void moveUp(Path workshop) throws IOException {
        for (var name : Stream.concat(BackupFolder.DATABASES.stream(), BackupFolder.DEMONSTRATION.stream())
                .toList()) {
            if (Files.exists(backup.resolve(name))) BackupFolder.copy(backup.resolve(name), data.resolve(name));
        }
        for (var secret : files.secrets()) {
            var saved = backup.resolve(String.valueOf(secret.getFileName()));
            if (Files.exists(saved) && !Files.exists(secret)) BackupFolder.copy(saved, secret);
        }
        for (var suffix : List.of("-wal", "-shm"))
            if (Files.exists(Path.of(DataFolder.log(workshop) + suffix)))
                throw new IOException("the restored log was not closed");
    }

    private void keepHeads(List<SignedHead> heads, List<SignedHead> beyond) {
        new HeadsFile(files.superseded()).addMissing(beyond);
        new HeadsFile(files.superseded()).addMissing(new HeadsFile(backup.resolve(BackupFolder.SUPERSEDED)).all());
        var local = new HeadsFile(files.heads());
        local.addMissing(heads.subList(0, heads.size() - beyond.size()));
        local.remove(beyond);
    }

    private static void empty(Path folder) throws IOException {
        if (!Files.exists(folder)) return;
        for (var name : names(folder)) Files.delete(folder.resolve(name));
    }

    private static List<String> names(Path folder) throws IOException {
        try (var there = Files.list(folder)) {
            return there.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
