package uk.oocd.storage.mongo;

import java.time.Instant;
import java.util.List;
import uk.oocd.storage.log.Commit;

/**
 * A draft with the place it is to have in the log.
 *
 * @param keys of each of the draft's runs: {@value #BIRTH} where the stream begins with it, else the run's first sequence.
 *     With the stream's name they are unique over the log, so that a stream can neither begin twice nor fork
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shared
record Placed(Draft draft, long position, Instant highWater, byte[] chain, List<Long> keys) {

    static final long BIRTH = -1;

    Placed {
        keys = List.copyOf(keys);
    }

    long last() {
        return position + draft.events().size() - 1;
    }

    Commit commit() {
        return new Commit(position, draft.id(), highWater, draft.events(), draft.digest(), chain);
    }
}
