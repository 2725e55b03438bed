package uk.oocd.storage.mongo;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.storage.views.Names;
import uk.oocd.views.ViewDefinition;
import uk.oocd.views.ViewStore;
import uk.oocd.views.Views;

/** Views as collections of {@link MongoViewsDatabase}: a document each, a field and an index of the server an index. */
public final class MongoViewStore implements ViewStore {

    private final MongoViewsDatabase database;
    private final JsonMapper json;
    private final Set<String> open = ConcurrentHashMap.newKeySet();

    /** @param json seals what is personal, as in events */
    public MongoViewStore(MongoViewsDatabase database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Called while the projections are made, before any of them runs. The collection itself is made by
     * {@link MongoViewsDatabase#generation}, once all of them are known.
     *
     * @throws IllegalArgumentException the view or an index has a name that is none
     * @throws IllegalStateException two projections want one collection, or some projection runs already
     */
    @Override
    public <V> Views<V> open(ViewDefinition<V> definition) {
        Names.check(definition);
        if (!open.add(definition.name()))
            throw new IllegalStateException("two projections keep documents in " + definition.name());
        database.declare(definition);
        return new MongoViews<>(database, json, definition);
    }
}
