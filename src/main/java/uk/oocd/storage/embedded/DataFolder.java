package uk.oocd.storage.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything the program keeps, and the lock that keeps a second process out of it. What each file
 * is for, and whether it may be deleted, is said at its method. Folder and files are for their owner only.
 */
public final class DataFolder implements AutoCloseable {

    /**
     * The folders this process holds. Asked before the lock file is opened: closing a second channel on the same file
     * would drop the lock of the first, as POSIX has it.
     */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path folder;
    private final FileChannel lockFile;
    private boolean open = true;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Takes the folder for this process, making it where it is missing.
     *
     * @throws StoreUnusable another process holds it, or it cannot be written
     */
    public static DataFolder open(Path wanted) {
        Path folder = make(wanted);
        synchronized (HELD) {
            if (!HELD.add(folder)) {
                throw taken(folder);
            }
            try {
                return new DataFolder(folder, lock(folder));
            } catch (RuntimeException e) {
                HELD.remove(folder);
                throw e;
            }
        }
    }

    /** The folder itself. */
    public Path path() {
        return folder;
    }

    /** The event log: the one file that must never be lost. */
    public Path log() {
        return log(folder);
    }

    static Path log(Path folder) {
        return folder.resolve("log.db");
    }

    /** Read models and how far they have come. May be deleted while the program is stopped: rebuilt from the log. */
    public Path views() {
        return folder.resolve("views.db");
    }

    /** Snapshots of streams. May be deleted while the program is stopped: streams are then read from their start. */
    public Path snapshots() {
        return folder.resolve("snapshots.db");
    }

    /** The data key of each person, wrapped. Without it nothing about anybody can be read again. */
    public Path keys() {
        return keys(folder);
    }

    static Path keys(Path folder) {
        return folder.resolve("keys.db");
    }

    /** Half-filled forms. */
    public Path drafts() {
        return folder.resolve("drafts.db");
    }

    /** The master key that wraps the data keys. To be kept apart from the log's backups. */
    public Path masterKey() {
        return folder.resolve("master-key.json");
    }

    /** The secret by which people are recognised without being named. Lost, everybody known is taken for new. */
    public Path fingerprintKey() {
        return folder.resolve("fingerprint-key");
    }

    /** What a task has noted of its own progress. */
    public Path notes(String task) {
        return folder.resolve(task + ".json");
    }

    /** Lets another process have the folder. */
    @Override
    public void close() {
        synchronized (HELD) {
            if (open) {
                open = false;
                HELD.remove(folder);
                try {
                    lockFile.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /** Makes an empty file that only its owner may read or write; one that is there already is closed to others. */
    static void ownersOnly(Path file) throws IOException {
        try {
            Files.createFile(file, permissions(file, "rw-------"));
        } catch (FileAlreadyExistsException e) {
            if (posix(file)) {
                Set<PosixFilePermission> owners = PosixFilePermissions.fromString("rw-------");
                if (!owners.containsAll(Files.getPosixFilePermissions(file))) {
                    Files.setPosixFilePermissions(file, owners);
                }
            }
        }
    }

    private static Path make(Path wanted) {
        try {
            Path parent = wanted.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (!Files.isDirectory(wanted)) {
                Files.createDirectory(wanted, permissions(parent == null ? wanted : parent, "rwx------"));
                sync(parent);
            }
            return wanted.toRealPath();
        } catch (IOException e) {
            throw unwritable(wanted, e);
        }
    }

    /** Has the folder's name survive a power cut, where the system can be asked for that. */
    private static void sync(@Nullable Path parent) throws IOException {
        if (parent != null && posix(parent)) {
            try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    private static FileChannel lock(Path folder) {
        Path file = folder.resolve("lock");
        @Nullable FileChannel channel = null;
        try {
            ownersOnly(file);
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
            @Nullable FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw taken(folder);
            }
            return channel;
        } catch (OverlappingFileLockException e) {
            throw taken(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static FileAttribute<?>[] permissions(Path where, String wanted) {
        return posix(where)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(wanted))}
                : new FileAttribute<?>[0];
    }

    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static StoreUnusable taken(Path folder) {
        return new StoreUnusable(
                "The data folder " + folder + " is in use by another running copy of this program: stop that one first,"
                        + " or give this one a folder of its own.",
                null);
    }

    private static StoreUnusable unwritable(Path folder, IOException cause) {
        return new StoreUnusable(
                "The data folder " + folder.toAbsolutePath()
                        + " cannot be written: let the account that runs this program"
                        + " own it and check that the disk is mounted for writing and has room (" + cause + ").",
                cause);
    }
}
