package uk.oocd.storage.axon;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.jspecify.annotations.Nullable;
import uk.oocd.storage.log.CommitLog;

/**
 * Axon's event store on the log. Its streams tell their readers at once when something was appended, where Axon's own
 * are polled every half second. It has no thread and no state to stop or start: whoever reads, reads on their own
 * thread, so it outlives any pause of what reads from it.
 */
public final class LogEventStore extends AbstractEventStore {

    /**
     * How often projections are woken under load, at most. Batches grow by as much, and what is to be seen is on average
     * half of this later than it could be; an event after a pause is not delayed at all.
     */
    private static final Duration PACE = Duration.ofMillis(10);

    private final RecentEvents recent;
    private final Duration pace;
    private final Set<LogStream> open = ConcurrentHashMap.newKeySet();

    /** @param engine on {@code log} itself */
    public LogEventStore(CommitLogEventStorageEngine engine, CommitLog log) {
        this(engine, log, PACE);
    }

    LogEventStore(CommitLogEventStorageEngine engine, CommitLog log, Duration pace) {
        super(new Settings().storageEngine(engine));
        this.pace = pace;
        this.recent = new RecentEvents(engine, log);
        log.onAppend(() -> open.forEach(LogStream::wake));
    }

    /** The events after the token, from the log's start where there is none; to be closed after use. */
    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        var stream = new LogStream(recent, CommitLogEventStorageEngine.positionOf(token), pace, open::remove);
        open.add(stream);
        return stream;
    }

    private static final class Settings extends AbstractEventStore.Builder {}
}
