package uk.oocd.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was recorded in one stream: the log itself, not a view of it, so it is never behind. */
public interface History {

    /** One event as it stands in the log. */
    record Recorded(long position, long sequence, Instant storedAt, Object event) {}

    /** Every event of the stream, oldest first; empty where there is no such stream. */
    List<Recorded> of(String stream);

    /** The first event of the stream, which never changes: cheap, and cached. */
    Optional<Recorded> first(String stream);

    /** The sequence number of the stream's last event: its version. Empty where there is no such stream. */
    Optional<Long> version(String stream);
}
