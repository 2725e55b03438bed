package uk.oocd.storage.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Subject;
import uk.oocd.storage.keys.KeyStore;

/**
 * Wrapped keys in a database of their own, which can have users and backups of its own.
 *
 * <p>A destroyed key is gone from the collection, on a majority of the nodes, before {@link #destroy} returns. It is not
 * yet gone from the servers: their log of operations keeps the key as it was once inserted until that part of the log is
 * written over (its size, or {@code storage.oplogMinRetentionHours}), their data files until the freed space is used
 * anew, and backups as long as they are kept. What guards those is the master key, which is in none of them: without it
 * a wrapped key opens nothing. Where a key must be beyond recovery by a given day, backups of this database must be kept
 * shorter than that, and apart from the master key.
 */
public final class MongoKeyStore implements KeyStore {

    private final MongoCollection<Document> keys;

    public MongoKeyStore(MongoConnection connection) {
        keys = connection.keys().getCollection("keys");
    }

    @Override
    public Optional<Entry> find(Subject subject) {
        return Optional.ofNullable(keys.find(eq(subject.value())).first()).map(MongoKeyStore::entry);
    }

    /** One command, also where there is one already: what it answers is then what a majority has. */
    @Override
    public Entry insert(Subject subject, byte[] wrapped) {
        return entry(Objects.requireNonNull(keys.findOneAndUpdate(
                eq(subject.value()),
                new Document("$setOnInsert", new Document("wrapped", wrapped)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER))));
    }

    @Override
    public void destroy(Subject subject, Instant at) {
        keys.updateOne(eq(subject.value()), destruction(at), new UpdateOptions().upsert(true));
    }

    @Override
    public Optional<Sample> any() {
        return Optional.ofNullable(keys.find(exists("wrapped")).first())
                .map(found -> new Sample(
                        new Subject(found.getString("_id")),
                        found.get("wrapped", Binary.class).getData()));
    }

    @Override
    public List<Held> page(@Nullable Subject after, int limit) {
        return keys.find(after == null ? new Document() : gt("_id", after.value()))
                .sort(ascending("_id"))
                .limit(limit)
                .map(found -> new Held(new Subject(found.getString("_id")), entry(found)))
                .into(new ArrayList<>());
    }

    /** By one command, each entry by itself: what it finds is not replaced. */
    @Override
    public void bring(List<Held> theirs) {
        if (theirs.isEmpty()) return;
        keys.bulkWrite(
                theirs.stream()
                        .map(held -> switch (held.entry()) {
                            case Entry.Wrapped(var key) ->
                                new UpdateOneModel<Document>(
                                        eq(held.subject().value()),
                                        new Document("$setOnInsert", new Document("wrapped", key)),
                                        new UpdateOptions().upsert(true));
                            case Entry.Destroyed(var at) ->
                                new UpdateOneModel<Document>(
                                        eq(held.subject().value()), destruction(at), new UpdateOptions().upsert(true));
                        })
                        .toList(),
                new BulkWriteOptions().ordered(false));
    }

    private static List<Document> destruction(Instant at) {
        var first = new Document("$ifNull", List.of("$destroyedAt", Date.from(at)));
        return List.of(new Document("$set", new Document("destroyedAt", first)), new Document("$unset", "wrapped"));
    }

    private static Entry entry(Document found) {
        var wrapped = found.get("wrapped", Binary.class);
        return wrapped == null
                ? new Entry.Destroyed(found.getDate("destroyedAt").toInstant())
                : new Entry.Wrapped(wrapped.getData());
    }
}
