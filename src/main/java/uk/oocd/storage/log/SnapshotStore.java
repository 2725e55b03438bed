package uk.oocd.storage.log;

import java.util.Optional;

/**
 * Folded states of streams, kept so that a long stream need not be read from its start. Disposable: outside the chain,
 * and any of them may be missing. Where the log is restored from a backup they must be deleted, since they may be ahead
 * of it; {@link CommitLog#append} then refuses what was decided on them.
 */
public interface SnapshotStore {

    /**
     * Keeps the snapshot unless a later one of the same stream is there already.
     *
     * @param snapshot its sequence is that of the last event folded into it
     * @throws IllegalArgumentException it belongs to no stream
     */
    void store(LogEvent snapshot);

    /** The stream's latest snapshot. */
    Optional<LogEvent> latest(String stream);

    /** Deletes the stream's snapshot, where there is one. */
    void forget(String stream);
}
