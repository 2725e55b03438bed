package uk.oocd.storage.mongo;

import static com.mongodb.client.model.Accumulators.max;
import static com.mongodb.client.model.Accumulators.min;
import static com.mongodb.client.model.Accumulators.minN;
import static com.mongodb.client.model.Aggregates.group;
import static com.mongodb.client.model.Aggregates.limit;
import static com.mongodb.client.model.Aggregates.match;
import static com.mongodb.client.model.Aggregates.project;
import static com.mongodb.client.model.Aggregates.sort;
import static com.mongodb.client.model.Aggregates.unionWith;
import static com.mongodb.client.model.Aggregates.unwind;
import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.elemMatch;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Filters.type;
import static com.mongodb.client.model.Projections.computed;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ReadConcern;
import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ClusteredIndexOptions;
import com.mongodb.client.model.CreateCollectionOptions;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonReader;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.BsonWriter;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.Codec;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.EncoderContext;
import org.bson.codecs.configuration.CodecRegistries;
import org.bson.conversions.Bson;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.CommitLog.Damaged;
import uk.oocd.storage.mongo.Settlement.Answer;
import uk.oocd.storage.mongo.Settlement.Request;

/**
 * The collection of the commits, as the log asks for it. All reading is with majority concern (<b>F7</b>), save
 * {@link Request.Peek}: what a failover could take back reaches no projection and is the ground of no decision.
 */
final class CommitCollection {

    private static final int NAMESPACE_EXISTS = 48;
    private static final int DUPLICATE_KEY = 11_000;

    /** Shorter than the socket's patience, so that the server says what it knows. */
    private static final int MAJORITY_WAIT_MILLIS = 8_000;

    private static final BsonDocument ACKNOWLEDGED_BY_A_MAJORITY = new BsonDocument("w", new BsonString("majority"))
            .append("j", BsonBoolean.TRUE)
            .append("wtimeout", new BsonInt32(MAJORITY_WAIT_MILLIS));

    private final MongoDatabase database;
    private final MongoCollection<Document> documents;
    private final MongoCollection<Found> headings;
    private final MongoCollection<Commit> commits;

    /** Makes the collection and its indexes where they are missing. */
    CommitCollection(MongoDatabase database) {
        this.database = database;
        try {
            database.createCollection(
                    CommitDocument.COLLECTION,
                    new CreateCollectionOptions()
                            .clusteredIndexOptions(new ClusteredIndexOptions(new Document("_id", 1), true)));
        } catch (MongoCommandException e) {
            if (e.getErrorCode() != NAMESPACE_EXISTS) throw e;
        }
        documents = database.getCollection(CommitDocument.COLLECTION);
        documents.createIndexes(List.of(
                new IndexModel(
                        Indexes.ascending("s.a", "s.k"),
                        // Else commits without a stream would share the key of nothing
                        new IndexOptions().unique(true).sparse(true).name("streams")),
                new IndexModel(
                        Indexes.ascending("e.i"),
                        new IndexOptions().unique(true).name("events"))));
        headings = decodedBy(Found.class, CommitDocument::heading);
        commits = decodedBy(Commit.class, CommitDocument::commit);
    }

    private <T> MongoCollection<T> decodedBy(Class<T> type, Function<BsonReader, T> decoder) {
        return documents
                .withDocumentClass(type)
                .withCodecRegistry(CodecRegistries.fromRegistries(
                        CodecRegistries.fromCodecs(new ReadOnly<>(type, decoder)), documents.getCodecRegistry()));
    }

    /** Documents of this kind are never written by way of the driver's codecs. */
    private record ReadOnly<T>(Class<T> type, Function<BsonReader, T> decoder) implements Codec<T> {

        @Override
        public T decode(BsonReader reader, DecoderContext context) {
            return decoder.apply(reader);
        }

        @Override
        public void encode(BsonWriter writer, T value, EncoderContext context) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Class<T> getEncoderClass() {
            return type;
        }
    }

    /** For {@link Settlement}. Never throws because of the servers. */
    Answer answer(Request.Read read) {
        return read(() -> new Answer.Commits(headings(gte("_id", read.from()), read.limit())));
    }

    /** For {@link Settlement}. */
    Answer answer(Request.Peek peek) {
        return read(() -> new Answer.Peeked(documents
                        .withReadConcern(ReadConcern.LOCAL)
                        .find(eq("_id", peek.position()))
                        .projection(include("_id"))
                        .first()
                != null));
    }

