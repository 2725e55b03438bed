package uk.oocd.storage.axon;

import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.RetryScheduler;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Has a command decided anew, at once, where somebody else was quicker to record something of the same case or panel: it
 * is then decided on what they have recorded, and recorded after it or refused. Nothing of the first try was kept. An
 * outcome that is not known is no such thing ({@link EventStoreException}), and is never tried again.
 */
final class OnceMore implements RetryScheduler {

    /** Tries in all. More would only be needed where several go on being quicker. */
    private static final int TRIES = 4;

    @Override
    @SuppressWarnings("rawtypes") // Axon declares it so
    public boolean scheduleRetry(
            CommandMessage command,
            RuntimeException lastFailure,
            List<Class<? extends Throwable>[]> failures,
            Runnable dispatch) {
        if (!quicker(lastFailure) || failures.size() >= TRIES) return false;
        dispatch.run();
        return true;
    }

    private static boolean quicker(RuntimeException failure) {
        return failure instanceof ConcurrencyException || failure instanceof AggregateStreamCreationException;
    }
}
