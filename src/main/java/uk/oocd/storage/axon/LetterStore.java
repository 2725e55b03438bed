package uk.oocd.storage.axon;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;

/**
 * Where it is noted which events a projection could not take. Implemented once per store, beside the views; what is
 * made of it is {@link DeadLetterQueue}'s. As disposable as the views: whoever empties a projection's views empties this
 * too, and what still cannot be taken comes back when the projection reads the log again.
 *
 * <p>A letter says where in the log its event is, and holds nothing of it: no name, no payload, not even sealed.
 */
public interface LetterStore {

    /**
     * An event that waits.
     *
     * @param position its place in the log; there is one letter at most for it in a processing group
     * @param sequence the stream it belongs to; its letters are taken in the order of their positions
     * @param eventId to tell whether the log still has the same event there
     * @param eventName the stored name, for example {@code case-file/outcome-agreed}
     * @param cause the class of what was thrown, never its message; null for one that only waits behind another
     * @param diagnostics what else was noted, as a JSON object; nothing personal
     * @param lastTouched when it was last tried
     */
    record Letter(
            long position,
            String sequence,
            String eventId,
            String eventName,
            @Nullable String cause,
            String diagnostics,
            Instant enqueuedAt,
            Instant lastTouched) {}

    /**
     * The letters of one stream.
     *
     * @param letters how many, with the first
     */
    record Sequence(Letter first, long letters) {}

    /** Adds it, unless there is one at its position already: a batch may be repeated. */
    void add(String group, Letter letter);

    /** As {@link #add}, where its sequence has letters. True where it has. */
    boolean addBehind(String group, Letter letter);

    /** Notes what came of another try. False where there is no letter at that position. */
    boolean touch(String group, long position, @Nullable String cause, String diagnostics, Instant at);

    /** Does nothing where there is no letter at that position. */
    void remove(String group, long position);

    /** In the order of the log. */
    List<Letter> letters(String group, String sequence);

    Optional<Letter> first(String group, String sequence);

    long count(String group, String sequence);

    long count(String group);

    /** Every stream that has letters, in any order. */
    List<Sequence> sequences(String group);

    /**
     * Takes the letter for trying, so that nobody else tries it meanwhile; in another instance of the program too. A
     * claim that is not released lapses.
     *
     * @return false where it is somebody else's, or gone
     */
    boolean claim(String group, long position);

    void release(String group, long position);

    void clear(String group);

    /** What the views are written in, so that a letter goes when what its event did is kept. */
    TransactionManager transactions();

    /** Whether this says that the store cannot be read or written now, and so nothing about the event at hand. */
    boolean isOwnFailure(Throwable failure);
}
