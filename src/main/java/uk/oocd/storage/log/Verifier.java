package uk.oocd.storage.log;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Walks a log from its start and sees that it is what was written: positions dense, digests and chain right, every
 * stream's sequence without a gap. Needs no key. A log cut off at its end, or written anew from some point on, shows only
 * beside {@link Head heads} that were noted elsewhere.
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

    /** Is told how far the walk has come. */
    @FunctionalInterface
    public interface Progress {

        /** @param of as many as there were when the walk began */
        void done(long events, long of);
    }

    private final ReadableLog log;
    private final Deque<Head> heads;
    private final Progress progress;
    private final Succession succession = Succession.fromTheStart();
    private final Map<String, Long> ends = new HashMap<>();
    private long commits;
    private long lastThatHolds = -1;

    private Verifier(ReadableLog log, List<Head> heads, Progress progress) {
        this.log = log;
        this.heads = heads.stream()
                .sorted(Comparator.comparingLong(Head::position))
                .collect(Collectors.toCollection(ArrayDeque::new));
        this.progress = progress;
    }

    /** Walks the whole log, which may grow meanwhile. */
    public static Result verify(ReadableLog log) {
        return verify(log, List.of(), (_, _) -> {});
    }

    /**
     * Walks the whole log, which may grow meanwhile, and holds it to what its ends once were.
     *
     * @param heads in any order, and read before this is called; taken to be true
     */
    public static Result verify(ReadableLog log, List<Head> heads, Progress progress) {
        return new Verifier(log, heads, progress).walk();
    }

    private Result walk() {
        long total = log.head() + 1;
        long from = Long.MIN_VALUE;
        int limit = PAGE;
        while (true) {
            List<Commit> page;
            try {
                page = log.readCommits(from, limit);
            } catch (CommitLog.Damaged e) {
                if (limit == 1) {
                    return e.position() > expected()
                            ? new Broken(expected(), "missing: the next commit begins at position " + e.position())
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
                return strays().or(this::cutShort)
                        .<Result>map(broken -> broken)
                        .orElseGet(() -> new Sound(commits, expected(), succession.end(), succession.chain()));
            }
            from = page.getLast().firstPosition() + 1; // not where the next is expected: one may begin before that
            progress.done(Math.min(expected(), total), total);
        }
    }

    private long expected() {
        return succession.end() + 1;
    }

    private Optional<Broken> check(Commit commit) {
        Optional<Broken> broken = succession.take(commit);
        if (broken.isPresent()) {
            return broken;
        }
        for (int i = 0; i < commit.events().size(); i++) {
            LogEvent.StreamPlace place = commit.events().get(i).stream();
            if (place != null) {
                long next = ends.containsKey(place.stream()) ? ends.get(place.stream()) + 1 : place.sequence();
                if (place.sequence() != next || next < 0) {
                    return broken(
                            commit.firstPosition() + i,
                            "sequence " + place.sequence() + " in a stream whose next one is " + next);
                }
                ends.put(place.stream(), next);
            }
        }
        commits++;
        return notAsNoted(commit);
    }

    /** Holds a commit to the heads that lie in it. */
    private Optional<Broken> notAsNoted(Commit commit) {
        for (Head head = heads.peek(); head != null && head.position() <= commit.lastPosition(); head = heads.peek()) {
            if (head.position() != commit.lastPosition() || !Arrays.equals(head.chain(), commit.chain())) {
                return broken(
                        head.position(),
                        "the chain at position " + head.position() + " is not the one that was signed at " + head.at()
                                + ": the log was rewritten at or before " + head.position()
                                + (lastThatHolds < 0
                                        ? ""
                                        : ", after " + lastThatHolds + " (the last signed head that holds)"));
            }
            lastThatHolds = head.position();
            heads.remove();
        }
        return Optional.empty();
    }

    private Optional<Broken> cutShort() {
        return Optional.ofNullable(heads.peekLast())
                .map(head -> new Broken(
                        expected(),
                        "the log ends at " + succession.end() + ", but a head signed at " + head.at()
                                + " says it reached " + head.position() + ": events " + expected() + " to "
                                + head.position() + " are missing"));
    }

    /** Events that no commit holds, which the walk over the commits has not met. */
    private Optional<Broken> strays() {
        try {
            log.checkStrays();
            for (CommitLog.Located start : log.readAfter(Long.MIN_VALUE, 1)) {
                if (start.position() != 0) {
                    return broken(start.position(), "an event before the start of the log");
                }
            }
            for (CommitLog.Located beyond : log.readAfter(succession.end(), 1)) {
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
