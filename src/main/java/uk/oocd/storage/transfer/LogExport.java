package uk.oocd.storage.transfer;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.ReadableLog;
import uk.oocd.storage.log.Succession;
import uk.oocd.storage.log.Verifier;

/**
 * Writes a log up to its present end into one file: a header, a line for each commit, a closing line. Ciphertext as it is
 * kept; no key is needed, and none is in it. It is written beside under the name {@code ….part}, and what a run that was
 * cut short left there is gone on from.
 */
public final class LogExport {

    /** Commits read at a time; of the greatest size they still fit into memory. */
    private static final int PAGE = 32;

    private final ReadableLog log;
    private final Path file;
    private final Path part;
    private final Succession succession = Succession.fromTheStart();
    private long commits;
    private long head;

    private LogExport(ReadableLog log, Path file) {
        this.log = log;
        this.file = file;
        this.part = Path.of(file + ".part");
    }

    /** What was written. */
    public record Written(long commits, long events, long foundAlready) {}

    /**
     * Writes the file.
     *
     * @throws TransferRefused it is there already, the log is broken, or what an earlier run left is not of this log
     */
    public static Written write(ReadableLog log, Path file, Verifier.Progress progress) {
        return new LogExport(log, file.toAbsolutePath()).write(progress);
    }

    private Written write(Verifier.Progress progress) {
        if (Files.exists(file))
            throw new TransferRefused("There is a file " + file + " already: name another, or move it away.", null);
        try {
            if (Files.notExists(part)) create();
            try (var channel = FileChannel.open(part, READ, WRITE)) {
                lock(channel);
                channel.truncate(resume());
                channel.position(channel.size());
                long found = succession.end() + 1;
                var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 20);
                if (channel.size() == 0) {
                    head = log.head();
                    out.write(Lines.write(new Lines.Header(Lines.FORMAT, Lines.VERSION, head)));
                }
                copy(out, progress);
                out.write(Lines.write(new Lines.Closing(commits, head + 1, head, Lines.hex(succession.chain()))));
                out.flush();
                channel.force(true);
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                return new Written(commits, head + 1, found);
            }
        } catch (IOException e) {
            throw TransferRefused.failed(part, e);
        }
    }

    private void create() throws IOException {
        if (part.getFileSystem().supportedFileAttributeViews().contains("posix"))
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        else Files.createFile(part);
    }

    private void lock(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) return;
        } catch (OverlappingFileLockException e) {
            throw busy();
        }
        throw busy();
    }

    private TransferRefused busy() {
        return new TransferRefused("Another export is writing " + part + ": let it end, or name another file.", null);
    }

    /** How much of the unfinished file can stay, in bytes; sets where to go on. */
    private long resume() throws IOException {
        try (var lines = new LineReader(part)) {
            var line = lines.next();
            if (line == null) return 0;
            head = Lines.header(line).head();
            long good = lines.end();
            @Nullable Commit last = null;
            for (line = lines.next(); line != null && succession.end() < head; line = lines.next()) {
                var commit = Lines.commit(line);
                if (succession.take(commit).isPresent()) throw changed(lines.number());
                commits++;
                last = commit;
                good = lines.end();
            }
            if (last != null && !isHere(last)) throw ofAnotherLog();
            if (head > log.head()) throw ofAnotherLog();
            return good;
        } catch (Lines.Unreadable e) {
            throw changed(1 + commits);
        }
    }

    private boolean isHere(Commit commit) {
        List<Commit> here = log.readCommits(commit.firstPosition(), 1);
        return !here.isEmpty() && Arrays.equals(here.getFirst().chain(), commit.chain());
    }

    private TransferRefused ofAnotherLog() {
        return new TransferRefused(
                "The unfinished export " + part + " is not of this log: move it away, and export anew.", null);
    }

    private TransferRefused changed(long line) {
        return new TransferRefused(
                "The unfinished export " + part + " was changed at or after line " + line
                        + ": move it away, and export anew.",
                null);
    }

    private void copy(OutputStream out, Verifier.Progress progress) throws IOException {
        while (succession.end() < head) {
            var page = log.readCommits(succession.end() + 1, PAGE);
            for (var commit : page) {
                if (succession.end() == head) return;
                succession.take(commit).ifPresent(broken -> {
                    throw broken(broken.position(), broken.what());
                });
                commits++;
                out.write(Lines.write(commit));
            }
            if (page.isEmpty()) throw broken(succession.end() + 1, "missing");
            progress.done(succession.end() + 1, head + 1);
        }
    }

    private static TransferRefused broken(long position, String what) {
        return new TransferRefused(
                "The log is broken at position " + position + " (" + what
                        + "), so it was not exported. Look at it with oocd verify.",
                null);
    }
}
