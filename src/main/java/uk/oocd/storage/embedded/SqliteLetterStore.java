package uk.oocd.storage.embedded;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;
import uk.oocd.storage.axon.LetterStore;
import uk.oocd.storage.embedded.ViewsDatabase.Session;

/**
 * Letters in the file of the views, written in the same transaction as the documents and the token, and gone with them.
 * Nobody else has the file, so claims are kept in memory and lapse with the process.
 */
public final class SqliteLetterStore implements LetterStore {

    /** Run by {@link ViewsDatabase} whenever it opens its file. */
    static final String[] SCHEMA = {
        """
        CREATE TABLE IF NOT EXISTS letters (
          processor TEXT NOT NULL, position INTEGER NOT NULL, sequence TEXT NOT NULL, event_id TEXT NOT NULL,
          event_name TEXT NOT NULL, cause TEXT, diagnostics TEXT NOT NULL, enqueued_at TEXT NOT NULL,
          last_touched TEXT NOT NULL, PRIMARY KEY (processor, position)) STRICT, WITHOUT ROWID""", "CREATE INDEX IF NOT EXISTS letters_by_sequence ON letters (processor, sequence, position)"
    };

    private static final String COLUMNS =
            "position, sequence, event_id, event_name, cause, diagnostics, enqueued_at, last_touched";

    private record Place(String group, long position) {}

    private final ViewsDatabase database;
    private final Set<Place> claimed = ConcurrentHashMap.newKeySet();

    public SqliteLetterStore(ViewsDatabase database) {
        this.database = database;
    }

    @Override
    public void add(String group, Letter letter) {
        database.write(session -> insert(session, group, letter));
    }

    @Override
    public boolean addBehind(String group, Letter letter) {
        return database.change(session -> {
            if (count(session, group, letter.sequence()) == 0) return false;
            insert(session, group, letter);
            return true;
        });
    }

    private static void insert(Session session, String group, Letter letter) throws SQLException {
        var insert = session.prepare(
                "INSERT OR IGNORE INTO letters (processor, " + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        bindPlace(insert, 1, group, letter.position());
        insert.setString(3, letter.sequence());
        insert.setString(4, letter.eventId());
        insert.setString(5, letter.eventName());
        insert.setString(6, letter.cause());
        insert.setString(7, letter.diagnostics());
        insert.setString(8, letter.enqueuedAt().toString());
        insert.setString(9, letter.lastTouched().toString());
        insert.executeUpdate();
    }

    @Override
    public boolean touch(String group, long position, @Nullable String cause, String diagnostics, Instant at) {
        return database.change(session -> {
            var update = session.prepare("""
                    UPDATE letters SET cause = ?, diagnostics = ?, last_touched = ?
                    WHERE processor = ? AND position = ?""");
            update.setString(1, cause);
            update.setString(2, diagnostics);
            update.setString(3, at.toString());
            bindPlace(update, 4, group, position);
            return update.executeUpdate() == 1;
        });
    }

    @Override
    public void remove(String group, long position) {
        database.write(session -> {
            var delete = session.prepare("DELETE FROM letters WHERE processor = ? AND position = ?");
            bindPlace(delete, 1, group, position);
            delete.executeUpdate();
        });
    }

    @Override
    public List<Letter> letters(String group, String sequence) {
        return read(group, sequence, Integer.MAX_VALUE);
    }

    @Override
    public Optional<Letter> first(String group, String sequence) {
        return read(group, sequence, 1).stream().findFirst();
    }

    private List<Letter> read(String group, String sequence, int limit) {
        return database.read(session -> {
            var query = session.prepare("SELECT " + COLUMNS
                    + " FROM letters WHERE processor = ? AND sequence = ? ORDER BY position LIMIT ?");
            query.setString(1, group);
            query.setString(2, sequence);
            query.setInt(3, limit);
            var found = new ArrayList<Letter>();
            try (var row = query.executeQuery()) {
                while (row.next()) found.add(letter(row));
            }
            return found;
        });
    }

    @Override
    public long count(String group, String sequence) {
        return database.read(session -> count(session, group, sequence));
    }

    private static long count(Session session, String group, String sequence) throws SQLException {
        var query = session.prepare("SELECT count(*) FROM letters WHERE processor = ? AND sequence = ?");
        query.setString(1, group);
        query.setString(2, sequence);
        return number(query);
    }

    @Override
    public long count(String group) {
        return database.read(session -> {
            var query = session.prepare("SELECT count(*) FROM letters WHERE processor = ?");
            query.setString(1, group);
            return number(query);
        });
    }

    /** SQLite answers the other columns of the row that has the minimum. */
    @Override
    public List<Sequence> sequences(String group) {
        return database.read(session -> {
            var query = session.prepare("SELECT min(position), sequence, event_id, event_name, cause, diagnostics,"
                    + " enqueued_at, last_touched, count(*) FROM letters WHERE processor = ? GROUP BY sequence");
            query.setString(1, group);
            var found = new ArrayList<Sequence>();
            try (var row = query.executeQuery()) {
                while (row.next()) found.add(new Sequence(letter(row), row.getLong(9)));
            }
            return found;
        });
    }

    @Override
    public boolean claim(String group, long position) {
        var place = new Place(group, position);
        if (!claimed.add(place)) return false;
        boolean there = false;
        try {
            there = isThere(place);
            return there;
        } finally {
            if (!there) claimed.remove(place);
        }
    }

    private boolean isThere(Place place) {
        return database.read(session -> {
            var query = session.prepare("SELECT count(*) FROM letters WHERE processor = ? AND position = ?");
            bindPlace(query, 1, place.group(), place.position());
            return number(query) == 1;
        });
    }

    @Override
    public void release(String group, long position) {
        claimed.remove(new Place(group, position));
    }

    @Override
    public void clear(String group) {
        database.write(session -> {
            var delete = session.prepare("DELETE FROM letters WHERE processor = ?");
            delete.setString(1, group);
            delete.executeUpdate();
        });
    }

    @Override
    public TransactionManager transactions() {
        return database;
    }

    @Override
    public boolean isOwnFailure(Throwable failure) {
        return failure instanceof SQLException || failure instanceof StoreUnusable;
    }

    private static Letter letter(ResultSet row) throws SQLException {
        return new Letter(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Instant.parse(row.getString(7)),
                Instant.parse(row.getString(8)));
    }

    private static long number(PreparedStatement query) throws SQLException {
        try (var row = query.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static void bindPlace(PreparedStatement statement, int at, String group, long position)
            throws SQLException {
        statement.setString(at, group);
        statement.setLong(at + 1, position);
    }
}
