package uk.oocd.storage.embedded;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.LogEvent;

/** The connections that read the log, made when first needed and kept. */
final class LogReaders {

    private static final String EVENT = "SELECT position, id, stream_type, stream, sequence, seconds, nanos,"
            + " payload_type, payload_revision, payload, metadata FROM events ";

    /** Something to read. */
    @FunctionalInterface
    interface Reading<T> {
        T from(Reader reader) throws SQLException;
    }

    /** How a connection is made. */
    @FunctionalInterface
    interface Connecting {
        Connection connect() throws SQLException;
    }

    private final Connecting connecting;
    private final int most;
    private final Semaphore free;
    private final Deque<Reader> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    LogReaders(Connecting connecting, int most) {
        this.connecting = connecting;
        this.most = most;
        this.free = new Semaphore(most);
    }

    /**
     * @param position to name where the file turns out to be damaged
     */
    <T> T read(long position, Reading<T> reading) {
        free.acquireUninterruptibly();
        try {
            if (closed) {
                throw closed();
            }
            @Nullable Reader reader = idle.poll();
            if (reader == null) {
                reader = new Reader(connecting.connect());
            }
            try {
                T read = reading.from(reader);
                idle.push(reader);
                return read;
            } catch (SQLException | RuntimeException | Error e) {
                reader.close(); // the driver gives up a statement that failed
                throw e;
            }
        } catch (SQLException e) {
            if (Sqlite.kind(e) == SQLiteErrorCode.SQLITE_CORRUPT) {
                throw new CommitLog.Damaged(position, "the file is damaged from here on: " + e.getMessage(), e);
            }
            throw new CommitLog.LogUnavailable("The log cannot be read: check the disk and the data folder.", e);
        } finally {
            free.release();
        }
    }

    void close() {
        closed = true;
        free.acquireUninterruptibly(most);
        idle.forEach(Reader::close);
        free.release(most);
    }

    static CommitLog.LogUnavailable closed() {
        return new CommitLog.LogUnavailable("The log is closed: the program is stopping.", null);
    }

    /** One connection with its statements. */
    static final class Reader {
        private final Connection connection;
        private final PreparedStatement after;
        private final PreparedStatement stream;
        private final PreparedStatement range;
        private final PreparedStatement last;
        private final PreparedStatement commits;
        private final PreparedStatement commitAt;
        private final PreparedStatement since;
        private final PreparedStatement head;

        Reader(Connection connection) throws SQLException {
            this.connection = connection;
            Sqlite.run(connection, "PRAGMA query_only = on", "PRAGMA cache_size = -8000");
            Sqlite.transactionsByHand(connection);
            after = connection.prepareStatement(EVENT + "WHERE position > ? ORDER BY position LIMIT ?");
            stream =
                    connection.prepareStatement(EVENT + "WHERE stream = ? AND sequence >= ? ORDER BY sequence LIMIT ?");
            range = connection.prepareStatement(EVENT + """
                    WHERE position >= ?1 AND position < ?1 + ?2 AND position < coalesce(
                      (SELECT first_position FROM commits WHERE first_position > ?1 ORDER BY first_position LIMIT 1),
                      9223372036854775807) ORDER BY position""");
            last = connection.prepareStatement("SELECT max(sequence) FROM events WHERE stream = ?");
            commits = connection.prepareStatement("""
                    SELECT first_position, id, events, high_water_seconds, high_water_nanos, digest, chain
                    FROM commits WHERE first_position >= ? ORDER BY first_position LIMIT ?""");
            commitAt = connection.prepareStatement("""
                    SELECT first_position, events, high_water_seconds, high_water_nanos
                    FROM commits WHERE first_position <= ? ORDER BY first_position DESC LIMIT 1""");
            since = connection.prepareStatement("""
                    SELECT position FROM events
                    WHERE position >= ? AND (seconds, nanos) >= (?, ?) ORDER BY position LIMIT 1""");
            head = connection.prepareStatement(
                    "SELECT first_position + events - 1 FROM commits ORDER BY first_position DESC LIMIT 1");
        }

