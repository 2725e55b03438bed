package uk.oocd.storage.keys;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** A secret in a file that nobody but its owner may read. */
final class OwnerFile {

    private static final Set<PosixFilePermission> OWNERS =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private OwnerFile() {}

    /**
     * What the file holds; made first where there is none and there may be.
     *
     * @param what names the secret in sentences, for example {@code master key}
     * @param neededBy what cannot be used without it, where there is something; empty where a new one may be made
     * @throws KeysUnusable it is missing and needed, open to others, or cannot be read or written
     */
    static byte[] read(Path file, String what, String neededBy, Supplier<byte[]> fresh) {
        try {
            if (!Files.exists(file)) {
                if (!neededBy.isEmpty())
                    throw new KeysUnusable(
                            "The " + what + " is missing: there is no file " + file + ", and " + neededBy
                                    + " cannot be used without it. Restore it from where it is kept safe.",
                            null);
                write(file, fresh.get());
            }
            refuseIfOpenToOthers(file, what);
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new KeysUnusable(
                    "The " + what + " in " + file
                            + " cannot be read or made: let the account that runs this program own"
                            + " it and its folder, and check that the disk has room (" + e + ").",
                    e);
        }
    }

    private static void refuseIfOpenToOthers(Path file, String what) throws IOException {
        if (!posix(file)) return;
        var permissions = Files.getPosixFilePermissions(file);
        if (!OWNERS.containsAll(permissions))
            throw new KeysUnusable(
                    "The " + what + " in " + file + " is open to others (" + PosixFilePermissions.toString(permissions)
                            + "): run chmod 600 " + file + ", and consider who may have read it.",
                    null);
    }

    /** What the file holds. */
    static byte[] read(Path file, String what) {
        return read(file, what, "what depends on it", () -> new byte[0]);
    }

    /** As {@link #write(Path, Writing)}. */
    static void write(Path file, byte[] secret) throws IOException {
        write(file, channel -> {
            var bytes = ByteBuffer.wrap(secret);
            while (bytes.hasRemaining()) channel.write(bytes);
        });
    }

    /** Writes what a file is to hold. */
    @FunctionalInterface
    interface Writing {
        void to(FileChannel channel) throws IOException;
    }

    /** Whole and on disk, or not there at all; where another program has made one meanwhile, that one stays. */
    static void write(Path file, Writing writing) throws IOException {
        var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        var draft = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".new");
        var owners = posix(folder)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNERS)}
                : new FileAttribute<?>[0];
        try (var channel = FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), owners)) {
            writing.to(channel);
            channel.force(true);
            Files.createLink(file, draft); // which, unlike a move, replaces nothing
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (UnsupportedOperationException e) {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
        if (posix(folder)) {
            try (var directory = FileChannel.open(folder, READ)) {
                directory.force(true);
            }
        }
    }

    private static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
