package uk.oocd.storage.embedded;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;
import uk.oocd.storage.views.RecentDocuments;

/**
 * The file of the views, of how far each projection has come, and of what it could not take: {@link DataFolder#views()}.
 * All change together, so that a projection that is cut short goes on exactly where it was.
 *
 * <p>SQLite has one writer at a time, and several projections want to write. So a transaction, which is bound to its
 * thread, keeps what it changed in memory and writes it all in one short go when it commits. Reading waits for nobody.
 */
public final class ViewsDatabase implements TransactionManager, AutoCloseable {

    /** More than there are projections, each of which keeps one while it works on a batch. */
    private static final int READERS = 8;

    private static final Sqlite.Format FORMAT = new Sqlite.Format(1, List.of("""
            CREATE TABLE tokens (
              processor TEXT NOT NULL, segment INTEGER NOT NULL, type TEXT, token BLOB, position INTEGER NOT NULL,
              owner TEXT, claimed_at INTEGER NOT NULL, PRIMARY KEY (processor, segment)) STRICT, WITHOUT ROWID""", """
            CREATE TABLE collections (
              name TEXT PRIMARY KEY, fingerprint TEXT NOT NULL) STRICT, WITHOUT ROWID""", """
            CREATE TABLE identity (id TEXT NOT NULL) STRICT""", """
            INSERT INTO identity VALUES (lower(hex(randomblob(16))))"""));

    private final Session writer;
    private final ReentrantLock writing = new ReentrantLock();
    private final ConcurrentLinkedDeque<Session> readers = new ConcurrentLinkedDeque<>();
    private final Map<String, RecentDocuments<?>> recent = new ConcurrentHashMap<>();
    private final Semaphore freeReaders = new Semaphore(READERS, true);

    @SuppressWarnings("ThreadLocalUsage") // a database has its own
    private final ThreadLocal<@Nullable Batch> current = new ThreadLocal<>();

