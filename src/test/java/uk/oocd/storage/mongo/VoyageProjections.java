package uk.oocd.storage.mongo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.serialization.json.JacksonSerializer;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.storage.axon.CataloguedSerializer;
import uk.oocd.storage.axon.CommitLogEventStorageEngine;
import uk.oocd.storage.axon.EventCatalogue;
import uk.oocd.storage.axon.LogEventStore;
import uk.oocd.views.Position;
import uk.oocd.views.Views;

/**
 * Projections of a log as the product has them, on its own event store and stores of views and tokens, by Axon's pooled
 * processors. Several programs may run the same ones and compete for them. Patience is set shorter than in the product.
 */
final class VoyageProjections implements AutoCloseable {

    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration CLAIM_EVERY = Duration.ofMillis(500);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int BATCH = 300;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(4);
    private final Map<String, PooledStreamingEventProcessor> processors = new LinkedHashMap<>();
    private final List<Duration> delays = new ArrayList<>();
    private final MongoTokenStore tokens;

    /** None runs before it is started. */
    VoyageProjections(LogHandle handle, List<String> names) {
        var general =
                JacksonSerializer.builder().objectMapper(new ObjectMapper()).build();
        var engine = CommitLogEventStorageEngine.builder(handle.log(), new MongoSnapshotStore(handle.connection()))
                .eventSerializer(new CataloguedSerializer(new EventCatalogue(ShipEvent.class), JsonMapper.shared()))
                .snapshotSerializer(general)
                .build();
        var events = new LogEventStore(engine, handle.log());
        var database = new MongoViewsDatabase(handle.connection(), handle.log()::head);
        var views = new MongoViewStore(database, JsonMapper.shared());
        tokens = new MongoTokenStore(
                handle.connection(), database, general, Owner.ofThisProcess().name(), CLAIM_TIMEOUT);
        for (String name : names) {
            var invoker = SimpleEventHandlerInvoker.builder()
                    .eventHandlers(new Handler(views.open(Voyage.view(name))))
                    .build();
            processors.put(
                    name,
                    PooledStreamingEventProcessor.builder()
                            .name(name)
                            .eventHandlerInvoker(invoker)
                            .errorHandler(PropagatingErrorHandler.INSTANCE)
                            .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                            .messageSource(events)
                            .tokenStore(tokens)
                            .transactionManager(database)
                            .coordinatorExecutor(threads)
                            .workerExecutor(threads)
                            .initialSegmentCount(1)
                            .batchSize(BATCH)
                            .tokenClaimInterval(CLAIM_EVERY.toMillis())
                            .claimExtensionThreshold(CLAIM_EVERY.toMillis())
                            .build());
        }
    }

    final class Handler {

        private final Views<Voyage> voyages;

        Handler(Views<Voyage> voyages) {
            this.voyages = voyages;
        }

        @EventHandler
        void on(ShipEvent.Departed event, Position position, @MessageIdentifier String id, @Timestamp Instant written) {
            voyages.update(event.to(), position, voyage -> voyage.after(position.value(), id, event.leg()));
            synchronized (delays) {
                delays.add(Duration.between(written, Instant.now()));
            }
        }
    }

    /** Returns once it works here; so no other program may have it. */
    void take(String name) {
        var processor = Objects.requireNonNull(processors.get(name));
        processor.start();
        while (processor.processingStatus().isEmpty()) LockSupport.parkNanos(POLL.toNanos());
    }

    /** Takes whatever of the others is free, now or later. */
    void compete() {
        for (var processor : processors.values()) if (!processor.isRunning()) processor.start();
    }

    /** Returns once each of them has applied all up to there, here or in another program. */
    void awaitApplied(long position) {
        for (String name : processors.keySet()) {
            while (!applied(name, position)) LockSupport.parkNanos(POLL.toNanos());
        }
    }

    private boolean applied(String name, long position) {
        try {
            return tokens.applied(name).orElse(-1) >= position;
        } catch (MongoException e) {
            return false;
        }
    }

    /** From an event's timestamp to its handler, the median of all so far. */
    Duration medianDelay() {
        synchronized (delays) {
            List<Duration> sorted = delays.stream().sorted().toList();
            return sorted.isEmpty() ? Duration.ZERO : sorted.get(sorted.size() / 2);
        }
    }

    @Override
    public void close() {
        processors.values().forEach(PooledStreamingEventProcessor::shutDown);
        threads.shutdownNow();
    }
}
