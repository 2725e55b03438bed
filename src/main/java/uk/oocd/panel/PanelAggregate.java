package uk.oocd.panel;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;
import static uk.oocd.panel.PanelProblem.PANEL_CHANGED;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CommandHandlerInterceptor;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Refusal;
import uk.oocd.panel.PanelCommand.AgreeMinutes;
import uk.oocd.panel.PanelCommand.AnswerInvitation;
import uk.oocd.panel.PanelCommand.CancelPanel;
import uk.oocd.panel.PanelCommand.InviteMember;
import uk.oocd.panel.PanelCommand.MovePanel;
import uk.oocd.panel.PanelCommand.OrderAgenda;
import uk.oocd.panel.PanelCommand.RecordAttendance;
import uk.oocd.panel.PanelCommand.SchedulePanel;
import uk.oocd.panel.PanelCommand.TimeAgenda;

/** Hands each command to the decider and applies what it answers. Holds no rule. */
@Aggregate(cache = "aggregates")
class PanelAggregate {

    private static final PanelDecider DECIDER = new PanelDecider();

    /** The metadata entry that says which version the sender had read. */
    private static final String EXPECTED_VERSION = "expectedVersion";

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
    void on(MovePanel c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(CancelPanel c) {
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

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(InviteMember c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(AnswerInvitation c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(TimeAgenda c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(AgreeMinutes c) {
        handle(c);
    }

    /** Turns a command down where its sender had read an older version: two chairs do not overwrite each other. */
    @CommandHandlerInterceptor
    void asRead(@MetaDataValue(EXPECTED_VERSION) @Nullable Long expected) {
        var now = AggregateLifecycle.getVersion();
        if (expected != null && !expected.equals(now)) {
            throw new CommandRefused(List.of(Refusal.of(PANEL_CHANGED, expected, now == null ? -1 : now)));
        }
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
