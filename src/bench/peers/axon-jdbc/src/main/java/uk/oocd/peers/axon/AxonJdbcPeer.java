package uk.oocd.peers.axon;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import uk.oocd.bench.measure.Settings;
import uk.oocd.bench.ydp.Driver;
import uk.oocd.bench.ydp.Engine;
import uk.oocd.bench.ydp.Payload;
import uk.oocd.bench.ydp.Step;

/**
 * Axon with its simple command bus and its JDBC storage engine. No cache, no snapshots, and, unlike the product, no
 * projection and no processor runs beside the commands.
 */
public final class AxonJdbcPeer implements Engine<String> {
    private final AxonJdbcStore storage;
    private final Configuration configuration;
    private final CommandGateway commands;
    private final EventStore events;

    private AxonJdbcPeer(Settings settings) {
        storage = new AxonJdbcStore(settings.database(), 20);
        configuration = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> storage.serializer)
                .configureEventSerializer(_ -> storage.serializer)
                .configureMessageSerializer(_ -> storage.serializer)
                .configureTransactionManager(_ -> storage.transactions)
                .configureEmbeddedEventStore(_ -> storage.engine)
                .configureAggregate(AggregateConfigurer.defaultConfiguration(Case.class))
                .buildConfiguration();
        configuration.start();
        commands = configuration.commandGateway();
        events = configuration.eventStore();
    }

    public static void main(String[] arguments) throws Exception {
        Driver.run(AxonJdbcPeer::new, arguments);
    }

    @Override
    public String refer(String caseId, Payload payload) {
        String id = UUID.randomUUID().toString();
        commands.sendAndWait(new Case.Refer(id, caseId, payload));
        return id;
    }

    @Override
    public void advance(String id, Step step, Payload payload) {
        commands.sendAndWait(
                switch (step) {
                    case REFER -> throw new IllegalArgumentException("A case is referred once");
                    case SCREEN -> new Case.Screen(id, payload);
                    case ASSESS -> new Case.Assess(id, payload);
                    case PANEL -> new Case.Panel(id, payload);
                    case OUTCOME -> new Case.Outcome(id, payload);
                });
    }

    @Override
    public List<Entry> history(String id) {
        List<Entry> entries = new ArrayList<>();
        events.readEvents(id).forEachRemaining(message -> {
            Case.Recorded event = (Case.Recorded) message.getPayload();
            entries.add(
                    new Entry(step(event), message.getTimestamp(), event.data().actorId(), event.data()));
        });
        return entries;
    }

    private static Step step(Case.Recorded event) {
        return switch (event) {
            case Case.Referred _ -> Step.REFER;
            case Case.Screened _ -> Step.SCREEN;
            case Case.Assessed _ -> Step.ASSESS;
            case Case.PanelDecided _ -> Step.PANEL;
            case Case.OutcomeRecorded _ -> Step.OUTCOME;
        };
    }

    @Override
    public void close() {
        configuration.shutdown();
        storage.close();
    }
}
