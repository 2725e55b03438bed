package uk.oocd.storage.embedded;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import uk.oocd.storage.log.Chain;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.GroupCommit;
import uk.oocd.storage.log.Limits;
import uk.oocd.storage.log.LogEvent;
import uk.oocd.storage.log.Succession;
import uk.oocd.storage.log.Verifier;

/**
 * The one connection that writes the log. Numbers, chains and inserts a group of commits in one transaction. Used by one
 * thread at a time, save {@link #head}.
 */
final class LogWriter {

    /** A caller's events, and what became of them. Made, and so digested, by the caller's own thread. */
    static final class Append extends GroupCommit.Ticket {
        private final UUID id;
        private final List<LogEvent> events;
        private final byte[] digest;
        private final long bytes;
        private final Instant latest;
        private @Nullable Commit commit;
        private @Nullable RuntimeException refusal;
        private boolean settled;

        Append(UUID id, List<LogEvent> events) {
            this.id = id;
            this.events = events;
            this.digest = Chain.digest(id, events);
            this.bytes = Limits.bytes(events);
            this.latest = events.stream()
                    .map(LogEvent::timestamp)
                    .max(Instant::compareTo)
                    .orElse(Instant.MIN);
        }

        /** A commit that stands in another log, with the digest that it has there. */
        Append(Commit theirs) {
            this.id = theirs.id();
            this.events = theirs.events();
            this.digest = theirs.digest();
            this.bytes = Limits.bytes(events);
            this.latest = theirs.highWater();
            this.commit = theirs;
        }

        @Override
        public long bytes() {
            return bytes;
        }

        Commit outcome() {
            if (refusal != null) {
                throw refusal;
            }
            if (!settled || commit == null) {
                throw new CommitLog.OutcomeUnknown("The writer of the log broke off.", null);
            }
            return commit;
        }
    }

    /** Where the log ends. */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never shared
    private record Tail(long head, Instant highWater, byte[] chain) {}

