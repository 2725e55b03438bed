package uk.oocd.storage.log;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An append-only log of commits.
 *
 * <p>Invariants, each held by the conformance suite: <b>I1</b> positions are dense, without gap or overlap; <b>I2</b>
 * position order is commit order; <b>I3</b> a commit is there whole or not at all; <b>I4</b> each commit is chained by
 * hash to the one before it.
 */
public interface CommitLog extends ReadableLog, AutoCloseable {

    /**
     * Appends all of {@code events} or none. Returns only when they would survive a power cut. Waits without heed of
     * interrupts: an interrupted writer would not know what became of its events.
     *
     * @param events at least one; those of one stream in sequence and next to the stream's end; a new stream may begin anywhere
     * @throws IllegalArgumentException there are no events, or some text of theirs has no UTF-8 form: nothing was kept
     * @throws StreamConflict a stream already has an event at that sequence or does not reach that far, or an event id is
     *     taken, be it by an earlier event of this call: nothing was kept
     * @throws LogUnavailable nothing was kept, and nothing will be until it is put right: a full disk, a closed log
     * @throws CommitTooLarge over the bound on size: nothing was kept
     * @throws OutcomeUnknown it may or may not have been kept; read to find out
     */
    Commit append(UUID commitId, List<LogEvent> events);

    /**
     * Appends commits as they stand in another log: the same ids, positions, digests and chain. Each must follow on what
     * is before it, see {@link Succession}; the first that does not is refused with all after it, while those before it
     * in the call may be kept. Returns only when they would survive a power cut.
     *
     * @throws DoesNotFollow a commit does not follow on this log's end, or what it holds is taken: nothing of it was kept
     * @throws LogUnavailable as for {@link #append}
     * @throws CommitTooLarge as for {@link #append}
     * @throws OutcomeUnknown as for {@link #append}
     */
    void restore(List<Commit> commits);

    /** An event with its place in the log. */
    record Located(long position, LogEvent event) {}

    /** A stream's events from {@code firstSequence} on, in order; at most {@code limit}. */
    List<Located> readStream(String stream, long firstSequence, int limit);

    /** The sequence of the stream's last event; empty where there is no such stream. */
    OptionalLong lastSequence(String stream);

    /**
     * The position just before the first event, by position, whose timestamp is {@code at} or later: where to start
     * reading so as to miss nothing since then. The head where there is none.
     */
    long positionBefore(Instant at);

    /** Blocks until there is something after {@code position}, or the time is up. True where there is. */
    boolean await(long position, Duration atMost) throws InterruptedException;

    /**
     * Calls {@code listener} after appends, once for those that became visible together, from whichever thread; it must
     * be quick and must not throw. What was appended can be read by then.
     */
    Registration onAppend(Runnable listener);

    /** Ends what it was given for. */
    interface Registration {
        void cancel();
    }

    /** Ends once what is being appended is on disk; whatever is called later is {@link LogUnavailable}. */
    @Override
    void close();

    /** A stream's end is elsewhere, or an event id is taken. {@link #index} says which event of the call. */
    final class StreamConflict extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int index;

        public StreamConflict(String message, int index) {
            super(message, null, false, false);
            this.index = index;
        }

        /** Which of the events given was turned down. */
        public int index() {
            return index;
        }
    }

    /** A commit of another log does not follow on the end of this one; nothing of it was kept. */
    final class DoesNotFollow extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long position;

        /** @param position the commit's first */
        public DoesNotFollow(long position, String what) {
            super("position " + position + ": " + what, null, false, false);
            this.position = position;
        }

        public long position() {
            return position;
        }
    }

    /** Nothing was kept; says what to put right. */
    final class LogUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LogUnavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** What is kept at a position cannot be read as what was written there. */
    final class Damaged extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long position;
        private final String what;

        public Damaged(long position, String what, @Nullable Throwable cause) {
            super("position " + position + ": " + what, cause);
            this.position = position;
            this.what = what;
        }

        public long position() {
            return position;
        }

        /** What is wrong, in words, without content of the log. */
        public String what() {
            return what;
        }
    }

    /** Over the bound on one commit; nothing was kept. */
    final class CommitTooLarge extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public CommitTooLarge(String message) {
            super(message);
        }
    }

    /** Whether it was kept is not known; never retried blindly. */
    final class OutcomeUnknown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public OutcomeUnknown(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
