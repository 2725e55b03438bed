package uk.oocd.storage.mongo;

import java.time.Instant;
import uk.oocd.storage.log.Chain;

/**
 * Where a log ends that a majority of the nodes has: no failover can take it back.
 *
 * @param head position of the last event, -1 where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shared
record Tail(long head, Instant highWater, byte[] chain) {

    static final Tail EMPTY = new Tail(-1, Instant.MIN, Chain.genesis());

    static Tail of(Found commit) {
        return new Tail(commit.last(), commit.highWater(), commit.chain());
    }
}
