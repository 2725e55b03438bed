package uk.oocd.storage.axon;

import java.util.Collection;
import java.util.Comparator;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import uk.oocd.storage.views.Instances;

/**
 * Divides the projections among the instances of the program. The first one to start claims them all; whoever holds more
 * than the projections divided by the instances, rounded up, lets go of one at each look and leaves it alone for a while,
 * so that another, which looks for what is free all the time, takes it. What an instance held that has ended or is
 * silent is taken by whoever finds it free.
 */
final class FairShare implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(FairShare.class);

    /** How often to look, in seconds. */
    private static final long LOOK_EVERY = 3;

    /** For how many seconds what was let go is left to others. */
    private static final long LEAVE_ALONE = 10;

    private final Supplier<Collection<StreamingEventProcessor>> processors;
    private final Instances instances;
    private final ScheduledExecutorService threads;
    private @Nullable ScheduledFuture<?> looking;

    FairShare(
            Supplier<Collection<StreamingEventProcessor>> processors,
            Instances instances,
            ScheduledExecutorService threads) {
        this.processors = processors;
        this.instances = instances;
        this.threads = threads;
    }

    @Override
    public synchronized void start() {
        if (looking == null) looking = threads.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stop() {
        if (looking == null) return;
        looking.cancel(false);
        looking = null;
        instances.leave();
    }

    @Override
    public synchronized boolean isRunning() {
        return looking != null;
    }

    private void look() {
        try {
            balance();
        } catch (RuntimeException e) {
            LOG.warn("The projections could not be divided among the instances; this is tried again", e);
        }
    }

    void balance() {
        var all = processors.get();
        int running = Math.max(1, instances.running());
        int share = (all.size() + running - 1) / running;
        var held = all.stream()
                .filter(processor -> !processor.processingStatus().isEmpty())
                .sorted(Comparator.comparing(StreamingEventProcessor::getName))
                .toList();
        if (held.size() <= share) return;
        var surplus = held.getLast();
        LOG.info("The projection {} is left to another of {} instances", surplus.getName(), running);
        surplus.processingStatus()
                .keySet()
                .forEach(segment -> surplus.releaseSegment(segment, LEAVE_ALONE, TimeUnit.SECONDS));
    }
}
