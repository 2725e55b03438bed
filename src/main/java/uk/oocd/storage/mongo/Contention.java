package uk.oocd.storage.mongo;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Manners among several writers. Whoever has just written knows first where the log ends, and left to itself would write
 * again before anybody else has read as far. So, for as long as others have been met lately, a writer that has had its
 * turn waits for about the time that one command takes, and then looks before it writes. That costs a lone writer
 * nothing, and it is never needed for the log to be right.
 *
 * <p>For one thread at a time.
 */
final class Contention {

    private static final long LATELY = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_TURN = Duration.ofMillis(20).toNanos();
    private static final long SHORTEST_PAUSE = Duration.ofMillis(1).toNanos() / 2;
    private static final int MOST_DOUBLINGS = 7;

    private long met = System.nanoTime() - LATELY;
    private boolean hadTurn;
    private long roundTrip;

    /** Whether others are likely to have written since. */
    boolean expected() {
        return System.nanoTime() - met < LATELY;
    }

    /** Lets the others go first who have waited meanwhile. */
    void yieldTurn() {
        if (hadTurn && expected()) park(Math.min(LONGEST_TURN, roundTrip));
        hadTurn = false;
    }

    void settled(boolean metOthers) {
        if (metOthers) met = System.nanoTime();
        hadTurn = true;
    }

    void tookRoundTrip(long nanos) {
        roundTrip = roundTrip == 0 ? nanos : (3 * roundTrip + nanos) / 4;
    }

    /** From half a millisecond, doubled with each try up to 64 ms; never quite the same twice. */
    void pause(int tries) {
        park(SHORTEST_PAUSE << Math.min(tries, MOST_DOUBLINGS));
    }

    /** Around {@code nanos}, whatever interrupts it. */
    private static void park(long nanos) {
        long until = System.nanoTime() + nanos / 2 + ThreadLocalRandom.current().nextLong(nanos + 1);
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            if (Thread.currentThread().isInterrupted()) return;
            LockSupport.parkNanos(left);
        }
    }
}
