package uk.oocd.storage.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Subject;
import uk.oocd.storage.keys.KeyStore;
import uk.oocd.storage.log.GroupCommit;

/**
 * Wrapped keys in a file of their own, so that it alone needs to be overwritten when a key is destroyed. New keys that
 * wait at the same time are written in one transaction and one sync.
 *
 * <p>A destroyed key is overwritten in the file and cut out of the write-ahead log before {@link #destroy} returns. What
 * the disk itself or a backup still holds is beyond this program; the master key, kept elsewhere, guards those.
 */
public final class SqliteKeyStore implements KeyStore, AutoCloseable {

    /** Rows are only ever added at the end, so no page is split, which would leave copies of keys behind. */
    private static final Sqlite.Format FORMAT =
            new Sqlite.Format(1, List.of("""
            CREATE TABLE keys (
              id INTEGER PRIMARY KEY, subject TEXT NOT NULL, wrapped BLOB, destroyed_at INTEGER,
              CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL))) STRICT""", "CREATE UNIQUE INDEX keys_by_subject ON keys (subject)"));

    private static final String FIND = "SELECT wrapped, destroyed_at FROM keys WHERE subject = ?";

    private static final int MOST_IN_A_GROUP = 256;
    private static final int MOST_WAITING = 1_024;

    /** A sync is over before anybody else has come back. */
    private static final double NO_PATIENCE = 0;

    private final Path file;

    private final GroupCommit<NewKey> writing =
            new GroupCommit<>(MOST_IN_A_GROUP, Long.MAX_VALUE, MOST_WAITING, NO_PATIENCE, this::write);
    private final Connection writer;
    private final PreparedStatement insert;
    private final PreparedStatement findWritten;
    private final PreparedStatement erase;

    private final ReentrantLock reading = new ReentrantLock();
    private final Connection reader;
    private final PreparedStatement find;

    /** Opens {@link DataFolder#keys()}, or makes it. */
    public SqliteKeyStore(DataFolder folder) {
        file = folder.keys();
        writer = Sqlite.open(file, Sqlite.Care.SECRET, FORMAT);
        try {
            reader = Sqlite.another(file, Sqlite.Care.SECRET);
            Sqlite.transactionsByHand(writer);
            insert = writer.prepareStatement(
                    "INSERT INTO keys (subject, wrapped) VALUES (?, ?) ON CONFLICT (subject) DO NOTHING");
            findWritten = writer.prepareStatement(FIND);
            erase = writer.prepareStatement("""
                    INSERT INTO keys (subject, destroyed_at) VALUES (?, ?) ON CONFLICT (subject) DO UPDATE
                    SET wrapped = NULL, destroyed_at = excluded.destroyed_at WHERE wrapped IS NOT NULL""");
            find = reader.prepareStatement(FIND);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public Optional<Entry> find(Subject subject) {
        reading.lock();
        try {
            return Optional.ofNullable(find(find, subject));
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            reading.unlock();
        }
    }

    @Override
    public Entry insert(Subject subject, byte[] wrapped) {
        var mine = new NewKey(subject, wrapped);
        if (!writing.submit(mine)) throw failed(new SQLException("closed"));
        return switch (Objects.requireNonNull(mine.outcome)) {
            case Outcome.Kept(var entry) -> entry;
            case Outcome.Failed(var cause) -> throw failed(cause);
        };
    }

    @Override
    public void destroy(Subject subject, Instant at) {
        writing.exclusively(() -> {
            reading.lock(); // a reader in the middle of something would keep the write-ahead log from being cut
            try {
                eraseNow(subject, at);
                Sqlite.truncateLog(writer);
            } catch (SQLException e) {
                throw failed(e);
            } finally {
                reading.unlock();
            }
        });
    }

    @Override
    public Optional<Sample> any() {
        reading.lock();
        try (var query = reader.createStatement();
                var row = query.executeQuery("SELECT subject, wrapped FROM keys WHERE wrapped IS NOT NULL LIMIT 1")) {
            return row.next()
                    ? Optional.of(new Sample(new Subject(row.getString(1)), row.getBytes(2)))
                    : Optional.empty();
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            reading.unlock();
        }
    }

    @Override
    public List<Held> page(@Nullable Subject after, int limit) {
        reading.lock();
        try {
            return page(reader, after, limit);
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            reading.unlock();
        }
    }

    static List<Held> page(Connection connection, @Nullable Subject after, int limit) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT subject, wrapped, destroyed_at FROM keys WHERE subject > ? ORDER BY subject LIMIT ?")) {
            query.setString(1, after == null ? "" : after.value());
            query.setInt(2, limit);
            var held = new ArrayList<Held>();
            try (var row = query.executeQuery()) {
                while (row.next()) held.add(new Held(new Subject(row.getString(1)), entry(row, 2)));
            }
            return held;
        }
    }

