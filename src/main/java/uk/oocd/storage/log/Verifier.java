package uk.oocd.storage.log;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Walks a log from its start and sees that it is what was written: positions dense, digests and chain right, every
 * stream's sequence without a gap. Needs no key. What it cannot see is a log cut off at its end, or written anew from
 * some point on: compare {@link Sound#chain} with a value noted elsewhere for that.
 *
 * <p>Keeps the last sequence of each stream in memory, about 100 bytes a stream.
 */
public final class Verifier {

    /** So few that commits of the greatest size fit into memory. */
    private static final int PAGE = 32;

    /** What came of it. */
    public sealed interface Result {}

    /**
     * Nothing is wrong.
     *
     * @param head position of the last event, -1 where there is none
     * @param chain value of the last commit, {@link Chain#genesis} where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, never shared
    public record Sound(long commits, long events, long head, byte[] chain) implements Result {}

    /**
     * Something is wrong.
     *
     * @param position the first bad one; of a commit that is bad as a whole the first of its positions
     * @param what is wrong there, in words, without content of the log
     */
    public record Broken(long position, String what) implements Result {}

    private final CommitLog log;
    private final Map<String, Long> ends = new HashMap<>();
    private long commits;
    private long expected;
    private byte[] chain = Chain.genesis();
    private Instant highWater = Instant.MIN;

    private Verifier(CommitLog log) {
        this.log = log;
    }

    /** Walks the whole log, which may grow meanwhile. */
    public static Result verify(CommitLog log) {
        return new Verifier(log).walk();
    }

    private Result walk() {
        long from = Long.MIN_VALUE;
        int limit = PAGE;
        while (true) {
            List<Commit> page;
            try {
                page = log.readCommits(from, limit);
            } catch (CommitLog.Damaged e) {
                if (limit == 1) {
                    return e.position() > expected
                            ? new Broken(expected, "missing: the next commit begins at position " + e.position())
                            : new Broken(e.position(), e.what());
                }
                limit = 1; // what comes before the damage has to be looked at first
                continue;
            }
            for (Commit commit : page) {
                Optional<Broken> broken = check(commit);
                if (broken.isPresent()) {
                    return broken.get();
                }
            }
            if (page.size() < limit) {
                return strays().<Result>map(broken -> broken)
                        .orElseGet(() -> new Sound(commits, expected, expected - 1, chain));
            }
            from = expected;
        }
    }

    private Optional<Broken> check(Commit commit) {
        long first = commit.firstPosition();
        if (first > expected) {
            return broken(expected, "missing: the next commit begins at position " + first);
        }
        if (first < expected) {
            return broken(first, "a commit begins where the one before it has not ended");
        }
        if (commit.events().isEmpty()) {
            return broken(first, "a commit without events");
        }
        if (!Arrays.equals(Chain.digest(commit.id(), commit.events()), commit.digest())) {
            return broken(first, "the content of the commit that begins here is not what its digest says");
        }
        if (!Arrays.equals(Chain.next(chain, first, commit.digest()), commit.chain())) {
            return broken(first, "the chain breaks here: the commit does not follow from the one before it");
        }
        for (int i = 0; i < commit.events().size(); i++) {
            LogEvent event = commit.events().get(i);
            LogEvent.StreamPlace place = event.stream();
            if (place != null) {
                long next = ends.containsKey(place.stream()) ? ends.get(place.stream()) + 1 : place.sequence();
                if (place.sequence() != next || next < 0) {
                    return broken(first + i, "sequence " + place.sequence() + " in a stream whose next one is " + next);
                }
                ends.put(place.stream(), next);
            }
            if (event.timestamp().isAfter(highWater)) {
                highWater = event.timestamp();
            }
        }
        if (!commit.highWater().equals(highWater)) {
            return broken(
                    first, "the high-water mark of the commit that begins here is not the latest timestamp so far");
        }
        commits++;
        chain = commit.chain();
        expected = commit.lastPosition() + 1;
        return Optional.empty();
    }

    /** Events that no commit holds, which the walk over the commits has not met. */
    private Optional<Broken> strays() {
        try {
            for (CommitLog.Located start : log.readAfter(Long.MIN_VALUE, 1)) {
                if (start.position() != 0) {
                    return broken(start.position(), "an event before the start of the log");
                }
            }
            for (CommitLog.Located beyond : log.readAfter(expected - 1, 1)) {
                if (log.readCommits(beyond.position(), 1).isEmpty()) {
                    return broken(beyond.position(), "an event that belongs to no commit");
                }
            }
        } catch (CommitLog.Damaged e) {
            return broken(e.position(), e.what());
        }
        return Optional.empty();
    }

    private static Optional<Broken> broken(long position, String what) {
        return Optional.of(new Broken(position, what));
    }
}
