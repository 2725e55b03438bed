package uk.oocd.storage.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.common.transaction.TransactionManager;
import org.bson.BsonDateTime;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import uk.oocd.storage.axon.LetterStore;

/**
 * Letters in a collection of their own beside the views, and gone with them: a document each, whose {@code _id} is the
 * projection and the position, so that a batch that is repeated after a crash adds none twice. One is taken out when what
 * its event did is written.
 *
 * <p>Several instances of the program may try letters. A letter is claimed for a while, by the server's clock, so that
 * theirs need not agree; a claim outlives its time only by being made again. Where one instance takes the last letter of
 * a stream at the moment at which another puts one behind it, that one is left waiting without a cause, and is taken
 * when it is tried.
 */
public final class MongoLetterStore implements LetterStore {

    /** Far longer than a projection works on one event. */
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private static final String COLLECTION = "dead-letters";

    private final MongoViewsDatabase database;
    private final Duration claim;
    private final String claimant = UUID.randomUUID().toString();
    private @Nullable MongoCollection<Document> made;

    /** In the generation of {@code database}'s views, whose collection it is, too. */
    public MongoLetterStore(MongoViewsDatabase database) {
        this(database, CLAIM);
    }

    /** @param claim how long a claim that is not released lasts */
    MongoLetterStore(MongoViewsDatabase database, Duration claim) {
        this.database = database;
        this.claim = claim;
    }

    /** Made, with its index, at the first call, by when every view has said what it keeps. */
    private synchronized MongoCollection<Document> letters() {
        var known = made;
        if (known == null) {
            known = database.generation().collection(COLLECTION);
            known.createIndex(Indexes.ascending("_id.group", "sequence", "_id.position"));
            made = known;
        }
        return known;
    }

    @Override
    public void add(String group, Letter letter) {
        try {
            letters()
                    .insertOne(new Document("_id", id(group, letter.position()))
                            .append("sequence", letter.sequence())
                            .append("eventId", letter.eventId())
                            .append("eventName", letter.eventName())
                            .append("cause", letter.cause())
                            .append("diagnostics", letter.diagnostics())
                            .append("enqueuedAt", letter.enqueuedAt().toString())
                            .append("lastTouched", letter.lastTouched().toString()));
        } catch (MongoWriteException e) {
            if (!DuplicateKey.in(e)) throw e;
        }
    }

    @Override
    public boolean addBehind(String group, Letter letter) {
        if (count(group, letter.sequence()) == 0) return false;
        add(group, letter);
        return true;
    }

    @Override
    public boolean touch(String group, long position, @Nullable String cause, String diagnostics, Instant at) {
        var change = combine(set("cause", cause), set("diagnostics", diagnostics), set("lastTouched", at.toString()));
        return letters().updateOne(eq(id(group, position)), change).getMatchedCount() == 1;
    }

    @Override
    public void remove(String group, long position) {
        database.atCommit(() -> letters().deleteOne(eq(id(group, position))));
    }

    @Override
    public List<Letter> letters(String group, String sequence) {
        return letters()
                .find(in(group, sequence))
                .sort(Sorts.ascending("_id.position"))
                .map(MongoLetterStore::letter)
                .into(new ArrayList<>());
    }

    @Override
    public Optional<Letter> first(String group, String sequence) {
        return Optional.ofNullable(letters()
                        .find(in(group, sequence))
                        .sort(Sorts.ascending("_id.position"))
                        .first())
                .map(MongoLetterStore::letter);
    }

    @Override
    public long count(String group, String sequence) {
        return letters().countDocuments(in(group, sequence));
    }

    @Override
    public long count(String group) {
        return letters().countDocuments(in(group));
    }

    @Override
    public List<Sequence> sequences(String group) {
        return letters()
                .aggregate(List.of(
                        Aggregates.match(in(group)),
                        Aggregates.sort(Sorts.ascending("_id.group", "sequence", "_id.position")),
                        Aggregates.group(
                                "$sequence", Accumulators.first("first", "$$ROOT"), Accumulators.sum("letters", 1L))))
                .map(found -> new Sequence(letter(found.get("first", Document.class)), found.getLong("letters")))
                .into(new ArrayList<>());
    }

    @Override
    public boolean claim(String group, long position) {
        var free = new Document(
                "$expr",
                new Document(
                        "$lt",
                        List.of(new Document("$ifNull", List.of("$claimedUntil", new BsonDateTime(0))), "$$NOW")));
        var until = new Document("$add", List.of("$$NOW", claim.toMillis()));
        var take = new Document("$set", new Document("claimedUntil", until).append("claimedBy", claimant));
        return letters()
                        .updateOne(and(eq(id(group, position)), free), List.of(take))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public void release(String group, long position) {
        letters()
                .updateOne(
                        and(eq(id(group, position)), eq("claimedBy", claimant)),
                        combine(unset("claimedUntil"), unset("claimedBy")));
    }

    @Override
    public void clear(String group) {
        letters().deleteMany(in(group));
    }

    @Override
    public TransactionManager transactions() {
        return database;
    }

    @Override
    public boolean isOwnFailure(Throwable failure) {
        return failure instanceof MongoException;
    }

    private static Document id(String group, long position) {
        return new Document("group", group).append("position", position);
    }

    private static Bson in(String group) {
        return eq("_id.group", group);
    }

    private static Bson in(String group, String sequence) {
        return and(in(group), eq("sequence", sequence));
    }

    private static Letter letter(Document found) {
        return new Letter(
                found.get("_id", Document.class).getLong("position"),
                found.getString("sequence"),
                found.getString("eventId"),
                found.getString("eventName"),
                found.getString("cause"),
                found.getString("diagnostics"),
                Instant.parse(found.getString("enqueuedAt")),
                Instant.parse(found.getString("lastTouched")));
    }
}
