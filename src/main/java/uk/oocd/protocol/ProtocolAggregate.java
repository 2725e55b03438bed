package uk.oocd.protocol;

import static org.axonframework.modelling.command.AggregateCreationPolicy.CREATE_IF_MISSING;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import uk.oocd.protocol.ProtocolCommand.ApproveVersion;
import uk.oocd.protocol.ProtocolCommand.BeginDraft;
import uk.oocd.protocol.ProtocolCommand.DescribeDraft;
import uk.oocd.protocol.ProtocolCommand.DropDraft;
import uk.oocd.protocol.ProtocolCommand.ReplaceContent;
import uk.oocd.protocol.ProtocolCommand.SendBackDraft;
import uk.oocd.protocol.ProtocolCommand.SubmitDraft;
import uk.oocd.protocol.ProtocolCommand.WithdrawVersion;

/** Hands each command to the decider and applies what it answers. Holds no rule. */
@Aggregate(cache = "aggregates")
class ProtocolAggregate {

    private static final ProtocolDecider DECIDER = new ProtocolDecider();

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable ProtocolId id;

    private ProtocolBook state = DECIDER.initial();

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(BeginDraft c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(ReplaceContent c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(DescribeDraft c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(SubmitDraft c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(SendBackDraft c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(ApproveVersion c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(DropDraft c) {
        handle(c);
    }

    @CommandHandler
    @CreationPolicy(CREATE_IF_MISSING)
    void on(WithdrawVersion c) {
        handle(c);
    }

    @EventSourcingHandler
    void on(ProtocolEvent event) {
        id = event.protocol();
        state = DECIDER.evolve(state, event);
    }

    private void handle(ProtocolCommand command) {
        DECIDER.decide(command, state).eventsOrThrow().forEach(AggregateLifecycle::apply);
    }
}
