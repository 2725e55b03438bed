package uk.oocd.bench.log;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import uk.oocd.bench.log.BenchEvent.StepRecorded;

/** Any event store of Axon's: appends through its storage engine, reads and handles through a streaming processor. */
public abstract class AxonLog implements Log.Streaming {

    private static final String TYPE = "Case";

    /** How many commits make a stream: those of a case from referral to outcome. */
    private static final int COMMITS_OF_A_STREAM = 5;

    /** The product's, for handlers of what is published. */
    private static final int LIVE_BATCH = 300;

    /** How many events a storage engine of Axon's own reads at a time: its default, and enough for {@link #LIVE_BATCH}. */
    protected static final int DEFAULT_FETCH = 100;

    protected static final int FETCH = 1_000;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Processor processor;
    private final Numbered numbered = new Numbered();

    /** @param processor the one that is faster on this store */
    protected AxonLog(Processor processor) {
        this.processor = processor;
    }

    protected abstract EventStorageEngine engine();

    /**
     * Where a processor reads.
     *
     * @param batch how many events it takes at a time, for a store that can be told how many to fetch
     */
    protected abstract EventStore store(int batch);

    @Override
    public List<Writer> writers(int threads, int events) {
        return Collections.nCopies(threads, events).stream()
                .<Writer>map(Appender::new)
                .toList();
    }

    /** A client that appends to one new stream after another. */
    private final class Appender implements Writer {
        private final int events;
        private String stream = "";
        private int commits;

        private Appender(int events) {
            this.events = events;
        }

        @Override
        public int write() {
            int within = commits++ % COMMITS_OF_A_STREAM;
            if (within == 0) {
                stream = UUID.randomUUID().toString();
            }
            long sequence = (long) within * events;
            List<DomainEventMessage<?>> messages = new ArrayList<>(events);
            for (StepRecorded event : numbered.take(events)) {
                messages.add(new GenericDomainEventMessage<>(TYPE, stream, sequence++, event));
            }
            engine().appendEvents(messages);
            return 1;
        }
    }

    @Override
    public void publish(StepRecorded event) {
        String stream = UUID.randomUUID().toString();
        store(LIVE_BATCH).publish(List.of(new GenericDomainEventMessage<>(TYPE, stream, 0, event)));
    }

    @Override
    public void read(int batch, Predicate<StepRecorded> more, Duration atMost) throws Exception {
        CountDownLatch enough = new CountDownLatch(1);
        Consumer<StepRecorded> handler = event -> {
            if (!more.test(event)) {
                enough.countDown();
            }
        };
        StreamingEventProcessor reader = started(batch, handler, StreamableMessageSource::createTailToken);
        try {
            enough.await(atMost.toNanos(), NANOSECONDS);
        } finally {
            reader.shutDown();
        }
    }

    @Override
    public AutoCloseable subscribe(Consumer<StepRecorded> handler) throws InterruptedException {
        StreamingEventProcessor subscriber = started(LIVE_BATCH, handler, StreamableMessageSource::createHeadToken);
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!caughtUp(subscriber) && System.nanoTime() < until) {
            MILLISECONDS.sleep(10);
        }
        return subscriber::shutDown;
    }

    private static boolean caughtUp(StreamingEventProcessor processor) {
        var segments = processor.processingStatus().values();
        return !segments.isEmpty() && segments.stream().allMatch(EventTrackerStatus::isCaughtUp);
    }

    private StreamingEventProcessor started(int batch, Consumer<StepRecorded> handler, Processor.Start start) {
        EventHandlerInvoker invoker = SimpleEventHandlerInvoker.builder()
                .eventHandlers(new Handling(handler))
                .build();
        StreamingEventProcessor started = processor.on(store(batch), invoker, batch, start);
        started.start();
        return started;
    }

    /** A handler as an application writes it. */
    record Handling(Consumer<StepRecorded> handler) {
        @EventHandler
        void on(StepRecorded event) {
            handler.accept(event);
        }
    }
}