    /** For {@link Settlement}. */
    Answer answer(Request.LookUp lookUp) {
        return read(() -> {
            Ends found = lookUpEnds(lookUp.streams());
            return new Answer.LookedUp(found.ends(), taken(lookUp.eventIds()), found.upTo());
        });
    }

    private interface Reading {
        Answer run();
    }

    private static Answer read(Reading reading) {
        try {
            return reading.run();
        } catch (MongoException | IllegalStateException e) {
            return new Answer.Failed(e);
        }
    }

    /**
     * Keeps commits by one command (<b>F2</b>), sent once: where its outcome is not known, it is the settlement's to find
     * out, not the driver's to try again.
     *
     * @param bytes of the documents, in order
     */
    Answer insert(List<byte[]> bytes) {
        BsonArray values = new BsonArray(bytes.size());
        for (byte[] each : bytes) values.add(new RawBsonDocument(each));
        BsonDocument command = new BsonDocument("insert", new BsonString(CommitDocument.COLLECTION))
                .append("ordered", BsonBoolean.TRUE)
                .append("writeConcern", ACKNOWLEDGED_BY_A_MAJORITY)
                .append("documents", values);
        try {
            return outcome(database.runCommand(command, BsonDocument.class), bytes.size());
        } catch (MongoOperationTimeoutException e) {
            return new Answer.Unknown(e); // by a timeoutMS of the connection string, also after it was sent
        } catch (MongoTimeoutException | MongoSocketOpenException | MongoConnectionPoolClearedException e) {
            return new Answer.Failed(e); // no connection to send it on
        } catch (MongoException e) {
            return new Answer.Unknown(e);
        } catch (IllegalStateException e) {
            return new Answer.Failed(e); // closed
        }
    }

    private static Answer outcome(BsonDocument reply, int count) {
        if (reply.containsKey("writeConcernError"))
            return new Answer.Unknown(new MongoException("the majority's acknowledgement did not come: "
                    + reply.getDocument("writeConcernError").get("code")));
        if (!reply.containsKey("writeErrors")) {
            int kept = reply.getNumber("n").intValue();
            return kept == count
                    ? new Answer.Kept()
                    : new Answer.Unknown(new MongoException("of " + count + " commits " + kept + " were kept"));
        }
        BsonDocument error = reply.getArray("writeErrors").getFirst().asDocument();
        int code = error.getNumber("code").intValue();
        return code == DUPLICATE_KEY
                ? new Answer.Stopped(error.getNumber("index").intValue())
                : new Answer.Unknown(new MongoException("a commit was turned down: " + code));
    }

    /** The last commit; empty where there is none. Passes over what no writer of ours can have put there. */
    Optional<Found> last() {
        return Optional.ofNullable(headings.find(and(gte("_id", 0L), type("_id", "long")))
                .projection(exclude("e"))
                .sort(descending("_id"))
                .limit(1)
                .first());
    }

    /** The last commit that begins at {@code position} or before it. */
    Optional<Found> lastUpTo(long position) {
        return Optional.ofNullable(headings.find(lte("_id", position))
                .projection(exclude("e"))
                .sort(descending("_id"))
                .limit(1)
                .first());
    }

    private List<Found> headings(Bson filter, int most) {
        return headings.find(filter)
                .projection(exclude("e"))
                .sort(ascending("_id"))
                .limit(most)
                .batchSize(most)
                .into(new ArrayList<>());
    }

    /** The commits that begin within a range, both ends of it included, in order; at most {@code most}. */
    List<Commit> between(long from, long to, int most) {
        return commits.find(and(gte("_id", from), lte("_id", to)))
                .sort(ascending("_id"))
                .limit(most)
                .batchSize(most)
                .into(new ArrayList<>());
    }

    /**
     * The commits that begin at {@code position} or later, in order, together with whatever lies between it and the
     * position before; at most {@code most}.
     */
    List<Commit> from(long position, int most) {
        return commits.find(position == Long.MIN_VALUE ? gte("_id", position) : gt("_id", position - 1))
                .sort(ascending("_id"))
                .limit(most)
                .batchSize(most)
                .into(new ArrayList<>());
    }

    /** The commit that begins last before {@code position}. */
    Optional<Commit> before(long position) {
        return Optional.ofNullable(commits.find(lt("_id", position))
                .sort(descending("_id"))
                .limit(1)
                .first());
    }

