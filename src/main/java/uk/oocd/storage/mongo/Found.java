package uk.oocd.storage.mongo;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A commit that a majority of the nodes has, without its events.
 *
 * @param position of its first event
 * @param events how many it has
 * @param ends of each stream in it the last sequence
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shared
record Found(long position, int events, UUID id, Instant highWater, byte[] chain, Map<String, Long> ends) {

    long last() {
        return position + events - 1;
    }
}
