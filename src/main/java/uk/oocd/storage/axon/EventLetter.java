package uk.oocd.storage.axon;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.jspecify.annotations.Nullable;

/** A letter whose event is read when it is asked for, and whose cause is a class: messages may say anything. */
final class EventLetter implements DeadLetter<EventMessage<?>> {

    /** What kind of failure it was. */
    record Reason(String type) implements Cause {

        static @Nullable Reason of(@Nullable Throwable failure) {
            return switch (failure) {
                case null -> null;
                case Cause known -> new Reason(known.type());
                default -> new Reason(failure.getClass().getName());
            };
        }

        /** Never that of the failure. */
        @Override
        public String message() {
            return "";
        }
    }

    private final String sequence;
    private final Supplier<EventMessage<?>> message;
    private final @Nullable Reason reason;
    private final Instant enqueuedAt;
    private final Instant lastTouched;
    private final MetaData diagnostics;
    private final InstantSource clock;

    EventLetter(
            String sequence,
            Supplier<EventMessage<?>> message,
            @Nullable Reason reason,
            Instant enqueuedAt,
            Instant lastTouched,
            MetaData diagnostics,
            InstantSource clock) {
        this.sequence = sequence;
        this.message = message;
        this.reason = reason;
        this.enqueuedAt = enqueuedAt;
        this.lastTouched = lastTouched;
        this.diagnostics = diagnostics;
        this.clock = clock;
    }

    String sequence() {
        return sequence;
    }

    @Override
    public EventMessage<?> message() {
        return message.get();
    }

    @Override
    public Optional<Cause> cause() {
        return Optional.ofNullable(reason);
    }

    @Override
    public Instant enqueuedAt() {
        return enqueuedAt;
    }

    @Override
    public Instant lastTouched() {
        return lastTouched;
    }

    @Override
    public MetaData diagnostics() {
        return diagnostics;
    }

    @Override
    public EventLetter markTouched() {
        return with(reason, clock.instant(), diagnostics);
    }

    @Override
    public EventLetter withCause(@Nullable Throwable failure) {
        return failure == null ? this : with(Reason.of(failure), lastTouched, diagnostics);
    }

    @Override
    public EventLetter withDiagnostics(MetaData noted) {
        return with(reason, lastTouched, noted);
    }

    private EventLetter with(@Nullable Reason why, Instant touched, MetaData noted) {
        return new EventLetter(sequence, message, why, enqueuedAt, touched, noted, clock);
    }
}
