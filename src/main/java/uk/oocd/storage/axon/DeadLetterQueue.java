package uk.oocd.storage.axon;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.Cause;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.DeadLetterQueueOverflowException;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.NoSuchDeadLetterException;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.Serializer;
import uk.oocd.storage.axon.EventLetter.Reason;
import uk.oocd.storage.axon.LetterStore.Letter;
import uk.oocd.storage.axon.LetterStore.Sequence;

/**
 * Axon's queue of the events that one projection could not take, on either store. It keeps places in the log and reads
 * the events there when they are tried again, so that they are upcast, and erased, like all others.
 */
final class DeadLetterQueue implements SequencedDeadLetterQueue<EventMessage<?>> {

    /**
     * How much may wait in one queue. What goes beyond stops the projection: it is then the projection that is wrong,
     * and not the events.
     *
     * @param sequences streams
     * @param letters events of one stream
     */
    record Bounds(int sequences, int letters) {}

    private final String group;
    private final LetterStore store;
    private final CommitLogEventStorageEngine engine;
    private final Serializer serializer;
    private final InstantSource clock;
    private final Bounds bounds;

    /**
     * @param group the projection's
     * @param engine where the events are
     * @param serializer of diagnostics
     */
    DeadLetterQueue(
            String group,
            LetterStore store,
            CommitLogEventStorageEngine engine,
            Serializer serializer,
            InstantSource clock,
            Bounds bounds) {
        this.group = group;
        this.store = store;
        this.engine = engine;
        this.serializer = serializer;
        this.clock = clock;
        this.bounds = bounds;
    }

    @Override
    public void enqueue(Object sequence, DeadLetter<? extends EventMessage<?>> letter) {
        var kept = kept(sequence, letter);
        if (isThere(kept)) return;
        checkRoom(kept.sequence());
        store.add(group, kept);
    }

    @Override
    public boolean enqueueIfPresent(Object sequence, Supplier<DeadLetter<? extends EventMessage<?>>> letter) {
        if (!contains(sequence)) return false;
        var kept = kept(sequence, letter.get());
        if (isThere(kept)) return true;
        checkRoom(kept.sequence());
        return store.addBehind(group, kept);
    }

    private boolean isThere(Letter letter) {
        return store.letters(group, letter.sequence()).stream().anyMatch(l -> l.position() == letter.position());
    }

    private void checkRoom(String sequence) {
        if (isFull(sequence))
            throw new DeadLetterQueueOverflowException("No more events can be set aside for " + group + " ("
                    + bounds.sequences() + " streams of " + bounds.letters()
                    + " events): it stops here until some of them are taken");
    }

    @Override
    public void evict(DeadLetter<? extends EventMessage<?>> letter) {
        store.remove(group, positionOf(letter));
    }

    @Override
    public void requeue(
            DeadLetter<? extends EventMessage<?>> letter, UnaryOperator<DeadLetter<? extends EventMessage<?>>> change) {
        var touched = change.apply(letter).markTouched();
        boolean there = store.touch(
                group,
                positionOf(letter),
                touched.cause().map(Cause::type).orElse(null),
                written(touched.diagnostics()),
                touched.lastTouched());
        if (!there)
            throw new NoSuchDeadLetterException("nothing waits at position " + positionOf(letter) + " of " + group);
    }

    @Override
    public boolean contains(Object sequence) {
        return store.first(group, sequence.toString()).isPresent();
    }

    @Override
    public List<DeadLetter<? extends EventMessage<?>>> deadLetterSequence(Object sequence) {
        var letters = new ArrayList<DeadLetter<? extends EventMessage<?>>>();
        for (var kept : store.letters(group, sequence.toString())) letters.add(letter(kept));
        return letters;
    }

    @Override
    public List<Iterable<DeadLetter<? extends EventMessage<?>>>> deadLetters() {
        var sequences = new ArrayList<Iterable<DeadLetter<? extends EventMessage<?>>>>();
        for (var sequence : store.sequences(group))
            sequences.add(deadLetterSequence(sequence.first().sequence()));
        return sequences;
    }

