package uk.oocd.storage.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import uk.oocd.storage.log.Bell;
import uk.oocd.storage.log.Chain;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.GroupCommit;
import uk.oocd.storage.log.Limits;
import uk.oocd.storage.log.LogEvent;

/**
 * The log in one SQLite file. What is appended at the same time shares one transaction and one sync, see
 * {@link GroupCommit}; a commit that is refused is left out of its group and disturbs nobody. Readers have connections of
 * their own and never wait for writers.
 */
public final class SqliteCommitLog implements CommitLog {

    /** In one transaction: enough to share a sync among all callers there are, and soon on disk. */
    private static final int MOST_COMMITS_IN_A_GROUP = 256;

    private static final long MOST_BYTES_IN_A_GROUP = 8L << 20;

    private static final int MOST_WAITING = 1_024;

    /** A sync is over before anybody else has come back. */
    private static final double NO_PATIENCE = 0;

    private static final int MOST_READERS = 8;

    private final Limits limits;
    private final LogWriter writer;
    private final LogReaders readers;
    private final GroupCommit<LogWriter.Append> appends;
    private final Bell bell = new Bell();
    private volatile boolean closed;

    /** Opens {@link DataFolder#log()}, or makes it. */
    public SqliteCommitLog(DataFolder folder) {
        this(folder, Limits.DEFAULT);
    }

    /**
     * Opens {@link DataFolder#log()}, or makes it. The folder must stay open for as long as this.
     *
     * @throws StoreUnusable the file is damaged, newer than this program, or cannot be written
     */
    public SqliteCommitLog(DataFolder folder, Limits limits) {
        this(folder.log(), limits);
    }

    private SqliteCommitLog(Path file, Limits limits) {
        this.limits = limits;
        this.writer = new LogWriter(file);
        this.readers = new LogReaders(() -> Sqlite.another(file, Sqlite.Care.FOR_GOOD), MOST_READERS);
        this.appends = new GroupCommit<>(
                MOST_COMMITS_IN_A_GROUP, MOST_BYTES_IN_A_GROUP, MOST_WAITING, NO_PATIENCE, this::write);
    }

    @Override
    public Commit append(UUID commitId, List<LogEvent> events) {
        Chain.requireEncodable(events);
        LogWriter.Append append = new LogWriter.Append(commitId, List.copyOf(events));
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a commit has at least one event");
        }
        limits.check(events);
        if (!appends.submit(append)) {
            throw LogReaders.closed();
        }
        return append.outcome();
    }

    /** All of the call in one transaction. */
    @Override
    public void restore(List<Commit> commits) {
        List<LogWriter.Append> appends =
                commits.stream().map(LogWriter.Append::new).toList();
        commits.forEach(commit -> limits.check(commit.events()));
        this.appends.exclusively(() -> {
            if (closed) {
                throw LogReaders.closed();
            }
            writer.restore(appends);
        });
        bell.ring();
    }

    @Override
    public List<Located> readAfter(long position, int limit) {
        return readers.read(position, reader -> reader.after(position, limit));
    }

    @Override
    public List<Located> readStream(String stream, long firstSequence, int limit) {
        return readers.read(-1, reader -> reader.stream(stream, firstSequence, limit));
    }

    @Override
    public OptionalLong lastSequence(String stream) {
        return readers.read(-1, reader -> reader.lastSequence(stream));
    }

    @Override
    public long head() {
        return writer.head();
    }

    @Override
    public long positionBefore(Instant at) {
        long head = head();
        return readers.read(-1, reader -> reader.positionBefore(at, head));
    }

    @Override
    public List<Commit> readCommits(long firstPosition, int limit) {
        return readers.read(firstPosition, reader -> reader.commits(firstPosition, limit));
    }

    @Override
    public boolean await(long position, Duration atMost) throws InterruptedException {
        bell.await(() -> closed || head() > position, atMost);
        return head() > position;
    }

    @Override
    public Registration onAppend(Runnable listener) {
        return bell.onRing(listener)::run;
    }

    @Override
    public void close() {
        appends.close();
        closed = true;
        bell.ring();
        readers.close();
        writer.close();
    }

    /** Runs a statement on the writing connection. For tests: to fill the disk, or to leave out the sync. */
    void onWriter(String sql) {
        appends.exclusively(() -> writer.run(sql));
    }

    private void write(List<LogWriter.Append> group) {
        if (writer.write(group)) {
            bell.ring();
        }
    }
}
