package uk.oocd.storage.axon;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.eventhandling.AbstractEventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import uk.oocd.storage.axon.ProjectionFaults.Fault;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.views.AppliedPositions;
import uk.oocd.views.Progress;

/** How far each projection has come, and what keeps it. */
final class Projections implements Progress {

    private static final long LOOK_EVERY_MILLIS = 1;

    /** Each look asks the store. */
    private static final long LOOK_ELSEWHERE_EVERY_MILLIS = 10;

    /** Events that are looked through for one that a projection elsewhere has to apply. */
    private static final int LOOK_THROUGH = 100;

    private final Supplier<Collection<StreamingEventProcessor>> processors;
    private final CommitLog log;
    private final ProjectionFaults faults;
    private final EventCatalogue catalogue;
    private final AppliedPositions elsewhere;

    Projections(
            Supplier<Collection<StreamingEventProcessor>> processors,
            CommitLog log,
            ProjectionFaults faults,
            EventCatalogue catalogue,
            AppliedPositions elsewhere) {
        this.processors = processors;
        this.log = log;
        this.faults = faults;
        this.catalogue = catalogue;
        this.elsewhere = elsewhere;
    }

    Collection<StreamingEventProcessor> all() {
        return processors.get();
    }

    /** The position of the last event that the projection has applied, or had no use for; -1 before the first. */
    long applied(StreamingEventProcessor processor) {
        var segments = processor.processingStatus().values();
        // Nobody here works on it: another instance does, or this one is between two tries
        if (segments.isEmpty()) return elsewhere.applied(processor.getName()).orElse(-1);
        return segments.stream()
                .mapToLong(segment -> segment.getCurrentPosition().orElse(-1))
                .min()
                .orElse(-1);
    }

    private boolean here(StreamingEventProcessor processor) {
        return !processor.processingStatus().isEmpty();
    }

    /**
     * Whether the projection has applied all there is to apply up to {@code head}. One that runs elsewhere tells the store
     * of an event that it has no use for only by and by, so that those are looked through here.
     */
    private boolean reached(StreamingEventProcessor processor, long head) {
        boolean here = here(processor);
        long applied = applied(processor);
        if (applied >= head) return true;
        if (here || head - applied > LOOK_THROUGH) return false;
        return log.readAfter(applied, (int) (head - applied)).stream()
                .noneMatch(located -> hasUseFor(processor, located.event().payloadType()));
    }

    private boolean hasUseFor(StreamingEventProcessor processor, String event) {
        return catalogue
                .find(event)
                .map(type -> !(processor instanceof AbstractEventProcessor known)
                        || known.eventHandlerInvoker().canHandleType(type))
                .orElse(true);
    }

    long lag(StreamingEventProcessor processor) {
        return Math.max(0, log.head() - applied(processor));
    }

    Optional<Fault> fault(StreamingEventProcessor processor) {
        return faults.of(processor.getName(), applied(processor));
    }

    /** Does not wait for a projection that fails: it will not come. */
    @Override
    public boolean awaitCaughtUp(Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        long head = log.head();
        var behind = processors.get().stream().filter(p -> !reached(p, head)).toList();
        boolean failing = false;
        for (var processor : behind) {
            while (!reached(processor, head)) {
                if (fault(processor).isPresent()) {
                    failing = true;
                    break;
                }
                if (System.nanoTime() >= until || !pause(processor)) return false;
            }
        }
        return !failing;
    }

    private boolean pause(StreamingEventProcessor processor) {
        try {
            TimeUnit.MILLISECONDS.sleep(here(processor) ? LOOK_EVERY_MILLIS : LOOK_ELSEWHERE_EVERY_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