    /** The commits of a stream whose keys are in a range, in the order of the log. */
    List<Commit> ofStream(String stream, long fromKey, long toKey) {
        List<Commit> found = commits.find(
                        elemMatch("s", and(eq("a", CommitDocument.text(stream)), gte("k", fromKey), lt("k", toKey))))
                .into(new ArrayList<>());
        found.sort((a, b) -> Long.compare(a.firstPosition(), b.firstPosition()));
        return found;
    }

    /** Where those streams end that there are. */
    Map<String, StreamEnds.End> ends(Set<String> streams) {
        return streams.isEmpty() ? Map.of() : lookUpEnds(streams).ends();
    }

    /** @param upTo position of the last event of the log as it was when, or before, the ends were looked up */
    private record Ends(Map<String, StreamEnds.End> ends, long upTo) {}

    /** By one command, so that one node answers all of it: the end of the log first, and then what is as new or newer. */
    private Ends lookUpEnds(Set<String> streams) {
        Map<BsonValue, String> byName = new HashMap<>();
        streams.forEach(stream -> byName.put(CommitDocument.text(stream), stream));
        Map<String, StreamEnds.End> ends = new HashMap<>();
        long upTo = -1;
        for (BsonDocument each : documents.aggregate(
                List.of(
                        sort(descending("_id")),
                        limit(1),
                        project(include("n")),
                        unionWith(
                                CommitDocument.COLLECTION,
                                List.of(
                                        match(in("s.a", byName.keySet())),
                                        project(include("s")),
                                        unwind("$s"),
                                        match(in("s.a", byName.keySet())),
                                        group("$s.a", max("last", "$s.l"), max("position", "$_id"))))),
                BsonDocument.class)) {
            String stream = byName.get(each.get("_id"));
            if (stream == null)
                upTo = each.getNumber("_id").longValue() + each.getNumber("n").longValue() - 1;
            else
                ends.put(
                        stream,
                        new StreamEnds.End(
                                each.getNumber("last").longValue(),
                                each.getNumber("position").longValue()));
        }
        return new Ends(ends, upTo);
    }

    private Map<String, Long> taken(Set<String> ids) {
        if (ids.isEmpty()) return Map.of();
        Map<BsonValue, String> wanted = new HashMap<>();
        ids.forEach(id -> wanted.put(CommitDocument.text(id), id));
        Map<String, Long> taken = new HashMap<>();
        for (BsonDocument each :
                documents.find(in("e.i", wanted.keySet()), BsonDocument.class).projection(include("e.i"))) {
            long position = each.getNumber("_id").longValue();
            for (BsonValue event : each.getArray("e")) {
                String id = wanted.get(event.asDocument().get("i"));
                if (id != null) taken.put(id, position);
            }
        }
        return taken;
    }

    /**
     * For verification: what neither the digest of a commit covers nor reading by position meets.
     *
     * @throws Damaged there is a document that is no commit, or one that takes a stream's beginning for what it is not
     */
    void checkStrays() {
        if (documents.find(not(type("_id", "long"))).limit(1).first() != null)
            throw new Damaged(last().map(Found::last).orElse(-1L) + 1, "a document that is no commit", null);
        Document isBirth = new Document("$eq", List.of("$s.k", Placed.BIRTH));
        Document wrong = documents
                .aggregate(List.of(
                        project(include("s")),
                        unwind("$s"),
                        group(
                                "$s.a",
                                min("first", "$_id"),
                                minN("births", new Document("$cond", Arrays.asList(isBirth, "$_id", null)), 2)),
                        match(new Document("$expr", new Document("$ne", List.of("$births", List.of("$first"))))),
                        project(computed(
                                "position",
                                new Document(
                                        "$cond",
                                        List.of(
                                                new Document("$in", List.of("$first", "$births")),
                                                new Document("$last", "$births"),
                                                "$first")))),
                        sort(ascending("position")),
                        limit(1)))
                .allowDiskUse(true)
                .first();
        if (wrong != null)
            throw new Damaged(wrong.getLong("position"), "a stream that does not begin where its first event is", null);
    }

    /**
     * Tells of commits as a majority comes to have them, by their {@code _id} alone.
     *
     * @param patienceMillis how long the server waits for one before it says that there is none
     * @throws MongoException there are no change streams here, or not now
     */
    MongoChangeStreamCursor<ChangeStreamDocument<BsonDocument>> changes(long patienceMillis) {
        return documents
                .watch(
                        List.of(match(eq("operationType", "insert")), project(include("documentKey", "operationType"))),
                        BsonDocument.class)
                .maxAwaitTime(patienceMillis, TimeUnit.MILLISECONDS)
                .cursor();
    }
}
