package uk.oocd.storage.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a log ended at a moment. Noted apart from the log, it shows later whether the log was cut off before that
 * position or written anew.
 *
 * @param position of the last event
 * @param chain value of the last commit
 * @param at when it ended there
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shared
public record Head(long position, byte[] chain, Instant at) {

    /** The end of a log now; empty where it holds nothing. */
    public static Optional<Head> of(ReadableLog log, Instant now) {
        return last(log).map(commit -> new Head(commit.lastPosition(), commit.chain(), now));
    }

    /** The last commit, found by looking ever further before the head, since it may be of any length. */
    public static Optional<Commit> last(ReadableLog log) {
        long head = log.head();
        for (long first = head; first >= 0; first = first == 0 ? -1 : Math.max(0, head - 2 * (head - first) - 1)) {
            List<Commit> commits = log.readCommits(first, Math.toIntExact(head - first + 1));
            if (!commits.isEmpty()) {
                return Optional.of(commits.getLast());
            }
        }
        return Optional.empty();
    }
}
