package uk.oocd.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Half-filled forms. Each belongs to one person, outlives a restart and can be erased: it is no record, so it lives
 * outside the event log, encrypted under a key of its own that goes when the draft goes.
 */
public interface DraftStore {

    /**
     * @param form which form it is of, for example {@code referral}
     * @param fields what was typed, field by field, as the browser sent it; may repeat names
     */
    record Draft(UUID id, String owner, String form, Instant savedAt, Map<String, List<String>> fields) {}

    /** Keeps a draft, over an earlier one of the same id and owner. On disk when it returns. */
    void save(Draft draft);

    /** One of the owner's own; somebody else's is as absent as one that never was. */
    Optional<Draft> find(String owner, UUID id);

    /** The owner's own, latest first. */
    List<Draft> of(String owner);

    /** Destroys the draft and its key. */
    void erase(String owner, UUID id);
}
