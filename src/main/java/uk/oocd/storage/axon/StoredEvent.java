package uk.oocd.storage.axon;

import java.time.Instant;
import java.util.Objects;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import uk.oocd.storage.log.CommitLog.Located;
import uk.oocd.storage.log.LogEvent;
import uk.oocd.storage.log.LogEvent.StreamPlace;

/** An entry of the log, in the shapes that Axon asks for. */
sealed interface StoredEvent extends EventData<byte[]> {

    LogEvent entry();

    @Override
    default String getEventIdentifier() {
        return entry().id();
    }

    @Override
    default Instant getTimestamp() {
        return entry().timestamp();
    }

    @Override
    default SerializedObject<byte[]> getMetaData() {
        return new SerializedMetaData<>(entry().metadata(), byte[].class);
    }

    @Override
    default SerializedObject<byte[]> getPayload() {
        var entry = entry();
        return new SimpleSerializedObject<>(
                entry.payload(), byte[].class, entry.payloadType(), entry.payloadRevision());
    }

    /** One that belongs to a stream. */
    sealed interface InStream extends StoredEvent, DomainEventData<byte[]> {

        default StreamPlace place() {
            return Objects.requireNonNull(entry().stream());
        }

        @Override
        default String getType() {
            return place().type();
        }

        @Override
        default String getAggregateIdentifier() {
            return place().stream();
        }

        @Override
        default long getSequenceNumber() {
            return place().sequence();
        }
    }

    /** One with its place in the whole log. */
    sealed interface Tracked extends StoredEvent, TrackedEventData<byte[]> {

        long position();

        @Override
        default TrackingToken trackingToken() {
            return new GlobalSequenceTrackingToken(position());
        }
    }

    record OfStream(LogEvent entry) implements InStream {}

    record Loose(long position, LogEvent entry) implements Tracked {}

    record TrackedOfStream(long position, LogEvent entry) implements Tracked, InStream {}

    static Tracked of(Located located) {
        return located.event().stream() == null
                ? new Loose(located.position(), located.event())
                : new TrackedOfStream(located.position(), located.event());
    }

    static OfStream ofStream(LogEvent entry) {
        return new OfStream(entry);
    }

    /** An event that need not be decoded, at its place in the log. */
    static TrackedEventMessage<?> at(long position, EventMessage<?> event) {
        var token = new GlobalSequenceTrackingToken(position);
        return event instanceof DomainEventMessage<?> domain
                ? new GenericTrackedDomainEventMessage<>(token, domain)
                : new GenericTrackedEventMessage<>(token, event);
    }

    static LogEvent entry(EventMessage<?> event, Serializer serializer) {
        var payload = event.serializePayload(serializer, byte[].class);
        var metadata = event.serializeMetaData(serializer, byte[].class);
        var place = event instanceof DomainEventMessage<?> domain
                ? new StreamPlace(domain.getType(), domain.getAggregateIdentifier(), domain.getSequenceNumber())
                : null;
        return new LogEvent(
                event.getIdentifier(),
                place,
                event.getTimestamp(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                payload.getData(),
                metadata.getData());
    }
}