    @Override
    public boolean isFull(Object sequence) {
        long letters = sequenceSize(sequence);
        return letters == 0 ? amountOfSequences() >= bounds.sequences() : letters >= bounds.letters();
    }

    @Override
    public long size() {
        return store.count(group);
    }

    @Override
    public long sequenceSize(Object sequence) {
        return store.count(group, sequence.toString());
    }

    @Override
    public long amountOfSequences() {
        return store.sequences(group).size();
    }

    /**
     * Tries the letters of the sequence that waits longest since it was last tried. What an event does and its letter's
     * end are one transaction, where the store has them, and what a failed try did is undone: so never call this within
     * one.
     */
    @Override
    public boolean process(
            Predicate<DeadLetter<? extends EventMessage<?>>> wanted,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> task) {
        return store.sequences(group).stream()
                .map(Sequence::first)
                .sorted(Comparator.comparing(Letter::lastTouched))
                .filter(first -> wanted.test(letter(first)) && store.claim(group, first.position()))
                .findFirst()
                .map(first -> processSequence(first, task))
                .orElse(false);
    }

    private boolean processSequence(
            Letter first, Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> task) {
        var claimed = Optional.of(first);
        while (claimed.isPresent()) {
            if (!taken(claimed.get(), task)) return false;
            claimed = store.first(group, first.sequence()).filter(next -> store.claim(group, next.position()));
        }
        return true;
    }

    private boolean taken(
            Letter claimed, Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> task) {
        var letter = letter(claimed);
        try {
            EnqueueDecision<EventMessage<?>> decision;
            var transaction = store.transactions().startTransaction();
            try {
                decision = task.apply(letter);
                if (decision.shouldEnqueue()) {
                    transaction.rollback();
                } else {
                    store.remove(group, claimed.position());
                    transaction.commit();
                    return true;
                }
            } catch (RuntimeException | Error e) {
                transaction.rollback();
                throw e;
            }
            // Without a cause it was not the event's fault, and nothing is to be noted against it
            decision.enqueueCause()
                    .ifPresent(cause -> requeue(letter, l -> decision.withDiagnostics(l.withCause(cause))));
            return false;
        } finally {
            store.release(group, claimed.position());
        }
    }

    @Override
    public void clear() {
        store.clear(group);
    }

    private Letter kept(Object sequence, DeadLetter<? extends EventMessage<?>> letter) {
        var event = letter.message();
        return new Letter(
                positionOf(letter),
                sequence.toString(),
                event.getIdentifier(),
                ProjectionFaults.nameOf(event),
                letter.cause().map(Cause::type).orElse(null),
                written(letter.diagnostics()),
                letter.enqueuedAt(),
                letter.enqueuedAt()); // Axon looks at its clock again meanwhile, which would look like another try
    }

    private EventLetter letter(Letter kept) {
        var cause = kept.cause();
        return new EventLetter(
                kept.sequence(),
                () -> read(kept),
                cause == null ? null : new Reason(cause),
                kept.enqueuedAt(),
                kept.lastTouched(),
                noted(kept, serializer),
                clock);
    }

    private EventMessage<?> read(Letter kept) {
        return engine.readAfter(kept.position() - 1, 1).messages().stream()
                .filter(event -> event.getIdentifier().equals(kept.eventId()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "the log has no such " + kept.eventName() + " at position " + kept.position()));
    }

    static MetaData noted(Letter kept, Serializer serializer) {
        MetaData noted = serializer.deserialize(new SerializedMetaData<>(kept.diagnostics(), String.class));
        return requireNonNull(noted);
    }

    private String written(MetaData diagnostics) {
        return serializer.serialize(diagnostics, String.class).getData();
    }

    private static long positionOf(DeadLetter<? extends EventMessage<?>> letter) {
        if (letter.message() instanceof TrackedEventMessage<?> tracked)
            return CommitLogEventStorageEngine.positionOf(tracked.trackingToken());
        throw new IllegalArgumentException("only events of the log can be set aside");
    }
}
