package uk.oocd.storage.axon;

import static org.axonframework.eventhandling.EventUtils.upcastAndDeserializeTrackedEvents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.CommitLog.CommitTooLarge;
import uk.oocd.storage.log.CommitLog.Located;
import uk.oocd.storage.log.CommitLog.LogUnavailable;
import uk.oocd.storage.log.CommitLog.OutcomeUnknown;
import uk.oocd.storage.log.CommitLog.StreamConflict;
import uk.oocd.storage.log.LogEvent;
import uk.oocd.storage.log.SnapshotStore;

/**
 * Axon's storage engine on a {@link CommitLog}. One {@code appendEvents} is one commit. An event's token is its place
 * in the log ({@link GlobalSequenceTrackingToken}), so there are no gaps to remember and no clock to trust.
 */
public final class CommitLogEventStorageEngine extends BatchingEventStorageEngine {

    private final CommitLog log;
    private final SnapshotStore snapshots;
    private final JustAppended justAppended = new JustAppended();

    private CommitLogEventStorageEngine(Builder builder, CommitLog log, SnapshotStore snapshots) {
        super(builder);
        this.log = log;
        this.snapshots = snapshots;
    }

    public static Builder builder(CommitLog log, SnapshotStore snapshots) {
        return new Builder(log, snapshots);
    }

    /** The position that a token stands for: that of the last event seen, -1 before the first. */
    static long positionOf(@Nullable TrackingToken token) {
        return switch (WrappedToken.unwrapLowerBound(token)) {
            case null -> -1;
            case GlobalSequenceTrackingToken at -> at.getGlobalIndex();
            case TrackingToken other ->
                throw new IllegalArgumentException(
                        "no token of this log: " + other.getClass().getName());
        };
    }

    /** The opposite: null, which is Axon's token for the start, before the first event. */
    static @Nullable TrackingToken tokenAt(long position) {
        return position < 0 ? null : new GlobalSequenceTrackingToken(position);
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) return;
        var entries = new ArrayList<LogEvent>(events.size());
        for (var event : events) entries.add(StoredEvent.entry(event, serializer));
        justAppended.add(events);
        boolean kept = false;
        try {
            log.append(QuickIds.next(), entries);
            kept = true;
        } catch (StreamConflict e) {
            handlePersistenceException(e, events.get(e.index()));
        } catch (LogUnavailable | CommitTooLarge | OutcomeUnknown e) {
            // Never a ConcurrencyException, on which commands are tried again
            throw new EventStoreException(e.getMessage(), e);
        } finally {
            if (!kept) justAppended.remove(events);
        }
    }

    /**
     * The events after {@code position}, upcast, at most {@code limit} of them as they were stored. What this program
     * appended lately is not decoded again.
     */
    Batch readAfter(long position, int limit) {
        var stored = log.readAfter(position, limit);
        if (stored.isEmpty()) return new Batch(position, List.of());
        var messages = new ArrayList<TrackedEventMessage<?>>(stored.size());
        int read = 0;
        for (int i = 0; i < stored.size(); i++) {
            var located = stored.get(i);
            var known = justAppended.take(located.event().id());
            if (known == null) continue;
            read(stored.subList(read, i)).forEach(messages::add);
            messages.add(StoredEvent.at(located.position(), known));
            read = i + 1;
        }
        read(stored.subList(read, stored.size())).forEach(messages::add);
        return new Batch(stored.getLast().position(), messages);
    }

    /** Entries of the log as messages, upcast; their payloads are decoded when they are asked for. */
    Stream<TrackedEventMessage<?>> read(List<Located> stored) {
        return upcastAndDeserializeTrackedEvents(
                stored.stream().map(StoredEvent::of), getEventSerializer(), upcasterChain);
    }

    /**
     * @param upTo the position of the last event read, which upcasters may have dropped or made several of
     */
    record Batch(long upTo, List<? extends TrackedEventMessage<?>> messages) {}

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken last, int limit) {
        return log.readAfter(positionOf(last), limit).stream()
                .map(StoredEvent::of)
                .toList();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String stream, long firstSequence, int limit) {
        return log.readStream(stream, firstSequence, limit).stream()
                .map(located -> StoredEvent.ofStream(located.event()))
                .toList();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        var last = log.lastSequence(stream);
        return last.isPresent() ? Optional.of(last.getAsLong()) : Optional.empty();
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return tokenAt(-1);
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return tokenAt(log.head());
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant at) {
        return tokenAt(log.positionBefore(at));
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        snapshots.store(StoredEvent.entry(snapshot, serializer));
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String stream) {
        return snapshots.latest(stream).map(StoredEvent::ofStream).stream();
    }

    /** Axon's own settings; a conflict is told by {@link StreamConflict} unless another resolver is set. */
    public static final class Builder extends BatchingEventStorageEngine.Builder {

        private final CommitLog log;
        private final SnapshotStore snapshots;

        private Builder(CommitLog log, SnapshotStore snapshots) {
            this.log = log;
            this.snapshots = snapshots;
            super.persistenceExceptionResolver(StreamConflict.class::isInstance);
        }

        @Override
        public Builder eventSerializer(Serializer serializer) {
            super.eventSerializer(serializer);
            return this;
        }

        @Override
        public Builder snapshotSerializer(Serializer serializer) {
            super.snapshotSerializer(serializer);
            return this;
        }

        @Override
        public Builder upcasterChain(EventUpcaster upcasters) {
            super.upcasterChain(upcasters);
            return this;
        }

        @Override
        public Builder snapshotFilter(SnapshotFilter filter) {
            super.snapshotFilter(filter);
            return this;
        }

        @Override
        public Builder persistenceExceptionResolver(PersistenceExceptionResolver resolver) {
            super.persistenceExceptionResolver(resolver);
            return this;
        }

        public CommitLogEventStorageEngine build() {
            validate();
            return new CommitLogEventStorageEngine(this, log, snapshots);
        }
    }
}
