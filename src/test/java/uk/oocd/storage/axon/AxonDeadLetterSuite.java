package uk.oocd.storage.axon;

import java.time.Clock;
import java.util.Objects;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueueTest;
import org.axonframework.serialization.TestSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import uk.oocd.storage.axon.EventLetter.Reason;
import uk.oocd.storage.log.InMemoryCommitLog;

/**
 * Axon's own suite for queues of dead letters, as it is published: nothing overridden, nothing left out. Its letters are
 * about events of a log, as all of ours are, and of the kind that our queues hand out.
 */
@Tag("alone")
abstract class AxonDeadLetterSuite extends SequencedDeadLetterQueueTest<EventMessage<?>> {

    private static final int SEQUENCES = 128;
    private static final int LETTERS = 130;

    private final CommitLogEventStorageEngine engine =
            Engines.on(new InMemoryCommitLog()).build();
    private Clock clock = Clock.systemUTC();

    abstract LetterStore store();

    @Override
    protected final SequencedDeadLetterQueue<EventMessage<?>> buildTestSubject() {
        return new DeadLetterQueue(
                "some-projection",
                store(),
                engine,
                TestSerializer.XSTREAM.getSerializer(),
                () -> clock.instant(),
                new DeadLetterQueue.Bounds(SEQUENCES, LETTERS));
    }

    @Override
    protected final long maxSequences() {
        return SEQUENCES;
    }

    @Override
    protected final long maxSequenceSize() {
        return LETTERS;
    }

    @Override
    protected final DeadLetter<EventMessage<?>> generateInitialLetter() {
        return letter(Reason.of(generateThrowable()));
    }

    @Override
    protected final DeadLetter<EventMessage<?>> generateFollowUpLetter() {
        return letter(null);
    }

    @Override
    protected final void setClock(Clock clock) {
        this.clock = clock;
    }

    private EventLetter letter(@Nullable Reason reason) {
        engine.appendEvents(generateEvent());
        var told = new Told(engine.readAfter(headBefore(), 1).messages().getFirst());
        var now = clock.instant();
        return new EventLetter("", () -> told, reason, now, now, MetaData.emptyInstance(), () -> clock.instant());
    }

    private long headBefore() {
        return CommitLogEventStorageEngine.positionOf(engine.createHeadToken()) - 1;
    }

    /** The suite asks whether messages are equal, which Axon's own never are to another. */
    private static final class Told extends GenericTrackedEventMessage<Object> {

        private static final long serialVersionUID = 1L;

        @SuppressWarnings("unchecked")
        Told(TrackedEventMessage<?> event) {
            super(event.trackingToken(), (EventMessage<Object>) event);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof TrackedEventMessage<?> event
                    && event.trackingToken().equals(trackingToken())
                    && event.getIdentifier().equals(getIdentifier())
                    && event.getTimestamp().equals(getTimestamp())
                    && event.getPayload().equals(getPayload())
                    && event.getMetaData().equals(getMetaData());
        }

        @Override
        public int hashCode() {
            return Objects.hash(getIdentifier());
        }
    }
}
