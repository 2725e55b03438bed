package uk.oocd.storage.embedded;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.storage.views.Shape;
import uk.oocd.views.ViewDefinition;
import uk.oocd.views.ViewStore;
import uk.oocd.views.Views;

/**
 * Views as tables of {@link ViewsDatabase}: a document a row, a column an index. Where what a view holds has changed
 * since the file was written, all views are emptied and read the log from its start.
 */
public final class SqliteViewStore implements ViewStore {

    private static final Logger LOG = LoggerFactory.getLogger(SqliteViewStore.class);

    private final ViewsDatabase database;
    private final JsonMapper json;
    private final Map<String, SqliteViews<?>> open = new ConcurrentHashMap<>();

    /** @param json seals what is personal, as in events */
    public SqliteViewStore(ViewsDatabase database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Called while the projections are made, before any of them runs.
     *
     * @throws IllegalArgumentException the view or an index has a name that is none
     * @throws IllegalStateException two projections want one collection
     */
    @Override
    public <V> Views<V> open(ViewDefinition<V> definition) {
        var views = new SqliteViews<>(database, json, definition);
        if (open.putIfAbsent(definition.name(), views) != null)
            throw new IllegalStateException("two projections keep documents in " + definition.name());
        var fingerprint = Shape.fingerprint(definition);
        boolean changed = database.change(session -> {
            var find = session.prepare("SELECT fingerprint FROM collections WHERE name = ?");
            find.setString(1, definition.name());
            try (var row = find.executeQuery()) {
                if (row.next() && row.getString(1).equals(fingerprint)) return false;
            }
            session.run(views.schema());
            var insert = session.prepare("INSERT OR REPLACE INTO collections VALUES (?, ?)");
            insert.setString(1, definition.name());
            insert.setString(2, fingerprint);
            insert.executeUpdate();
            return true;
        });
        if (changed) database.forgetRecent();
        if (changed && database.furthest() >= 0) {
            LOG.info("What the view {} holds has changed: all views are rebuilt from the log", definition.name());
            database.rebuild();
        }
        return views;
    }
}
