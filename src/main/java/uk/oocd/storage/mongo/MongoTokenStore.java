package uk.oocd.storage.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static uk.oocd.storage.mongo.ServerClock.NOW;
import static uk.oocd.storage.views.Tokens.notOurs;
import static uk.oocd.storage.views.Tokens.place;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.Serializer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import uk.oocd.storage.views.AppliedPositions;
import uk.oocd.storage.views.Tokens;

/**
 * How far each projection has come, and which instance works on it. A token stored in a transaction of
 * {@link MongoViewsDatabase} is written when that commits, after the documents.
 *
 * <p>A claim that is not renewed lapses, by the clock of the server, and another owner may take the segment. Each taking
 * has a number, one more than the last. Whoever renews or stores gives the number that they took, so that one who was
 * halted and comes back finds the segment taken, even where it has been let go again since, and neither moves the token
 * back nor goes on beside the new owner.
 */
public final class MongoTokenStore implements TokenStore, AppliedPositions {

    private final MongoConnection connection;
    private final MongoViewsDatabase database;
    private final Serializer serializer;
    private final String owner;
    private final Duration claimTimeout;
    /** The number of each taking of ours that has not been let go or found lost. */
    private final Map<String, Long> taken = new ConcurrentHashMap<>();

    /**
     * @param serializer of tokens: Axon's general one
     * @param owner who claims, unlike any other that runs or has run
     */
    public MongoTokenStore(
            MongoConnection connection,
            MongoViewsDatabase database,
            Serializer serializer,
            String owner,
            Duration claimTimeout) {
        this.connection = connection;
        this.database = database;
        this.serializer = serializer;
        this.owner = owner;
        this.claimTimeout = claimTimeout;
    }

    @Override
    public void initializeTokenSegments(String processor, int segments) {
        initializeTokenSegments(processor, segments, null);
    }

    /** All of them or none; of two instances that start at once, one is told that the segments are there already. */
    @Override
    public void initializeTokenSegments(String processor, int segments, @Nullable TrackingToken initial) {
        var fresh = IntStream.range(0, segments)
                .mapToObj(segment -> fresh(processor, segment, initial))
                .toList();
        if (fetchSegments(processor).length > 0) throw thereAlready(processor);
        try {
            if (segments == 1) tokens().insertOne(fresh.getFirst());
            else connection.inTransaction(session -> tokens().insertMany(session, fresh));
        } catch (MongoException e) {
            throw DuplicateKey.in(e) ? thereAlready(processor) : e;
        }
    }

    private static UnableToClaimTokenException thereAlready(String processor) {
        return new UnableToClaimTokenException("the segments of " + processor + " are there already");
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processor, int segment) {
        try {
            tokens().insertOne(fresh(processor, segment, token));
        } catch (MongoException e) {
            if (!DuplicateKey.in(e)) throw e;
            throw new UnableToInitializeTokenException(place(processor, segment) + " is there already");
        }
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    /** @throws UnableToClaimTokenException when it is written: the segment was not taken before, or is another's by now */
    @Override
    public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
        var stored = Tokens.write(serializer, token);
        database.atCommit(() -> {
            var set = new Document("type", stored.type())
                    .append("token", stored.bytes())
                    .append("position", stored.position())
                    .append("claimed", NOW);
            update(processor, segment, set);
        });
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        return claim(processor, segment);
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, Segment segment) {
        var all = IntStream.of(fetchSegments(processor)).boxed().toList();
        if (all.contains(segment.splitSegmentId()))
            throw new UnableToClaimTokenException(place(processor, segment.getSegmentId()) + " has been split");
        if (!all.contains(segment.mergeableSegmentId()))
            throw new UnableToClaimTokenException(place(processor, segment.getSegmentId()) + " has been merged");
        return claim(processor, segment.getSegmentId());
    }

    @Override
    public void extendClaim(String processor, int segment) {
        update(processor, segment, new Document("claimed", NOW));
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        var number = taken.remove(id(processor, segment));
        if (number == null) return;
        tokens().updateOne(ours(processor, segment, number), new Document("$set", new Document("owner", null)));
    }

