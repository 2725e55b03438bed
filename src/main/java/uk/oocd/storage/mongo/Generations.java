package uk.oocd.storage.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.descending;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.oocd.storage.views.Shape;
import uk.oocd.views.ViewDefinition;

/**
 * Which collections and tokens belong together. A generation is one layout, that is, what all views of a version of the
 * program hold; another layout is another generation with collections of its own, which are filled from the start of the
 * log. So while instances of two versions run, as they do while one is replaced by the other, neither writes into the
 * other's documents, and going back to the older version finds its views where they were. Two are kept: the last and the
 * one before.
 */
final class Generations {

    private static final Logger LOG = LoggerFactory.getLogger(Generations.class);
    private static final Pattern COLLECTION = Pattern.compile("view-(\\d+)-.*");

    private final MongoDatabase database;
    private final MongoCollection<Document> generations;

    Generations(MongoDatabase database) {
        this.database = database;
        this.generations = database.getCollection("generations");
    }

    /** One generation, in use. */
    static final class Generation {

        private final MongoDatabase database;
        private final int number;

        private Generation(MongoDatabase database, int number) {
            this.database = database;
            this.number = number;
        }

        int number() {
            return number;
        }

        MongoCollection<Document> collection(String view) {
            return database.getCollection("view-" + number + "-" + view);
        }

        MongoCollection<Document> tokens() {
            return Generations.tokens(database);
        }
    }

    private static MongoCollection<Document> tokens(MongoDatabase database) {
        return database.getCollection("tokens");
    }

    /** Finds the generation of these views, or begins it, and makes what is missing of it. */
    Generation settle(List<ViewDefinition<?>> views, LongSupplier logHead) {
        var generation = new Generation(database, findOrBegin(layout(views), logHead));
        for (var view : views) {
            var indexes = view.indexes().stream()
                    .map(index -> new IndexModel(ascending("by." + index.name(), "_id")))
                    .toList();
            if (!indexes.isEmpty()) generation.collection(view.name()).createIndexes(indexes);
        }
        generation.tokens().createIndex(ascending("generation", "processor"));
        retire(generation.number);
        return generation;
    }

    private int findOrBegin(String layout, LongSupplier logHead) {
        while (true) {
            var last = last(new Document("layout", layout));
            // How far first: the log may grow in between, but what was applied was in it before
            if (last != null && furthest(last) <= logHead.getAsLong()) return last;
            var newest = last(new Document());
            int next = newest == null ? 1 : newest + 1;
            try {
                generations.insertOne(
                        new Document("_id", next).append("layout", layout).append("begun", Instant.now()));
                if (newest != null) LOG.info("All views are rebuilt from the log, as generation {}", next);
                return next;
            } catch (MongoWriteException e) {
                // Another instance has begun one at the same moment: look again
                if (!DuplicateKey.in(e)) throw e;
            }
        }
    }

    private @Nullable Integer last(Document which) {
        var found = generations.find(which).sort(descending("_id")).first();
        return found == null ? null : found.getInteger("_id");
    }

    private long furthest(int generation) {
        var found = tokens(database)
                .find(eq("generation", generation))
                .sort(descending("position"))
                .first();
        return found == null ? -1 : Objects.requireNonNull(found.getLong("position"));
    }

    /** Deletes what is older than the generation before the last. */
    private void retire(int own) {
        int last = Objects.requireNonNullElse(last(new Document()), own);
        generations.deleteMany(lt("_id", last - 1));
        var live = new ArrayList<Integer>();
        for (var found : generations.find().projection(include("_id"))) live.add(found.getInteger("_id"));
        tokens(database).deleteMany(new Document("generation", new Document("$lt", last).append("$nin", live)));
        for (var name : database.listCollectionNames()) {
            var view = COLLECTION.matcher(name);
            if (view.matches()) {
                int number = Integer.parseInt(view.group(1));
                if (number < last && !live.contains(number))
                    database.getCollection(name).drop();
            }
        }
    }

    private static String layout(List<ViewDefinition<?>> views) {
        var shapes = new StringBuilder();
        for (var view : views)
            shapes.append(view.name())
                    .append(' ')
                    .append(Shape.fingerprint(view))
                    .append('\n');
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(shapes.toString().getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