    /** Made anew after an error, since the driver gives up a statement that failed. */
    private record Statements(
            PreparedStatement begin,
            PreparedStatement commit,
            PreparedStatement rollback,
            PreparedStatement insertEvent,
            PreparedStatement insertCommit,
            PreparedStatement findLast,
            PreparedStatement deleteFrom) {

        static Statements of(Connection connection) throws SQLException {
            return new Statements(
                    connection.prepareStatement("BEGIN IMMEDIATE"),
                    connection.prepareStatement("COMMIT"),
                    connection.prepareStatement("ROLLBACK"),
                    connection.prepareStatement(
                            "INSERT OR IGNORE INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
                    connection.prepareStatement("INSERT INTO commits VALUES (?, ?, ?, ?, ?, ?, ?)"),
                    connection.prepareStatement(
                            "SELECT sequence FROM events WHERE stream = ? ORDER BY sequence DESC LIMIT 1"),
                    connection.prepareStatement("DELETE FROM events WHERE position >= ?"));
        }

        void close() throws SQLException {
            for (PreparedStatement each :
                    List.of(begin, commit, rollback, insertEvent, insertCommit, findLast, deleteFrom)) {
                each.close();
            }
        }
    }

    private final Connection connection;
    private Statements statements;
    private volatile Tail tail;

    /** A commit may have reached the file without our knowing: to be overwritten before anything else. */
    private boolean doubtful;

    LogWriter(Path file) {
        connection = Sqlite.open(file, Sqlite.Care.FOR_GOOD, LogFile.FORMAT);
        try {
            Sqlite.run(
                    connection,
                    "PRAGMA wal_autocheckpoint = 4000",
                    "PRAGMA journal_size_limit = 67108864",
                    "PRAGMA cache_size = -32000");
            Sqlite.transactionsByHand(connection);
            statements = Statements.of(connection);
            tail = readTail();
        } catch (SQLException | DateTimeException e) {
            throw new StoreUnusable(
                    "The file " + file + " cannot be used: " + e.getMessage() + ". Restore the newest backup.", e);
        }
    }

    long head() {
        return tail.head();
    }

    void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void run(String sql) {
        try {
            Sqlite.run(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Settles each of the group; true where at least one was kept, and is on disk by then. */
    boolean write(List<Append> group) {
        boolean committing = false;
        try {
            if (doubtful) {
                settle();
            }
            statements.begin().execute();
            Tail end = tail;
            for (Append append : group) {
                end = insert(append, end);
            }
            if (end.head() == tail.head()) {
                statements.rollback().execute();
                return false;
            }
            committing = true;
            statements.commit().execute();
            tail = end;
            group.forEach(append -> append.settled = true);
            return true;
        } catch (SQLException | RuntimeException | Error e) {
            Supplier<RuntimeException> failure = fail(e, committing);
            group.forEach(append -> append.refusal = failure.get());
            return false;
        }
    }

    /**
     * Inserts commits of another log, all or none.
     *
     * @throws CommitLog.DoesNotFollow one does not follow on what is before it
     */
    void restore(List<Append> theirs) {
        boolean committing = false;
        try {
            if (doubtful) {
                settle();
            }
            statements.begin().execute();
            Tail end = tail;
            Succession succession = new Succession(end.head(), end.chain(), end.highWater());
            for (Append append : theirs) {
                Commit commit = Objects.requireNonNull(append.commit);
                String fault =
                        succession.take(commit).map(Verifier.Broken::what).orElse(null);
                if (fault == null) {
                    end = insert(append, end);
                    fault = append.refusal == null ? null : append.refusal.getMessage();
                }
                if (fault != null) {
                    statements.rollback().execute();
                    throw new CommitLog.DoesNotFollow(commit.firstPosition(), fault);
                }
            }
            committing = true;
            statements.commit().execute();
            tail = end;
        } catch (CommitLog.DoesNotFollow e) {
            throw e;
        } catch (SQLException | RuntimeException | Error e) {
            throw fail(e, committing).get();
        }
    }

    /** The new tail, or the old one where the commit was refused, of which nothing is left then. */
    private Tail insert(Append append, Tail end) throws SQLException {
        long first = end.head() + 1;
        for (int i = 0; i < append.events.size(); i++) {
            String conflict = insert(append.events, i, first + i);
            if (conflict != null) {
                if (i > 0) {
                    statements.deleteFrom().setLong(1, first);
                    statements.deleteFrom().executeUpdate();
                }
                append.refusal = new CommitLog.StreamConflict(conflict, i);
                return end;
            }
        }
        byte[] chain = Chain.next(end.chain(), first, append.digest);
        Instant highWater = end.highWater().isAfter(append.latest) ? end.highWater() : append.latest;
        PreparedStatement insertCommit = statements.insertCommit();
        insertCommit.setLong(1, first);
        insertCommit.setBytes(
                2,
                ByteBuffer.allocate(16)
                        .putLong(append.id.getMostSignificantBits())
                        .putLong(append.id.getLeastSignificantBits())
                        .array());
        insertCommit.setInt(3, append.events.size());
        insertCommit.setLong(4, highWater.getEpochSecond());
        insertCommit.setInt(5, highWater.getNano());
        insertCommit.setBytes(6, append.digest);
        insertCommit.setBytes(7, chain);
        insertCommit.executeUpdate();
        append.commit = new Commit(first, append.id, highWater, append.events, append.digest, chain);
        return new Tail(append.commit.lastPosition(), highWater, chain);
    }

    /** Null where the event was inserted, else why not. */
    private @Nullable String insert(List<LogEvent> events, int index, long position) throws SQLException {
        LogEvent event = events.get(index);
        LogEvent.StreamPlace place = event.stream();
        if (place != null) {
            String misplaced = misplaced(place, index == 0 ? null : events.get(index - 1).stream());
            if (misplaced != null) {
                return misplaced;
            }
        }
        Instant at = event.timestamp();
        PreparedStatement insertEvent = statements.insertEvent();
        insertEvent.setLong(1, position);
        insertEvent.setString(2, event.id());
        if (place == null) {
            insertEvent.setNull(3, 0);
            insertEvent.setNull(4, 0);
            insertEvent.setNull(5, 0);
        } else {
            insertEvent.setString(3, place.type());
            insertEvent.setString(4, place.stream());
            insertEvent.setLong(5, place.sequence());
        }
        insertEvent.setLong(6, at.getEpochSecond());
        insertEvent.setInt(7, at.getNano());
        insertEvent.setString(8, event.payloadType());
        insertEvent.setString(9, event.payloadRevision());
        insertEvent.setBytes(10, event.payload());
        insertEvent.setBytes(11, event.metadata());
        return insertEvent.executeUpdate() == 1 ? null : "the event id is taken";
    }

    /** Null where the event is next to its stream's end, or its first; else what is wrong with its place. */
    private @Nullable String misplaced(LogEvent.StreamPlace place, LogEvent.@Nullable StreamPlace before)
            throws SQLException {
        if (before != null && before.stream().equals(place.stream()) && before.sequence() == place.sequence() - 1) {
            return null;
        }
        PreparedStatement findLast = statements.findLast();
        findLast.setString(1, place.stream());
        try (ResultSet row = findLast.executeQuery()) {
            long next = row.next() ? row.getLong(1) + 1 : Math.max(0, place.sequence());
            if (place.sequence() == next) {
                return null;
            }
            return place.sequence() < next
                    ? "sequence " + place.sequence() + " of the stream is taken"
                    : "the stream does not reach up to sequence " + place.sequence();
        }
    }

    /** Undoes what can be undone, and says what is then known of the group. */
    private Supplier<RuntimeException> fail(Throwable e, boolean committing) {
        boolean full = e instanceof SQLException sql && Sqlite.kind(sql) == SQLiteErrorCode.SQLITE_FULL;
        // A commit whose sync failed may be whole in the file all the same, and come to light after a crash
        boolean unknown = committing && !full;
        doubtful = true;
        try {
            settle();
            unknown = false;
        } catch (SQLException again) {
            e.addSuppressed(again);
        }
        if (unknown) {
            return () -> new CommitLog.OutcomeUnknown(
                    "The log could not be synced to the disk, nor that be undone: what was being recorded may or may not"
                            + " be kept. Check the disk and the data folder.",
                    e);
        }
        return () -> new CommitLog.LogUnavailable(
                full
                        ? "The disk is full, and nothing was recorded: make room where the data folder is and try again."
                        : "The log cannot be written, and nothing was recorded: check the disk and the data folder.",
                e);
    }

    /**
     * Takes up from what is in the file: ends what was begun, writes the file's version once more, over whatever a failed
     * commit left in the write-ahead log, and syncs that.
     */
    private void settle() throws SQLException {
        statements.close();
        statements = Statements.of(connection);
        try {
            statements.rollback().execute();
        } catch (SQLException e) {
            statements.close(); // SQLite had ended the transaction by itself
            statements = Statements.of(connection);
        }
        statements.begin().execute();
        Sqlite.run(connection, "PRAGMA user_version = " + LogFile.FORMAT.version());
        statements.commit().execute();
        tail = readTail();
        doubtful = false;
    }

    private Tail readTail() throws SQLException {
        try (PreparedStatement last = connection.prepareStatement("""
                        SELECT first_position + events - 1, high_water_seconds, high_water_nanos, chain
                        FROM commits ORDER BY first_position DESC LIMIT 1""");
                ResultSet row = last.executeQuery()) {
            return row.next()
                    ? new Tail(row.getLong(1), Instant.ofEpochSecond(row.getLong(2), row.getInt(3)), row.getBytes(4))
                    : new Tail(-1, Instant.MIN, Chain.genesis());
        }
    }
}