    @Override
    public void deleteToken(String processor, int segment) {
        var number = taken.remove(id(processor, segment));
        if (number == null
                || tokens().deleteOne(ours(processor, segment, number)).getDeletedCount() == 0)
            throw notOurs(processor, segment);
    }

    @Override
    public int[] fetchSegments(String processor) {
        var found = new ArrayList<Integer>();
        for (var row : tokens().find(of(processor)).sort(ascending("segment"))) found.add(row.getInteger("segment"));
        return found.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        var all = fetchSegments(processor);
        var available = new ArrayList<Segment>();
        for (var row : tokens().find(and(of(processor), claimable())).sort(ascending("segment")))
            available.add(Segment.computeSegment(row.getInteger("segment"), all));
        return available;
    }

    /** The same for all instances on one database and one {@link Generations generation}. */
    @Override
    public Optional<String> retrieveStorageIdentifier() {
        var found = connection
                .data()
                .getCollection("identity")
                .findOneAndUpdate(
                        eq("tokens"),
                        new Document(
                                "$setOnInsert",
                                new Document("id", UUID.randomUUID().toString())),
                        new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(found)
                .map(identity ->
                        identity.getString("id") + "-" + database.generation().number());
    }

    @Override
    public OptionalLong applied(String processor) {
        var least = tokens().find(of(processor)).sort(ascending("position")).first();
        return least == null ? OptionalLong.empty() : OptionalLong.of(least.getLong("position"));
    }

    private MongoCollection<Document> tokens() {
        return database.generation().tokens();
    }

    private Document fresh(String processor, int segment, @Nullable TrackingToken token) {
        var stored = Tokens.write(serializer, token);
        return new Document("_id", id(processor, segment))
                .append("generation", database.generation().number())
                .append("processor", processor)
                .append("segment", segment)
                .append("type", stored.type())
                .append("token", stored.bytes())
                .append("position", stored.position())
                .append("owner", null)
                .append("taking", 0L)
                .append("claimed", Instant.EPOCH);
    }

    /** Takes the segment, or renews the claim, and says where it is. */
    private @Nullable TrackingToken claim(String processor, int segment) {
        var id = id(processor, segment);
        var ours = new Document("$eq", List.of("$owner", owner));
        var number = new Document("$cond", List.of(ours, "$taking", new Document("$add", List.of("$taking", 1L))));
        var found = tokens().findOneAndUpdate(
                        and(eq(id), claimable()),
                        List.of(new Document(
                                "$set",
                                new Document("owner", owner)
                                        .append("taking", number)
                                        .append("claimed", NOW))),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        if (found == null) {
            var there = tokens().find(eq(id)).first();
            throw new UnableToClaimTokenException(place(processor, segment)
                    + (there == null ? " has not been initialized" : " belongs to " + there.getString("owner")));
        }
        var taking = found.getLong("taking");
        // Whoever had it meanwhile may have changed any document that is remembered here
        if (!taking.equals(taken.put(id, taking))) database.forgetRecent();
        var bytes = found.get("token", Binary.class);
        return Tokens.read(serializer, found.getString("type"), bytes == null ? null : bytes.getData());
    }

    /** Changes the segment's row where it is still ours by the taking that we know of. */
    private void update(String processor, int segment, Document set) {
        var id = id(processor, segment);
        var number = taken.get(id);
        if (number == null) throw notOurs(processor, segment);
        var pipeline = List.of(new Document("$set", set));
        // Matched, not modified: a command that the driver sent twice modifies nothing the second time
        if (tokens().updateOne(ours(processor, segment, number), pipeline).getMatchedCount() == 0) {
            taken.remove(id, number);
            throw notOurs(processor, segment);
        }
    }

    private Bson ours(String processor, int segment, long number) {
        return and(eq(id(processor, segment)), eq("owner", owner), eq("taking", number));
    }

    private Bson claimable() {
        return or(eq("owner", null), eq("owner", owner), ServerClock.longerAgoThan(claimTimeout, "claimed"));
    }

    private Bson of(String processor) {
        return and(eq("generation", database.generation().number()), eq("processor", processor));
    }

    private String id(String processor, int segment) {
        return database.generation().number() + ":" + processor + ":" + segment;
    }
}
