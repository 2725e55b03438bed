package uk.oocd.storage.embedded;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.storage.embedded.ViewsDatabase.Session;
import uk.oocd.storage.embedded.ViewsDatabase.Unwritten;
import uk.oocd.storage.views.Changes;
import uk.oocd.storage.views.Changes.Document;
import uk.oocd.storage.views.Names;
import uk.oocd.storage.views.RecentDocuments;
import uk.oocd.storage.views.RecentDocuments.Kept;
import uk.oocd.views.Position;
import uk.oocd.views.ViewDefinition;
import uk.oocd.views.Views;

/**
 * One collection. Names come from the definition and are checked; values are always bound. Meant for one writing thread
 * at a time: where two meet on a document, the one that commits second is turned down, and tries again.
 */
final class SqliteViews<V> implements Views<V> {

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
        Names.check(definition);
        this.table = table(definition.name());
        this.columns =
                definition.indexes().stream().map(index -> column(index.name())).toList();
        this.recent = database.recent(definition.name());
        this.insert = "INSERT OR IGNORE INTO " + table + " VALUES (?, ?, ?" + ", ?".repeat(columns.size()) + ")";
    }

    static String table(String name) {
        return "\"view-" + name + "\"";
    }

    private static String column(String index) {
        return "\"by_" + index + "\"";
    }

    private String declared(String index) {
        return column(Names.index(definition, index));
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
                                .map(i -> ", " + column(i.name()) + " TEXT")
                                .collect(Collectors.joining())
                        + ") STRICT");
        for (var index : definition.indexes())
            statements.add("CREATE INDEX \"" + definition.name() + "-by-" + index.name() + "\" ON " + table + " ("
                    + column(index.name()) + ")");
        return statements.toArray(String[]::new);
    }

    @Override
    public Optional<V> find(String key) {
        var unwritten = unwritten();
        return unwritten == null ? Optional.ofNullable(stored(key)).map(Kept::value) : unwritten.changes.find(key);
    }

    @Override
    public void update(String key, Position position, UnaryOperator<V> change) {
        edit(unwritten -> unwritten.changes.update(key, position, change));
    }

    @Override
    public void clear() {
        edit(unwritten -> unwritten.changes.clear());
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
                .map(index -> declared(index) + " = ?")
                .reduce((a, b) -> a + " AND " + b)
                .map(" WHERE "::concat)
                .orElse("");
    }

    /** Documents without the value come last, whichever way. */
    private String order(Selection selection) {
        var way = selection.descending() ? " DESC" : "";
        var index = selection.orderBy();
        return " ORDER BY " + (index == null ? "" : declared(index) + way + " NULLS LAST, ") + "key" + way;
    }

    private static int bind(PreparedStatement query, Map<String, String> where) throws SQLException {
        int next = 1;
        for (var index : where.keySet().stream().sorted().toList()) query.setString(next++, where.get(index));
        return next;
    }

    private @Nullable Kept<V> stored(String key) {
        return database.<@Nullable Kept<V>>read(session -> {
            var query = session.prepare("SELECT position, document FROM " + table + " WHERE key = ?");
            query.setString(1, key);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? new Kept<>(row.getLong(1), json.readValue(row.getBytes(2), definition.type()))
                        : null;
            }
        });
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

    /** What a transaction has read and changed of this collection. */
    private final class Documents implements Unwritten {

        private final Changes<V> changes = new Changes<>(definition, json, recent, SqliteViews.this::stored);

        @Override
        public void prepare() {
            changes.encode();
        }

        @Override
        public void write(Session session) throws SQLException {
            if (changes.takeClearing()) session.prepare("DELETE FROM " + table).executeUpdate();
            for (var document : changes.changed()) {
                int rows = document.isNew() ? insert(session, document) : replace(session, document);
                if (rows != 1)
                    throw new IllegalStateException(
                            "a document of " + definition.name() + " was changed by another projection meanwhile");
                document.wrote();
            }
        }

        private int insert(Session session, Document<V> document) throws SQLException {
            var statement = session.prepare(insert);
            statement.setString(1, document.key());
            statement.setLong(2, document.position());
            statement.setBytes(3, document.json());
            int next = 4;
            for (var index : definition.indexes())
                statement.setString(next++, index.value().apply(document.value()));
            return statement.executeUpdate();
        }

        /** Names only the indexes whose value is another now: SQLite would write those anew whose value is the same. */
        private int replace(Session session, Document<V> document) throws SQLException {
            var sql = new StringBuilder("UPDATE ").append(table).append(" SET position = ?, document = ?");
            var changed = new ArrayList<@Nullable String>();
            for (int i = 0; i < columns.size(); i++) {
                var index = definition.indexes().get(i).value();
                var value = index.apply(document.value());
                if (Objects.equals(value, index.apply(document.before()))) continue;
                sql.append(", ").append(columns.get(i)).append(" = ?");
                changed.add(value);
            }
            var statement = session.prepare(
                    sql.append(" WHERE key = ? AND position = ?").toString());
            statement.setLong(1, document.position());
            statement.setBytes(2, document.json());
            int next = 3;
            for (var value : changed) statement.setString(next++, value);
            statement.setString(next, document.key());
            statement.setLong(next + 1, document.written());
            return statement.executeUpdate();
        }

        @Override
        public void committed() {
            changes.committed();
        }

        @Override
        public void abandoned() {
            changes.abandoned();
        }
    }
}
