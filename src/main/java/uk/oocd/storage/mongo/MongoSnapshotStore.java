package uk.oocd.storage.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lte;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;
import uk.oocd.storage.log.LogEvent;
import uk.oocd.storage.log.SnapshotStore;

/** Snapshots in a disposable collection, one a stream. */
public final class MongoSnapshotStore implements SnapshotStore {

    /** A snapshot as it is kept; its time in seconds since 1970 and nanoseconds of the second. Public for the driver. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Kept(
            @BsonId String stream,
            String type,
            long sequence,
            String event,
            long seconds,
            int nanos,
            String payloadType,
            @Nullable String payloadRevision,
            byte[] payload,
            byte[] metadata) {}

    private final MongoCollection<Kept> snapshots;

    public MongoSnapshotStore(MongoConnection connection) {
        snapshots = connection.data().getCollection("snapshots", Kept.class);
    }

    @Override
    public void store(LogEvent snapshot) {
        var place = snapshot.stream();
        if (place == null) throw new IllegalArgumentException("a snapshot is of a stream");
        var at = snapshot.timestamp();
        var kept = new Kept(
                place.stream(),
                place.type(),
                place.sequence(),
                snapshot.id(),
                at.getEpochSecond(),
                at.getNano(),
                snapshot.payloadType(),
                snapshot.payloadRevision(),
                snapshot.payload(),
                snapshot.metadata());
        var notLater = and(eq(place.stream()), lte("sequence", place.sequence()));
        try {
            snapshots.replaceOne(notLater, kept, new ReplaceOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (!DuplicateKey.in(e)) throw e;
            // There is one, later or made at the same moment: only the latter gives way
            snapshots.replaceOne(notLater, kept);
        }
    }

    @Override
    public Optional<LogEvent> latest(String stream) {
        return Optional.ofNullable(snapshots.find(eq(stream)).first())
                .map(kept -> new LogEvent(
                        kept.event,
                        new LogEvent.StreamPlace(kept.type, kept.stream, kept.sequence),
                        Instant.ofEpochSecond(kept.seconds, kept.nanos),
                        kept.payloadType,
                        kept.payloadRevision,
                        kept.payload,
                        kept.metadata));
    }

    @Override
    public void forget(String stream) {
        snapshots.deleteOne(eq(stream));
    }
}
