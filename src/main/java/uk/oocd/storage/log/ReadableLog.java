package uk.oocd.storage.log;

import java.util.List;

/** A log as far as it can be read from its start to its end: one that grows, or a copy of one. */
public interface ReadableLog {

    /** The position of the last event; -1 for an empty log. */
    long head();

    /** The next events after {@code position} (-1 for the start), in order, whole log; at most {@code limit}. */
    List<CommitLog.Located> readAfter(long position, int limit);

    /**
     * The commits that begin at {@code firstPosition} or later, in order; at most {@code limit}. For verification.
     *
     * @throws CommitLog.Damaged one of them cannot be read as what was written; its position is that of the commit
     */
    List<Commit> readCommits(long firstPosition, int limit);

    /**
     * For verification: looks through the whole log for what reading by position does not meet.
     *
     * @throws CommitLog.Damaged there is something
     */
    default void checkStrays() {}
}