        long head() throws SQLException {
            try (ResultSet row = head.executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        }

        List<CommitLog.Located> after(long position, int limit) throws SQLException {
            after.setLong(1, position);
            after.setInt(2, limit);
            return events(after);
        }

        List<CommitLog.Located> stream(String name, long firstSequence, int limit) throws SQLException {
            stream.setString(1, name);
            stream.setLong(2, firstSequence);
            stream.setInt(3, limit);
            return events(stream);
        }

        OptionalLong lastSequence(String name) throws SQLException {
            last.setString(1, name);
            try (ResultSet row = last.executeQuery()) {
                long sequence = row.next() ? row.getLong(1) : 0;
                return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(sequence);
            }
        }

        List<Commit> commits(long firstPosition, int limit) throws SQLException {
            Sqlite.run(connection, "BEGIN");
            try {
                List<Head> heads = new ArrayList<>();
                commits.setLong(1, firstPosition);
                commits.setInt(2, limit);
                try (ResultSet row = commits.executeQuery()) {
                    while (row.next()) {
                        heads.add(head(row));
                    }
                }
                List<Commit> whole = new ArrayList<>(heads.size());
                for (Head head : heads) {
                    whole.add(whole(head));
                }
                return whole;
            } finally {
                Sqlite.run(connection, "COMMIT");
            }
        }

        /** By bisection: the high-water mark never falls along the log. */
        long positionBefore(Instant at, long head) throws SQLException {
            long low = 0;
            long high = head + 1;
            while (low < high) {
                commitAt.setLong(1, low + (high - low) / 2);
                try (ResultSet row = commitAt.executeQuery()) {
                    if (!row.next()) {
                        return -1;
                    }
                    long first = row.getLong(1);
                    if (Instant.ofEpochSecond(row.getLong(3), row.getInt(4)).isBefore(at)) {
                        low = first + row.getLong(2);
                    } else {
                        high = first;
                    }
                }
            }
            since.setLong(1, low);
            since.setLong(2, at.getEpochSecond());
            since.setInt(3, at.getNano());
            try (ResultSet row = since.executeQuery()) {
                return low <= head && row.next() ? row.getLong(1) - 1 : head;
            }
        }

        void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static List<CommitLog.Located> events(PreparedStatement query) throws SQLException {
            List<CommitLog.Located> events = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    events.add(located(row));
                }
            }
            return events;
        }

        private static CommitLog.Located located(ResultSet row) throws SQLException {
            long position = row.getLong(1);
            String type = row.getString(3);
            String stream = row.getString(4);
            long sequence = row.getLong(5);
            boolean unnumbered = row.wasNull();
            LogEvent.@Nullable StreamPlace place;
            if (type != null && stream != null && !unnumbered) {
                place = new LogEvent.StreamPlace(type, stream, sequence);
            } else if (type == null && stream == null && unnumbered) {
                place = null;
            } else {
                throw new CommitLog.Damaged(position, "an event that is half in a stream", null);
            }
            return new CommitLog.Located(
                    position,
                    new LogEvent(
                            row.getString(2),
                            place,
                            instant(position, row.getLong(6), row.getLong(7)),
                            row.getString(8),
                            row.getString(9),
                            bytes(row, 10),
                            bytes(row, 11)));
        }

        /** A commit without its events. */
        private record Head(Commit commit, long events) {}

        private static Head head(ResultSet row) throws SQLException {
            long first = row.getLong(1);
            byte[] id = bytes(row, 2);
            if (id.length != 16) {
                throw new CommitLog.Damaged(first, "a commit whose id is not one", null);
            }
            ByteBuffer uuid = ByteBuffer.wrap(id);
            return new Head(
                    new Commit(
                            first,
                            new UUID(uuid.getLong(), uuid.getLong()),
                            instant(first, row.getLong(4), row.getLong(5)),
                            List.of(),
                            bytes(row, 6),
                            bytes(row, 7)),
                    row.getLong(3));
        }

        /** The commit with its events, of which none is looked for beyond the next commit's first. */
        private Commit whole(Head head) throws SQLException {
            Commit bare = head.commit();
            long first = bare.firstPosition();
            range.setLong(1, first);
            range.setLong(2, head.events());
            List<LogEvent> events = new ArrayList<>();
            try {
                for (CommitLog.Located located : events(range)) {
                    if (located.position() != first + events.size()) {
                        break;
                    }
                    events.add(located.event());
                }
            } catch (CommitLog.Damaged e) {
                throw new CommitLog.Damaged(first, "in the commit that begins here: " + e.getMessage(), e);
            }
            if (events.size() != head.events()) {
                throw new CommitLog.Damaged(
                        first,
                        "the commit that begins here says it has " + head.events() + " events, of which "
                                + events.size() + " are there",
                        null);
            }
            return new Commit(first, bare.id(), bare.highWater(), events, bare.digest(), bare.chain());
        }

        private static Instant instant(long position, long seconds, long nanos) {
            if (nanos < 0 || nanos > 999_999_999) {
                throw new CommitLog.Damaged(position, "nanoseconds of more than a second", null);
            }
            try {
                return Instant.ofEpochSecond(seconds, nanos);
            } catch (DateTimeException e) {
                throw new CommitLog.Damaged(position, "a time beyond all times", e);
            }
        }

        /** A blob, which SQLite gives as null where it is empty. */
        private static byte[] bytes(ResultSet row, int column) throws SQLException {
            byte[] value = row.getBytes(column);
            return value == null ? new byte[0] : value;
        }
    }
}
