package uk.oocd.storage.axon;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.eventhandling.StreamingEventProcessor;
import uk.oocd.storage.axon.ProjectionFaults.Fault;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.views.Progress;

/** How far each projection has come, and what keeps it. */
final class Projections implements Progress {

    private static final long LOOK_EVERY_MILLIS = 1;

    private final Supplier<Collection<StreamingEventProcessor>> processors;
    private final CommitLog log;
    private final ProjectionFaults faults;
    private final Map<String, Long> lastKnown = new ConcurrentHashMap<>();

    Projections(Supplier<Collection<StreamingEventProcessor>> processors, CommitLog log, ProjectionFaults faults) {
        this.processors = processors;
        this.log = log;
        this.faults = faults;
    }

    Collection<StreamingEventProcessor> all() {
        return processors.get();
    }

    /** The position of the last event that the projection has applied, or had no use for; -1 before the first. */
    long applied(StreamingEventProcessor processor) {
        var segments = processor.processingStatus().values();
        if (segments.isEmpty()) return lastKnown.getOrDefault(processor.getName(), -1L); // between two tries
        long least = segments.stream()
                .mapToLong(segment -> segment.getCurrentPosition().orElse(-1))
                .min()
                .orElse(-1);
        lastKnown.put(processor.getName(), least);
        return least;
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
        var behind = processors.get().stream().filter(p -> applied(p) < head).toList();
        boolean failing = false;
        for (var processor : behind) {
            while (applied(processor) < head) {
                if (fault(processor).isPresent()) {
                    failing = true;
                    break;
                }
                if (System.nanoTime() >= until || !pause()) return false;
            }
        }
        return !failing;
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
