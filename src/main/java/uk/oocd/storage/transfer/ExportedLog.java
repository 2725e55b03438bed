package uk.oocd.storage.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.storage.log.Chain;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.ReadableLog;
import uk.oocd.storage.log.Succession;

/**
 * An export, read as the log that it is. Made to be read from its start to its end; reading anything before what was read
 * last starts anew. Every line is held to what is before it, and a bad one is named by its number.
 */
public final class ExportedLog implements ReadableLog, AutoCloseable {

    private final Path file;
    private final Deque<Commit> ahead = new ArrayDeque<>();
    private Pass pass;
    private long passed = -1;
    private CommitLog.@Nullable Damaged damage;

    private ExportedLog(Path file) {
        this.file = file;
        this.pass = new Pass(file);
    }

    /** @throws TransferRefused it is no export */
    public static ExportedLog open(Path file) {
        return new ExportedLog(file);
    }

    /** What is wrong with an export, a sentence for each bad line, and no more than {@code most} of them. */
    static List<String> faults(Path file, int most) {
        var faults = new ArrayList<String>();
        try (var pass = new Pass(file)) {
            while (faults.size() < most) {
                try {
                    if (pass.next() == null) break;
                } catch (CommitLog.Damaged e) {
                    faults.add(e.what());
                    if (pass.atEnd()) break;
                }
            }
        }
        return faults;
    }

    @Override
    public long head() {
        return pass.header.head();
    }

    @Override
    public List<CommitLog.Located> readAfter(long position, int limit) {
        var events = new ArrayList<CommitLog.Located>();
        if (position >= head()) return events;
        try (var own = new Pass(file)) {
            for (var commit = own.next(); commit != null && events.size() < limit; commit = own.next()) {
                for (int i = 0; i < commit.events().size() && events.size() < limit; i++) {
                    long at = commit.firstPosition() + i;
                    if (at > position)
                        events.add(new CommitLog.Located(at, commit.events().get(i)));
                }
            }
        }
        return events;
    }

    @Override
    public List<Commit> readCommits(long firstPosition, int limit) {
        if (firstPosition < passed) startAnew();
        while (!ahead.isEmpty() && ahead.element().firstPosition() < firstPosition) ahead.remove();
        while (ahead.size() < limit && damage == null) {
            try {
                var commit = pass.next();
                if (commit == null) break;
                if (commit.firstPosition() >= firstPosition) ahead.add(commit);
            } catch (CommitLog.Damaged e) {
                damage = e;
            }
        }
        if (ahead.size() < limit && damage != null) throw damage;
        passed = firstPosition;
        return ahead.stream().limit(limit).toList();
    }

    private void startAnew() {
        pass.close();
        pass = new Pass(file);
        ahead.clear();
        damage = null;
    }

    @Override
    public void close() {
        pass.close();
    }

    /** One way through the file. */
    private static final class Pass implements AutoCloseable {

        private static final byte[] CLOSING = "{\"commits\":".getBytes(US_ASCII);

        private final Path file;
        private final LineReader lines;
        private final Lines.Header header;
        private final Succession succession = Succession.fromTheStart();
        private long commits;
        private boolean offCourse;
        private boolean closed;

        Pass(Path file) {
            this.file = file;
            if (!Files.isRegularFile(file)) throw new TransferRefused("There is no file " + file + ".", null);
            try {
                lines = new LineReader(file);
            } catch (IOException e) {
                throw TransferRefused.failed(file, e);
            }
            try {
                var line = lines.next();
                header = Lines.header(line == null ? new byte[0] : line);
            } catch (Lines.Unreadable e) {
                close();
                throw new TransferRefused(
                        "The file " + file + " is no exported log: line 1 is " + e.getMessage() + ".", e);
            } catch (IOException e) {
                close();
                throw TransferRefused.failed(file, e);
            }
        }

        /** The next commit, null after the closing line. After a bad line it can be called again. */
        @Nullable
        Commit next() {
            try {
                if (closed) return null;
                var line = lines.next();
                if (line == null) {
                    closed = true;
                    throw bad(
                            succession.end() + 1,
                            "the file ends after line " + lines.number()
                                    + " and has no closing line: the export was cut short");
                }
                if (succession.end() == header.head() || startsClosing(line)) {
                    close(line);
                    return null;
                }
                return commit(line);
            } catch (IOException e) {
                throw TransferRefused.failed(file, e);
            }
        }

        boolean atEnd() {
            return closed;
        }

        private Commit commit(byte[] line) {
            Commit commit;
            try {
                commit = Lines.commit(line);
            } catch (Lines.Unreadable e) {
                offCourse = true;
                throw bad(succession.end() + 1, here() + e.getMessage());
            }
            if (!offCourse) {
                succession.take(commit).ifPresent(broken -> {
                    offCourse = true;
                    throw bad(broken.position(), here() + broken.what());
                });
                commits++;
            } else if (!Arrays.equals(Chain.digest(commit.id(), commit.events()), commit.digest())) {
                throw bad(commit.firstPosition(), here() + "the content of the commit is not what its digest says");
            }
            return commit;
        }

        private void close(byte[] line) throws IOException {
            closed = true;
            Lines.Closing closing;
            try {
                closing = Lines.closing(line);
            } catch (Lines.Unreadable e) {
                throw bad(succession.end() + 1, here() + e.getMessage());
            }
            if (!offCourse
                    && !closing.equals(new Lines.Closing(
                            commits, succession.end() + 1, header.head(), Lines.hex(succession.chain()))))
                throw bad(
                        succession.end() + 1,
                        here()
                                + "the closing line does not say what is before it: something is missing, or was changed");
            if (lines.next() != null)
                throw bad(succession.end() + 1, here() + "something follows after the closing line");
        }

        private static boolean startsClosing(byte[] line) {
            return Arrays.equals(line, 0, Math.min(line.length, CLOSING.length), CLOSING, 0, CLOSING.length);
        }

        private String here() {
            return "line " + lines.number() + ": ";
        }

        private static CommitLog.Damaged bad(long position, String what) {
            return new CommitLog.Damaged(position, what, null);
        }

        @Override
        public void close() {
            try {
                lines.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
