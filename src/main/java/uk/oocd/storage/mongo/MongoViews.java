package uk.oocd.storage.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.WriteModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.storage.mongo.MongoViewsDatabase.Unwritten;
import uk.oocd.storage.views.Changes;
import uk.oocd.storage.views.Names;
import uk.oocd.storage.views.RecentDocuments;
import uk.oocd.storage.views.RecentDocuments.Kept;
import uk.oocd.views.Position;
import uk.oocd.views.ViewDefinition;
import uk.oocd.views.Views;

/**
 * One collection. What a transaction has changed is written in one command when it commits, each document only where it
 * still is at the position that its change started from; see {@link MongoViewsDatabase} for why that is enough.
 *
 * <p>{@link #select} and {@link #count} know only what is written; a transaction that has changed the collection may ask
 * for neither. Projections have no use for it: what they make of an event follows from it and one document.
 */
final class MongoViews<V> implements Views<V> {

    private final MongoViewsDatabase database;
    private final JsonMapper json;
    private final ViewDefinition<V> definition;
    private final RecentDocuments<V> recent;

    MongoViews(MongoViewsDatabase database, JsonMapper json, ViewDefinition<V> definition) {
        this.database = database;
        this.json = json;
        this.definition = definition;
        this.recent = database.recent(definition.name());
    }

    private MongoCollection<Envelope> collection() {
        return database.generation().collection(definition.name()).withDocumentClass(Envelope.class);
    }

    @Override
    public Optional<V> find(String key) {
        var changes = changes();
        return changes == null ? Optional.ofNullable(stored(key)).map(Kept::value) : changes.find(key);
    }

    @Override
    public void update(String key, Position position, UnaryOperator<V> change) {
        database.edit(definition.name(), Pending::new, pending -> pending.changes.update(key, position, change));
    }

    @Override
    public void clear() {
        database.edit(definition.name(), Pending::new, pending -> pending.changes.clear());
    }

    @Override
    public List<V> select(Selection selection) {
        refuseUnwritten();
        var filter = filter(selection.where());
        int limit = Math.max(0, selection.limit());
        var index = selection.orderBy();
        if (index == null)
            return read(
                    filter, selection.descending() ? descending("_id") : ascending("_id"), selection.offset(), limit);
        var field = field(index);
        // Those without the value come last: descending they do so by themselves
        if (selection.descending()) return read(filter, descending(field, "_id"), selection.offset(), limit);
        var with = and(filter, ne(field, null));
        var found = read(with, ascending(field, "_id"), selection.offset(), limit);
        if (limit > 0 && found.size() == limit) return found;
        long before = found.isEmpty() && selection.offset() > 0
                ? collection().countDocuments(with)
                : selection.offset() + found.size();
        var all = new ArrayList<>(found);
        all.addAll(read(
                and(filter, eq(field, null)),
                ascending("_id"),
                (int) Math.max(0, selection.offset() - before),
                limit == 0 ? 0 : limit - found.size()));
        return all;
    }

    @Override
    public long count(Map<String, String> where) {
        refuseUnwritten();
        return collection().countDocuments(filter(where));
    }

    private List<V> read(Bson filter, Bson order, int offset, int limit) {
        var found = new ArrayList<V>();
        try (var rows =
                collection().find(filter).sort(order).skip(offset).limit(limit).iterator()) {
            while (rows.hasNext()) found.add(json.readValue(rows.next().document(), definition.type()));
        }
        return found;
    }

    private Bson filter(Map<String, String> where) {
        var filter = new Document();
        where.forEach((index, value) -> filter.append(field(index), value));
        return filter;
    }

    private String field(String index) {
        return "by." + Names.index(definition, index);
    }

    private @Nullable Kept<V> stored(String key) {
        var found = collection().find(eq(key)).first();
        return found == null ? null : new Kept<>(found.position(), json.readValue(found.document(), definition.type()));
    }

    @SuppressWarnings("unchecked") // only ever put there by this
    private @Nullable Changes<V> changes() {
        var pending = (Pending) database.unwritten(definition.name());
        return pending == null ? null : pending.changes;
    }

    private void refuseUnwritten() {
        if (changes() != null)
            throw new IllegalStateException(
                    "a transaction that has changed " + definition.name() + " cannot select from it");
    }

    /** What a transaction has read and changed of this collection. */
    private final class Pending implements Unwritten {

        private final Changes<V> changes = new Changes<>(definition, json, recent, MongoViews.this::stored);

        @Override
        public void encode() {
            changes.encode();
        }

        @Override
        public void write() {
            if (changes.takeClearing()) collection().deleteMany(new Document());
            var changed = changes.changed();
            if (changed.isEmpty()) return;
            var writes = new ArrayList<WriteModel<Envelope>>(changed.size());
            for (var document : changed) writes.add(write(document));
            try {
                var result = collection().bulkWrite(writes, new BulkWriteOptions().ordered(false));
                // Not how many were modified: the driver may have sent the command twice
                if (result.getMatchedCount() + result.getInsertedCount() < writes.size()) throw changedMeanwhile();
            } catch (MongoBulkWriteException e) {
                throw DuplicateKey.in(e) ? changedMeanwhile() : e;
            }
            changed.forEach(Changes.Document::wrote);
        }

        private WriteModel<Envelope> write(Changes.Document<V> document) {
            var by = new HashMap<String, String>();
            for (var index : definition.indexes()) {
                var value = index.value().apply(document.value());
                if (value != null) by.put(index.name(), value);
            }
            var envelope = new Envelope(document.key(), document.position(), document.json(), by);
            return document.isNew()
                    ? new InsertOneModel<>(envelope)
                    : new ReplaceOneModel<>(and(eq(document.key()), eq("position", document.written())), envelope);
        }

        private IllegalStateException changedMeanwhile() {
            return new IllegalStateException(
                    "a document of " + definition.name() + " was changed by another meanwhile");
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
