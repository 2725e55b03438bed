package uk.oocd.storage.log;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Follows a log commit by commit and says of each whether it is what can come next. */
public final class Succession {

    private long end;
    private byte[] chain;
    private Instant highWater;

    /** After the last commit of a log: its last position, chain and high-water mark. */
    public Succession(long head, byte[] chain, Instant highWater) {
        this.end = head;
        this.chain = chain.clone();
        this.highWater = highWater;
    }

    /** At the start of a log. */
    public static Succession fromTheStart() {
        return new Succession(-1, Chain.genesis(), Instant.MIN);
    }

    /** Takes the commit as the next one; where it cannot be, says why and stays where it is. */
    public Optional<Verifier.Broken> take(Commit commit) {
        long first = commit.firstPosition();
        if (first > end + 1) {
            return broken(end + 1, "missing: the next commit begins at position " + first);
        }
        if (first < end + 1) {
            return broken(first, "a commit begins where the one before it has not ended");
        }
        if (commit.events().isEmpty()) {
            return broken(first, "a commit without events");
        }
        if (!commit.events().stream().allMatch(Chain::encodable)) {
            return broken(first, "the commit that begins here has text that has no UTF-8 form");
        }
        if (!Arrays.equals(Chain.digest(commit.id(), commit.events()), commit.digest())) {
            return broken(first, "the content of the commit that begins here is not what its digest says");
        }
        if (!Arrays.equals(Chain.next(chain, first, commit.digest()), commit.chain())) {
            return broken(first, "the chain breaks here: the commit does not follow from the one before it");
        }
        Instant latest = commit.events().stream()
                .map(LogEvent::timestamp)
                .reduce(highWater, (one, other) -> one.isAfter(other) ? one : other);
        if (!commit.highWater().equals(latest)) {
            return broken(
                    first, "the high-water mark of the commit that begins here is not the latest timestamp so far");
        }
        end = commit.lastPosition();
        chain = commit.chain();
        highWater = latest;
        return Optional.empty();
    }

    /** The last position so far, -1 at the start. */
    public long end() {
        return end;
    }

    /** The chain value of the last commit so far. */
    public byte[] chain() {
        return chain.clone();
    }

    private static Optional<Verifier.Broken> broken(long position, String what) {
        return Optional.of(new Verifier.Broken(position, what));
    }
}
