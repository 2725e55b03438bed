package uk.oocd.storage.axon;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.DuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.FailingDuplicateCommandHandlerResolver;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.casefile.CaseFileEvent;
import uk.oocd.kernel.History;
import uk.oocd.panel.PanelEvent;
import uk.oocd.protocol.ProtocolEvent;
import uk.oocd.settings.OocdProperties;
import uk.oocd.storage.json.EventJson;
import uk.oocd.storage.keys.KeyVault;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.SnapshotStore;
import uk.oocd.storage.views.AppliedPositions;
import uk.oocd.storage.views.Instances;
import uk.oocd.views.SetAside;

/** Axon on the log: commands and aggregates in front of it, projections behind it. */
@Configuration(proxyBeanMethods = false)
class AxonConfiguration {

    /** Aggregates kept in memory; a state is a few hundred bytes. */
    private static final int AGGREGATES = 10_000;

    /** Events that a projection applies in one transaction, at most. */
    private static final int BATCH = 300;

    /** How soon a projection that failed tries again, in milliseconds; then ever less often, up to a minute. */
    private static final long RETRY = 1_000;

    /** A projection that cannot take this many cases is itself at fault, and stops. */
    private static final DeadLetterQueue.Bounds MOST_SET_ASIDE = new DeadLetterQueue.Bounds(100, 1_000);

    @Bean
    EventCatalogue eventCatalogue() {
        return new EventCatalogue(CaseFileEvent.class, PanelEvent.class, ProtocolEvent.class);
    }

    /** The form of what is stored. Never the default mapper, which is the web's. */
    @Bean(defaultCandidate = false)
    @Qualifier("eventJson")
    JsonMapper eventJson(KeyVault vault) {
        return EventJson.mapper(vault);
    }

    @Bean
    @Qualifier("eventSerializer")
    CataloguedSerializer eventSerializer(EventCatalogue catalogue, @Qualifier("eventJson") JsonMapper json) {
        return new CataloguedSerializer(catalogue, json);
    }

    @Bean
    @Qualifier("messageSerializer")
    CataloguedSerializer messageSerializer(EventCatalogue catalogue, @Qualifier("eventJson") JsonMapper json) {
        return new CataloguedSerializer(catalogue, json);
    }

    @Bean
    CommitLogEventStorageEngine eventStorageEngine(
            CommitLog log,
            SnapshotStore snapshots,
            @Qualifier("eventSerializer") Serializer events,
            Serializer general,
            ObjectProvider<EventUpcaster> upcasters) {
        return CommitLogEventStorageEngine.builder(log, snapshots)
                .eventSerializer(events)
                .snapshotSerializer(general)
                .upcasterChain(new EventUpcasterChain(upcasters.orderedStream().toList()))
                .build();
    }

    @Bean
    LogEventStore eventStore(CommitLogEventStorageEngine engine, CommitLog log) {
        return new LogEventStore(engine, log);
    }

    /** Without a transaction of its own: an append is one already, and views are written by projections only. */
    @Bean
    CommandBus commandBus(DuplicateCommandHandlerResolver duplicates) {
        return SimpleCommandBus.builder()
                .duplicateCommandHandlerResolver(duplicates)
                .build();
    }

    /** Commands are not kept, so their ids, which Axon would put into each event's metadata, would say nothing. */
    @Bean
    CorrelationDataProvider nothingOfTheCommand() {
        return _ -> Map.of();
    }

    @Bean
    DuplicateCommandHandlerResolver duplicateCommandHandlerResolver() {
        return FailingDuplicateCommandHandlerResolver.instance();
    }

    @Bean
    CommandGateway commandGateway(CommandBus commands) {
        return DefaultCommandGateway.builder()
                .commandBus(commands)
                .retryScheduler(new OnceMore())
                .build();
    }

    /**
     * For {@code @Aggregate(cache = "aggregates")}. Where other instances record, too, an aggregate that is kept may be
     * behind, and would refuse what is possible by now; looking whether it is costs as much as reading its stream.
     */
    @Bean
    Cache aggregates(OocdProperties settings) {
        return switch (settings.store()) {
            case EMBEDDED -> new RecentAggregates(AGGREGATES);
            case MONGO -> NoCache.INSTANCE;
        };
    }

