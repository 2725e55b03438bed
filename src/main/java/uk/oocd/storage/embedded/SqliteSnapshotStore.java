package uk.oocd.storage.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import uk.oocd.storage.log.LogEvent;
import uk.oocd.storage.log.SnapshotStore;

/** Snapshots in a disposable file of their own. */
public final class SqliteSnapshotStore implements SnapshotStore, AutoCloseable {

    private static final Sqlite.Format FORMAT = new Sqlite.Format(1, List.of("""
            CREATE TABLE snapshots (
              stream TEXT PRIMARY KEY, stream_type TEXT NOT NULL, sequence INTEGER NOT NULL, id TEXT NOT NULL,
              seconds INTEGER NOT NULL, nanos INTEGER NOT NULL, payload_type TEXT NOT NULL, payload_revision TEXT,
              payload BLOB NOT NULL, metadata BLOB NOT NULL) STRICT, WITHOUT ROWID"""));

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement select;
    private final PreparedStatement delete;

    /** Opens {@link DataFolder#snapshots()}, or makes it. */
    public SqliteSnapshotStore(DataFolder folder) {
        this(folder.snapshots());
    }

    private SqliteSnapshotStore(Path file) {
        connection = Sqlite.open(file, Sqlite.Care.DISPOSABLE, FORMAT);
        try {
            insert = connection.prepareStatement("""
                    INSERT INTO snapshots VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT (stream) DO UPDATE SET
                      stream_type = excluded.stream_type, sequence = excluded.sequence, id = excluded.id,
                      seconds = excluded.seconds, nanos = excluded.nanos, payload_type = excluded.payload_type,
                      payload_revision = excluded.payload_revision, payload = excluded.payload,
                      metadata = excluded.metadata
                    WHERE excluded.sequence >= sequence""");
            select = connection.prepareStatement("""
                    SELECT id, stream_type, stream, sequence, seconds, nanos, payload_type, payload_revision, payload, metadata
                    FROM snapshots WHERE stream = ?""");
            delete = connection.prepareStatement("DELETE FROM snapshots WHERE stream = ?");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void store(LogEvent snapshot) {
        LogEvent.StreamPlace place = snapshot.stream();
        if (place == null) {
            throw new IllegalArgumentException("a snapshot is of a stream");
        }
        Instant at = snapshot.timestamp();
        try {
            insert.setString(1, place.stream());
            insert.setString(2, place.type());
            insert.setLong(3, place.sequence());
            insert.setString(4, snapshot.id());
            insert.setLong(5, at.getEpochSecond());
            insert.setInt(6, at.getNano());
            insert.setString(7, snapshot.payloadType());
            insert.setString(8, snapshot.payloadRevision());
            insert.setBytes(9, snapshot.payload());
            insert.setBytes(10, snapshot.metadata());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized Optional<LogEvent> latest(String stream) {
        try {
            select.setString(1, stream);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new LogEvent(
                                row.getString(1),
                                new LogEvent.StreamPlace(row.getString(2), row.getString(3), row.getLong(4)),
                                Instant.ofEpochSecond(row.getLong(5), row.getInt(6)),
                                row.getString(7),
                                row.getString(8),
                                row.getBytes(9),
                                row.getBytes(10)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void forget(String stream) {
        try {
            delete.setString(1, stream);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
