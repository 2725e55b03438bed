package uk.oocd.panel;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.PanelId;
import uk.oocd.panel.PanelCommand.OrderAgenda;
import uk.oocd.panel.PanelCommand.RecordAttendance;
import uk.oocd.panel.PanelCommand.SchedulePanel;

/** Hands each command to the decider and applies what it answers. Holds no rule. */
@Aggregate(cache = "aggregates")
class PanelAggregate {

    private static final PanelDecider DECIDER = new PanelDecider();

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable PanelId id;

    private PanelSitting state = DECIDER.initial();

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(SchedulePanel c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(OrderAgenda c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(RecordAttendance c) {
        handle(c);
    }

    @EventSourcingHandler
    void on(PanelEvent event) {
        id = event.panel();
        state = DECIDER.evolve(state, event);
    }

    private void handle(PanelCommand command) {
        DECIDER.decide(command, state).eventsOrThrow().forEach(AggregateLifecycle::apply);
    }
}