    @Bean
    History history(CommitLogEventStorageEngine engine, CommitLog log) {
        return new LogHistory(engine, log);
    }

    @Bean
    ProjectionFaults projectionFaults() {
        return new ProjectionFaults();
    }

    /** Outlives a pause of the context, unlike those that Axon would make. */
    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService projectionThreads() {
        return Executors.newScheduledThreadPool(
                Math.max(4, 2 * Runtime.getRuntime().availableProcessors()), new AxonThreadFactory("projection"));
    }

    /**
     * One segment each: a projection sees all events in the order of the log, which {@code Views} relies on. What it
     * cannot take waits in a queue of its own, which is emptied when it begins anew.
     */
    @Bean
    ConfigurerModule projectionSettings(
            ProjectionFaults faults,
            @Qualifier("projectionThreads") ScheduledExecutorService threads,
            LetterStore letters,
            CommitLogEventStorageEngine engine,
            @Qualifier("eventSerializer") Serializer events,
            InstantSource clock) {
        return configurer -> {
            var processing = configurer.eventProcessing();
            processing
                    .registerDefaultErrorHandler(_ -> faults)
                    .registerDeadLetterQueueProvider(group -> {
                        processing
                                .registerDeadLetterPolicy(group, _ -> new SetAsidePolicy(group, letters))
                                .registerDeadLetteringEventHandlerInvokerConfiguration(
                                        group,
                                        (_, invoker) -> invoker.allowReset(true)
                                                .enableSequenceIdentifierCache()
                                                // The queue has its own, one a letter
                                                .transactionManager(NoTransactionManager.instance()));
                        return _ -> new DeadLetterQueue(group, letters, engine, events, clock, MOST_SET_ASIDE);
                    })
                    .usingPooledStreamingEventProcessors((_, processor) -> processor
                            .initialSegmentCount(1)
                            .batchSize(BATCH)
                            .tokenClaimInterval(RETRY)
                            .coordinatorExecutor(threads)
                            .workerExecutor(threads));
        };
    }

    @Bean
    SetAside setAside(
            ObjectProvider<EventProcessingConfiguration> processing,
            LetterStore letters,
            @Qualifier("eventSerializer") Serializer events) {
        return new SetAsideEvents(processing, letters, events);
    }

    @Bean
    Projections projections(
            ObjectProvider<EventProcessingConfiguration> processing,
            CommitLog log,
            ProjectionFaults faults,
            EventCatalogue catalogue,
            AppliedPositions elsewhere) {
        return new Projections(
                () -> processing.getObject().eventProcessors().values().stream()
                        .flatMap(p -> p instanceof StreamingEventProcessor s ? Stream.of(s) : Stream.empty())
                        .toList(),
                log,
                faults,
                catalogue,
                elsewhere);
    }

    @Bean
    @ConditionalOnProperty(name = "oocd.store", havingValue = "mongo")
    FairShare fairShare(
            Projections projections,
            Instances instances,
            @Qualifier("projectionThreads") ScheduledExecutorService threads) {
        return new FairShare(projections::all, instances, threads);
    }

    @Bean
    HealthIndicator projectionsHealthIndicator(Projections projections, LetterStore letters) {
        return new ProjectionsHealth(projections, letters);
    }

    @Bean
    MeterBinder projectionMeters(Projections projections, LetterStore letters) {
        return registry -> {
            for (var processor : projections.all()) {
                Gauge.builder("oocd.projection.lag", processor, projections::lag)
                        .description("Events in the log that the projection has not applied yet")
                        .baseUnit("events")
                        .tag("processor", processor.getName())
                        .register(registry);
                Gauge.builder("oocd.projection.set.aside", processor, p -> letters.count(p.getName()))
                        .description("Events that the projection could not take, or that wait behind one")
                        .baseUnit("events")
                        .tag("processor", processor.getName())
                        .register(registry);
            }
        };
    }
}
