package uk.oocd.bench.log;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * Axon's two streaming processors, with one segment. Tokens are kept in memory, so that the event store is measured and no
 * token store.
 */
public enum Processor {
    TRACKING {
        @Override
        StreamingEventProcessor on(EventStore store, EventHandlerInvoker handler, int batch, Start start) {
            return TrackingEventProcessor.builder()
                    .name(name())
                    .eventHandlerInvoker(handler)
                    .errorHandler(PropagatingErrorHandler.instance())
                    .messageSource(store)
                    .tokenStore(new InMemoryTokenStore())
                    .transactionManager(NoTransactionManager.instance())
                    .trackingEventProcessorConfiguration(
                            TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                    .andBatchSize(batch)
                                    .andInitialTrackingToken(start))
                    .build();
        }
    },

    POOLED {
        @Override
        StreamingEventProcessor on(EventStore store, EventHandlerInvoker handler, int batch, Start start) {
            return PooledStreamingEventProcessor.builder()
                    .name(name())
                    .eventHandlerInvoker(handler)
                    .errorHandler(PropagatingErrorHandler.instance())
                    .messageSource(store)
                    .tokenStore(new InMemoryTokenStore())
                    .transactionManager(NoTransactionManager.instance())
                    .coordinatorExecutor(THREADS)
                    .workerExecutor(THREADS)
                    .initialSegmentCount(1)
                    .initialToken(start)
                    .batchSize(batch)
                    .build();
        }
    };

    private static final ScheduledExecutorService THREADS = Executors.newScheduledThreadPool(4);

    /** A processor that is not started yet. */
    abstract StreamingEventProcessor on(EventStore store, EventHandlerInvoker handler, int batch, Start start);

    /** Where a processor that has no token yet begins. */
    @FunctionalInterface
    interface Start extends Function<StreamableMessageSource<TrackedEventMessage<?>>, TrackingToken> {}
}
