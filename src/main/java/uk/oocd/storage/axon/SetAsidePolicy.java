package uk.oocd.storage.axon;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.Decisions;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.EnqueuePolicy;
import org.axonframework.messaging.deadletter.ThrowableCause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.oocd.storage.axon.ProjectionFaults.EventNotApplied;
import uk.oocd.storage.keys.KeysUnavailable;
import uk.oocd.storage.log.CommitLog.LogUnavailable;

/**
 * Tells an event that a projection cannot take, which is set aside, from a store that cannot be read or written now:
 * then nothing is wrong with the event, and the projection stays where it is and tries again.
 */
final class SetAsidePolicy implements EnqueuePolicy<EventMessage<?>> {

    /** Among a letter's diagnostics: where in the program it failed. */
    static final String PLACE = "place";

    private static final Logger LOG = LoggerFactory.getLogger(SetAsidePolicy.class);
    private static final String OURS = "uk.oocd.";

    private final String group;
    private final LetterStore letters;

    SetAsidePolicy(String group, LetterStore letters) {
        this.group = group;
        this.letters = letters;
    }

    /** @throws EventNotApplied it is not the event's fault */
    @Override
    public EnqueueDecision<EventMessage<?>> decide(DeadLetter<? extends EventMessage<?>> letter, Throwable failure) {
        if (causes(failure).anyMatch(this::isNotTheEvents)) throw new EventNotApplied(letter.message(), failure);
        var type = failure.getClass().getName();
        var place = place(failure);
        LOG.warn(
                "{} cannot take {}, which is set aside with what follows on the same case: {}{}",
                group,
                ProjectionFaults.describe(letter.message()),
                type,
                place.map(" at "::concat).orElse(""));
        return Decisions.enqueue(
                new ThrowableCause(type, ""),
                _ -> place.map(at -> MetaData.with(PLACE, at)).orElse(MetaData.emptyInstance()));
    }

    private boolean isNotTheEvents(Throwable cause) {
        return letters.isOwnFailure(cause)
                || cause instanceof KeysUnavailable
                || cause instanceof LogUnavailable
                || cause instanceof InterruptedException;
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    /** Our own line nearest to the failure: unlike a message it cannot say anything about anybody. */
    private static Optional<String> place(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber());
    }
}