    /** Opens the file, or makes it; a damaged one is made anew, and the views are then rebuilt from the log. */
    public ViewsDatabase(DataFolder folder) {
        var file = folder.views();
        writer = new Session(Sqlite.open(file, Sqlite.Care.DISPOSABLE, FORMAT));
        try {
            Sqlite.run(writer.connection, "PRAGMA wal_autocheckpoint = 4000", "PRAGMA cache_size = -32000");
            Sqlite.transactionsByHand(writer.connection);
            Sqlite.run(writer.connection, SqliteLetterStore.SCHEMA);
            // Whoever held these claims held the data folder, and does no longer
            Sqlite.run(writer.connection, "UPDATE tokens SET owner = NULL");
            for (int i = 0; i < READERS; i++) {
                var reader = new Session(Sqlite.another(file, Sqlite.Care.DISPOSABLE));
                readers.add(reader);
                Sqlite.transactionsByHand(reader.connection);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Begins a transaction on this thread, or joins the one that is under way. */
    @Override
    public Transaction startTransaction() {
        var outer = current.get();
        if (outer != null) return outer.joined();
        var batch = new Batch();
        current.set(batch);
        return batch;
    }

    /** Empties every view and forgets how far projections have come and what waits: each then reads the log anew. */
    public void rebuild() {
        write(session -> {
            for (var name : session.texts("SELECT name FROM collections"))
                session.prepare("DELETE FROM " + SqliteViews.table(name)).executeUpdate();
            session.prepare("DELETE FROM letters").executeUpdate();
            session.prepare("DELETE FROM tokens").executeUpdate();
        });
        forgetRecent();
    }

    /** The documents of a collection that need not be read again. */
    @SuppressWarnings("unchecked") // each collection has one kind
    <V> RecentDocuments<V> recent(String collection) {
        return (RecentDocuments<V>) recent.computeIfAbsent(collection, _ -> new RecentDocuments<>());
    }

    /** After documents were removed behind their collections' backs. */
    void forgetRecent() {
        recent.values().forEach(RecentDocuments::forgetAll);
    }

    /** The position of the projection that has come furthest; -1 where none has begun. */
    public long furthest() {
        return read(session -> {
            try (var row = session.prepare("SELECT coalesce(max(position), -1) FROM tokens")
                    .executeQuery()) {
                return row.next() ? row.getLong(1) : -1;
            }
        });
    }

    /** Another for each file that was made anew. */
    String identifier() {
        return read(session -> session.texts("SELECT id FROM identity").getFirst());
    }

    /** Reads what is committed, and what this thread's transaction has written already. */
    <T extends @Nullable Object> T read(Query<T> query) {
        var batch = current.get();
        try {
            if (batch != null) return run(query, batch.begun ? writer : batch.reader());
            var session = acquire();
            try {
                return run(query, session);
            } finally {
                release(session);
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static <T extends @Nullable Object> T run(Query<T> query, Session session) throws SQLException {
        try {
            return query.run(session);
        } catch (SQLException e) {
            session.forget();
            throw e;
        }
    }

    private Session acquire() {
        freeReaders.acquireUninterruptibly();
        return readers.remove();
    }

    private void release(Session session) {
        readers.add(session);
        freeReaders.release();
    }

    /** Reads and writes at once, in this thread's transaction where there is one, else in one of its own. */
    <T extends @Nullable Object> T change(Query<T> query) {
        return inBatch(batch -> {
            batch.begin();
            return query.run(writer);
        });
    }

    /** Writes at once, in this thread's transaction where there is one, else in one of its own. */
    void write(Change change) {
        this.<@Nullable Object>change(session -> {
            change.run(session);
            return null;
        });
    }

    /** Writes when this thread's transaction commits, after the documents; at once where there is none. */
    void writeAtCommit(Change change) {
        this.<@Nullable Object>inBatch(batch -> {
            batch.atCommit.add(change);
            return null;
        });
    }

    /** What this thread's transaction has not written yet of one collection; null where there is nothing. */
    @Nullable
    Unwritten unwritten(String collection) {
        var batch = current.get();
        return batch == null ? null : batch.unwritten.get(collection);
    }

    /** Works on what this thread's transaction keeps of one collection until it commits. */
    @SuppressWarnings("unchecked") // each collection has one kind
    <U extends Unwritten> void keep(String collection, Supplier<U> fresh, Edit<U> edit) {
        this.<@Nullable Object>inBatch(batch -> {
            edit.run((U) batch.unwritten.computeIfAbsent(collection, _ -> fresh.get()));
            return null;
        });
    }

    private <T extends @Nullable Object> T inBatch(InBatch<T> work) {
        var outer = current.get();
        try {
            if (outer != null) return work.run(outer);
            var batch = new Batch();
            current.set(batch);
            try {
                var result = work.run(batch);
                batch.commit();
                return result;
            } finally {
                batch.rollback();
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        writing.lock();
        freeReaders.acquireUninterruptibly(READERS);
        try {
            for (var reader : readers) reader.connection.close();
            writer.connection.close();
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            freeReaders.release(READERS);
            writing.unlock();
        }
    }

    static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("The views cannot be read or written: " + e.getMessage(), e);
    }

    interface Query<T extends @Nullable Object> {
        T run(Session session) throws SQLException;
    }

    interface Change {
        void run(Session session) throws SQLException;
    }

    interface Edit<U> {
        void run(U unwritten) throws SQLException;
    }

    private interface InBatch<T extends @Nullable Object> {
        T run(Batch batch) throws SQLException;
    }

    /** What waits for a commit. */
    interface Unwritten {

        /** Does what need not be done while others wait to write. */
        void prepare();

        void write(Session session) throws SQLException;

        /** What was written is in the file now. Called while nobody else writes. */
        void committed();

        /** Nothing of it is in the file. */
        void abandoned();
    }

    /** One connection and its statements, for one thread at a time. */
    static final class Session {

        private final Connection connection;
        private final Map<String, PreparedStatement> statements = new HashMap<>();

        Session(Connection connection) {
            this.connection = connection;
        }

        /** The statement, made at first use; the caller sets all of its parameters and closes what it answers. */
        PreparedStatement prepare(String sql) throws SQLException {
            var statement = statements.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                statements.put(sql, statement);
            }
            return statement;
        }

        /** After an error, since the driver gives up a statement that failed. */
        void forget() throws SQLException {
            var all = List.copyOf(statements.values());
            statements.clear();
            for (var statement : all) statement.close();
        }

        List<String> texts(String sql) throws SQLException {
            var found = new ArrayList<String>();
            try (var row = prepare(sql).executeQuery()) {
                while (row.next()) found.add(row.getString(1));
            }
            return found;
        }

        void run(String... statements) throws SQLException {
            Sqlite.run(connection, statements);
        }
    }

    private final class Batch implements Transaction {

        private final Map<String, Unwritten> unwritten = new LinkedHashMap<>();
        private final List<Change> atCommit = new ArrayList<>();
        private @Nullable Session reader;
        private boolean begun;
        private boolean doomed;

        /**
         * Reads one state of the file until the writing begins. Each time that a connection looks anew and others have
         * written meanwhile, SQLite empties its cache and reads the file's pages again.
         */
        private Session reader() throws SQLException {
            if (reader != null) return reader;
            var session = acquire();
            try {
                session.prepare("BEGIN").execute();
            } catch (SQLException e) {
                session.forget();
                release(session);
                throw e;
            }
            reader = session;
            return session;
        }

        private void endReading() throws SQLException {
            var session = reader;
            if (session == null) return;
            reader = null;
            try {
                session.prepare("COMMIT").execute();
            } catch (SQLException e) {
                session.forget();
                throw e;
            } finally {
                release(session);
            }
        }

        private void begin() throws SQLException {
            if (begun) return;
            endReading(); // so that nobody waits to write who keeps others from closing the readers
            writing.lock();
            try {
                writer.prepare("BEGIN IMMEDIATE").execute();
                begun = true;
            } catch (SQLException e) {
                writer.forget();
                throw e;
            } finally {
                if (!begun) writing.unlock();
            }
        }

        @Override
        public void commit() {
            if (doomed) {
                rollback();
                throw new IllegalStateException("a transaction within this one was rolled back");
            }
            try {
                unwritten.values().forEach(Unwritten::prepare);
                if (begun || !unwritten.isEmpty() || !atCommit.isEmpty()) {
                    begin();
                    for (var documents : unwritten.values()) documents.write(writer);
                    for (var change : atCommit) change.run(writer);
                    writer.prepare("COMMIT").execute();
                    unwritten.values().forEach(Unwritten::committed);
                    end();
                }
            } catch (SQLException e) {
                throw failed(e);
            } finally {
                rollback();
            }
        }

        @Override
        public void rollback() {
            unwritten.values().forEach(Unwritten::abandoned);
            try {
                endReading();
                if (begun) {
                    writer.forget();
                    writer.run("ROLLBACK");
                }
            } catch (SQLException e) {
                throw failed(e);
            } finally {
                end();
            }
        }

        private void end() {
            unwritten.clear();
            atCommit.clear();
            if (current.get() == this) current.remove();
            if (begun) {
                begun = false;
                writing.unlock();
            }
        }

        private Transaction joined() {
            return new Transaction() {
                @Override
                public void commit() {}

                @Override
                public void rollback() {
                    doomed = true;
                }
            };
        }
    }
}
