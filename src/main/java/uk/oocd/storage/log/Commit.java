package uk.oocd.storage.log;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What was appended in one call: all of it is in the log, or none.
 *
 * @param firstPosition of its first event; the others follow without a gap
 * @param highWater the latest event timestamp in this commit and all before it, so that it never falls along the log
 * @param digest SHA-256 of the commit's own content, see {@link Chain}
 * @param chain {@code SHA-256(previous chain ‖ firstPosition ‖ digest)}: changing anything changes every later value
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shared
public record Commit(
        long firstPosition, UUID id, Instant highWater, List<LogEvent> events, byte[] digest, byte[] chain) {

    public Commit {
        events = List.copyOf(events);
    }

    public long lastPosition() {
        return firstPosition + events.size() - 1;
    }
}
