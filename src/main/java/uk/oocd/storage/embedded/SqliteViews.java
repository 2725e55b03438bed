package uk.oocd.storage.embedded;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.storage.embedded.RecentDocuments.Kept;
import uk.oocd.storage.embedded.ViewsDatabase.Session;
import uk.oocd.storage.embedded.ViewsDatabase.Unwritten;
import uk.oocd.views.Position;
import uk.oocd.views.ViewDefinition;
import uk.oocd.views.ViewDefinition.Index;
import uk.oocd.views.Views;

/**
 * One collection. Names come from the definition and are checked; values are always bound. Meant for one writing thread
 * at a time: where two meet on a document, the one that commits second is turned down, and tries again.
 */
final class SqliteViews<V> implements Views<V> {

    private static final long NEVER = -1;

    private final ViewsDatabase database;
    private final JsonMapper json;
    private final ViewDefinition<V> definition;
    private final String table;
    private final List<String> columns;
    private final String insert;
    private final RecentDocuments<V> recent;

    SqliteViews(ViewsDatabase database, JsonMapper json, ViewDefinition<V> definition) {
        this.database = database;
        this.json = json;
        this.definition = definition;
        this.table = table(definition.name());
        this.columns = definition.indexes().stream().map(SqliteViews::column).toList();
        if (columns.stream().distinct().count() < columns.size())
            throw new IllegalArgumentException("two indexes of " + definition.name() + " have one name");
        this.recent = database.recent(definition.name());
        this.insert = "INSERT OR IGNORE INTO " + table + " VALUES (?, ?, ?" + ", ?".repeat(columns.size()) + ")";
    }

    static String table(String name) {
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*"))
            throw new IllegalArgumentException("no name for a view: " + name);
        return "\"view-" + name + "\"";
    }

