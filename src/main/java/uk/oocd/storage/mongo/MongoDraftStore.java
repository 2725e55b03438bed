package uk.oocd.storage.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.compoundIndex;
import static com.mongodb.client.model.Sorts.descending;
import static com.mongodb.client.model.Sorts.orderBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.conversions.Bson;
import uk.oocd.kernel.DraftStore;
import uk.oocd.storage.keys.KeyVault;
import uk.oocd.storage.keys.SealedDrafts;

/** Half-filled forms in a collection of their own; what was typed is sealed under a key for each draft. */
public final class MongoDraftStore implements DraftStore {

    /** A draft as it is kept, to the millisecond. Public for the driver. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Kept(@BsonId UUID id, String owner, String form, Instant savedAt, byte[] fields) {}

    private final MongoCollection<Kept> drafts;
    private final SealedDrafts sealed;

    public MongoDraftStore(MongoConnection connection, KeyVault vault) {
        drafts = connection.data().getCollection("drafts", Kept.class);
        drafts.createIndex(compoundIndex(ascending("owner"), Indexes.descending("savedAt")));
        sealed = new SealedDrafts(vault);
    }

    /** @throws IllegalArgumentException there is a draft of this id, and it is somebody else's */
    @Override
    public void save(Draft draft) {
        var kept = new Kept(draft.id(), draft.owner(), draft.form(), draft.savedAt(), sealed.seal(draft));
        var own = own(draft.owner(), draft.id());
        try {
            drafts.replaceOne(own, kept, new ReplaceOptions().upsert(true));
        } catch (MongoWriteException e) {
            if (!DuplicateKey.in(e)) throw e;
            // Somebody else's, or the owner has saved it in two places at the same moment
            if (drafts.replaceOne(own, kept).getMatchedCount() == 0)
                throw new IllegalArgumentException("the draft is another owner's");
        }
    }

    @Override
    public Optional<Draft> find(String owner, UUID id) {
        return read(drafts.find(own(owner, id))).stream().findFirst();
    }

    @Override
    public List<Draft> of(String owner) {
        return read(drafts.find(eq("owner", owner)).sort(orderBy(descending("savedAt"), Sorts.ascending("_id"))));
    }

    /** The key goes first: a draft that outlives its key by a crash is unreadable, and so as good as gone. */
    @Override
    public void erase(String owner, UUID id) {
        if (drafts.find(own(owner, id)).first() == null) return;
        sealed.destroy(id);
        drafts.deleteOne(own(owner, id));
    }

    private static Bson own(String owner, UUID id) {
        return and(eq(id), eq("owner", owner));
    }

    private List<Draft> read(FindIterable<Kept> found) {
        var read = new ArrayList<Draft>();
        for (var kept : found)
            sealed.open(kept.id, kept.fields)
                    .ifPresent(fields -> read.add(new Draft(kept.id, kept.owner, kept.form, kept.savedAt, fields)));
        return read;
    }
}