    /** All of them in one transaction. */
    @Override
    public void bring(List<Held> theirs) {
        writing.exclusively(() -> {
            reading.lock(); // as for destroy
            try {
                inTransaction(() -> {
                    for (var held : theirs) {
                        switch (held.entry()) {
                            case Entry.Wrapped(var key) -> insertNow(new NewKey(held.subject(), key));
                            case Entry.Destroyed(var at) -> eraseNow(held.subject(), at);
                        }
                    }
                });
                Sqlite.truncateLog(writer);
            } catch (SQLException e) {
                throw failed(e);
            } finally {
                reading.unlock();
            }
        });
    }

    @Override
    public void close() {
        writing.close();
        reading.lock();
        try {
            reader.close();
            writer.close();
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            reading.unlock();
        }
    }

    /** One transaction for all of them; they stand or fall together. */
    private void write(List<NewKey> group) {
        try {
            var entries = new ArrayList<Entry>();
            inTransaction(() -> {
                for (var one : group) entries.add(insertNow(one));
            });
            for (int i = 0; i < entries.size(); i++) group.get(i).outcome = new Outcome.Kept(entries.get(i));
        } catch (SQLException e) {
            for (var one : group) one.outcome = new Outcome.Failed(e);
        }
    }

    private Entry insertNow(NewKey one) throws SQLException {
        insert.setString(1, one.subject.value());
        insert.setBytes(2, one.wrapped);
        return insert.executeUpdate() == 1
                ? new Entry.Wrapped(one.wrapped)
                : Objects.requireNonNull(find(findWritten, one.subject));
    }

    private void eraseNow(Subject subject, Instant at) throws SQLException {
        erase.setString(1, subject.value());
        erase.setLong(2, at.toEpochMilli());
        erase.executeUpdate();
    }

    private static @Nullable Entry find(PreparedStatement statement, Subject subject) throws SQLException {
        statement.setString(1, subject.value());
        try (var row = statement.executeQuery()) {
            return row.next() ? entry(row, 1) : null;
        }
    }

    private static Entry entry(ResultSet row, int column) throws SQLException {
        var wrapped = row.getBytes(column);
        return wrapped == null
                ? new Entry.Destroyed(Instant.ofEpochMilli(row.getLong(column + 1)))
                : new Entry.Wrapped(wrapped);
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void inTransaction(Work work) throws SQLException {
        Sqlite.run(writer, "BEGIN IMMEDIATE");
        try {
            work.run();
            Sqlite.run(writer, "COMMIT");
        } catch (SQLException e) {
            try {
                Sqlite.run(writer, "ROLLBACK");
            } catch (SQLException alreadyRolledBack) {
                e.addSuppressed(alreadyRolledBack);
            }
            throw e;
        }
    }

    private StoreUnusable failed(SQLException cause) {
        return Sqlite.failed(file, cause);
    }

    private sealed interface Outcome {
        record Kept(Entry entry) implements Outcome {}

        record Failed(SQLException cause) implements Outcome {}
    }

    /** One new key on its way. Its outcome is set before its turn is over. */
    private static final class NewKey extends GroupCommit.Ticket {

        private final Subject subject;
        private final byte[] wrapped;
        private @Nullable Outcome outcome;

        NewKey(Subject subject, byte[] wrapped) {
            this.subject = subject;
            this.wrapped = wrapped;
        }

        @Override
        public long bytes() {
            return wrapped.length;
        }
    }
}