    private static String column(Index<?> index) {
        if (!index.name().matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"))
            throw new IllegalArgumentException("no name for an index: " + index.name());
        return "\"by_" + index.name() + "\"";
    }

    private String column(String index) {
        return definition.indexes().stream()
                .filter(i -> i.name().equals(index))
                .findFirst()
                .map(SqliteViews::column)
                .orElseThrow(() -> new IllegalArgumentException(definition.name() + " has no index " + index));
    }

    /**
     * The statements that make the collection anew. An index has the value and not the key, which is random: rows of one
     * value then stand in the order they were made in, so that the cases at work now stand on few pages.
     */
    String[] schema() {
        var statements = new ArrayList<String>();
        statements.add("DROP TABLE IF EXISTS " + table);
        statements.add(
                "CREATE TABLE " + table + " (key TEXT PRIMARY KEY, position INTEGER NOT NULL, document BLOB NOT NULL"
                        + definition.indexes().stream()
                                .map(i -> ", " + column(i) + " TEXT")
                                .collect(Collectors.joining())
                        + ") STRICT");
        for (var index : definition.indexes())
            statements.add("CREATE INDEX \"" + definition.name() + "-by-" + index.name() + "\" ON " + table + " ("
                    + column(index) + ")");
        return statements.toArray(String[]::new);
    }

    @Override
    public Optional<V> find(String key) {
        var unwritten = unwritten();
        var document = unwritten == null ? stored(key) : unwritten.find(key);
        return document.position == NEVER ? Optional.empty() : Optional.of(document.value);
    }

    @Override
    public void update(String key, Position position, UnaryOperator<V> change) {
        edit(unwritten -> {
            var document = unwritten.find(key);
            if (position.value() <= document.position) return;
            document.value = change.apply(document.value);
            document.position = position.value();
        });
    }

    @Override
    public void clear() {
        edit(Documents::clear);
    }

    @Override
    public List<V> select(Selection selection) {
        writeEarly();
        var sql = "SELECT document FROM " + table + where(selection.where()) + order(selection) + " LIMIT ? OFFSET ?";
        return database.read(session -> {
            var query = session.prepare(sql);
            int next = bind(query, selection.where());
            query.setInt(next, selection.limit() <= 0 ? -1 : selection.limit());
            query.setInt(next + 1, selection.offset());
            var found = new ArrayList<V>();
            try (var row = query.executeQuery()) {
                while (row.next()) found.add(json.readValue(row.getBytes(1), definition.type()));
            }
            return found;
        });
    }

    @Override
    public long count(Map<String, String> where) {
        writeEarly();
        return database.read(session -> {
            var query = session.prepare("SELECT count(*) FROM " + table + where(where));
            bind(query, where);
            try (var row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        });
    }

    private String where(Map<String, String> where) {
        return where.keySet().stream()
                .sorted()
                .map(index -> column(index) + " = ?")
                .reduce((a, b) -> a + " AND " + b)
                .map(" WHERE "::concat)
                .orElse("");
    }

    /** Documents without the value come last, whichever way. */
    private String order(Selection selection) {
        var way = selection.descending() ? " DESC" : "";
        var index = selection.orderBy();
        return " ORDER BY " + (index == null ? "" : column(index) + way + " NULLS LAST, ") + "key" + way;
    }

    private static int bind(PreparedStatement query, Map<String, String> where) throws SQLException {
        int next = 1;
        for (var index : where.keySet().stream().sorted().toList()) query.setString(next++, where.get(index));
        return next;
    }

    private Document<V> stored(String key) {
        return database.read(session -> {
            var query = session.prepare("SELECT position, document FROM " + table + " WHERE key = ?");
            query.setString(1, key);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? new Document<>(row.getLong(1), json.readValue(row.getBytes(2), definition.type()))
                        : blank();
            }
        });
    }

    private Document<V> blank() {
        return new Document<>(NEVER, definition.blank());
    }

    @SuppressWarnings("unchecked") // only ever put there by edit
    private @Nullable Documents unwritten() {
        return (Documents) database.unwritten(definition.name());
    }

    private void edit(ViewsDatabase.Edit<Documents> edit) {
        database.keep(definition.name(), Documents::new, edit);
    }

    /** So that a selection within a transaction finds what the transaction has changed. */
    private void writeEarly() {
        var unwritten = unwritten();
        if (unwritten != null)
            database.write(session -> {
                unwritten.prepare();
                unwritten.write(session);
            });
    }

    /** A document as its transaction sees it. */
    private static final class Document<V> {

        private long position;
        private V value;
        /** Where, and as what, it was read or last written. */
        private long written;

        private V before;
        private boolean wrote;

        private byte @Nullable [] bytes;

        Document(long position, V value) {
            this.position = position;
            this.value = value;
            this.written = position;
            this.before = value;
        }

        boolean changed() {
            return position != written;
        }
    }

    /** What a transaction has read and changed of this collection. */
    private final class Documents implements Unwritten {

        private final Map<String, Document<V>> byKey = new HashMap<>();
        private boolean cleared;
        private boolean toClear;

        Document<V> find(String key) {
            return byKey.computeIfAbsent(key, k -> cleared ? blank() : recentOrStored(k));
        }

        private Document<V> recentOrStored(String key) {
            var kept = recent.find(key);
            return kept == null ? stored(key) : new Document<>(kept.position(), kept.value());
        }

        void clear() {
            byKey.clear();
            cleared = true;
            toClear = true;
        }

        @Override
        public void prepare() {
            for (var document : byKey.values()) {
                if (document.changed()) document.bytes = json.writeValueAsBytes(document.value);
            }
        }

        @Override
        public void write(Session session) throws SQLException {
            if (toClear) session.prepare("DELETE FROM " + table).executeUpdate();
            toClear = false;
            for (var entry : byKey.entrySet()) {
                var document = entry.getValue();
                if (!document.changed()) continue;
                int rows = document.written == NEVER
                        ? insert(session, entry.getKey(), document)
                        : replace(session, entry.getKey(), document);
                if (rows != 1)
                    throw new IllegalStateException(
                            "a document of " + definition.name() + " was changed by another projection meanwhile");
                document.written = document.position;
                document.before = document.value;
                document.wrote = true;
                document.bytes = null;
            }
        }

        private int insert(Session session, String key, Document<V> document) throws SQLException {
            var statement = session.prepare(insert);
            statement.setString(1, key);
            statement.setLong(2, document.position);
            statement.setBytes(3, document.bytes);
            int next = 4;
            for (var index : definition.indexes())
                statement.setString(next++, index.value().apply(document.value));
            return statement.executeUpdate();
        }

        /** Names only the indexes whose value is another now: SQLite would write those anew whose value is the same. */
        private int replace(Session session, String key, Document<V> document) throws SQLException {
            var sql = new StringBuilder("UPDATE ").append(table).append(" SET position = ?, document = ?");
            var changed = new ArrayList<@Nullable String>();
            for (int i = 0; i < columns.size(); i++) {
                var index = definition.indexes().get(i).value();
                var value = index.apply(document.value);
                if (Objects.equals(value, index.apply(document.before))) continue;
                sql.append(", ").append(columns.get(i)).append(" = ?");
                changed.add(value);
            }
            var statement = session.prepare(
                    sql.append(" WHERE key = ? AND position = ?").toString());
            statement.setLong(1, document.position);
            statement.setBytes(2, document.bytes);
            int next = 3;
            for (var value : changed) statement.setString(next++, value);
            statement.setString(next, key);
            statement.setLong(next + 1, document.written);
            return statement.executeUpdate();
        }

        @Override
        public void committed() {
            if (cleared) recent.forgetAll();
            byKey.forEach((key, document) -> {
                if (document.wrote) recent.keep(key, new Kept<>(document.position, document.value));
            });
        }

        @Override
        public void abandoned() {
            byKey.keySet().forEach(recent::forget);
        }
    }
}
