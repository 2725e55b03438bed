package uk.oocd.peers.axon;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import uk.oocd.bench.ydp.Payload;
import uk.oocd.bench.ydp.Step;

/** One aggregate, five commands, five events; its state is the stage that comes next. */
public class Case {

    public record Refer(@TargetAggregateIdentifier String id, String caseId, Payload data) {}

    public record Screen(@TargetAggregateIdentifier String id, Payload data) {}

    public record Assess(@TargetAggregateIdentifier String id, Payload data) {}

    public record Panel(@TargetAggregateIdentifier String id, Payload data) {}

    public record Outcome(@TargetAggregateIdentifier String id, Payload data) {}

    /** What every event carries. */
    public sealed interface Recorded {
        Payload data();
    }

    public record Referred(String id, String caseId, Payload data) implements Recorded {}

    public record Screened(String id, Payload data) implements Recorded {}

    public record Assessed(String id, Payload data) implements Recorded {}

    public record PanelDecided(String id, Payload data) implements Recorded {}

    public record OutcomeRecorded(String id, Payload data) implements Recorded {}

    @AggregateIdentifier
    private @Nullable String id;

    private @Nullable Step next;

    /** For Axon, which then replays the events of the case. */
    Case() {}

    @CommandHandler
    public Case(Refer command) {
        AggregateLifecycle.apply(new Referred(command.id, command.caseId, command.data));
    }

    @CommandHandler
    void handle(Screen command) {
        refuseUnlessAt(Step.SCREEN);
        AggregateLifecycle.apply(new Screened(command.id, command.data));
    }

    @CommandHandler
    void handle(Assess command) {
        refuseUnlessAt(Step.ASSESS);
        AggregateLifecycle.apply(new Assessed(command.id, command.data));
    }

    @CommandHandler
    void handle(Panel command) {
        refuseUnlessAt(Step.PANEL);
        AggregateLifecycle.apply(new PanelDecided(command.id, command.data));
    }

    @CommandHandler
    void handle(Outcome command) {
        refuseUnlessAt(Step.OUTCOME);
        AggregateLifecycle.apply(new OutcomeRecorded(command.id, command.data));
    }

    private void refuseUnlessAt(Step step) {
        if (next != step) {
            throw new IllegalStateException("The case is at another stage than " + step);
        }
    }

    @EventSourcingHandler
    void on(Recorded event) {
        next = switch (event) {
            case Referred referred -> {
                id = referred.id;
                yield Step.SCREEN;
            }
            case Screened _ -> Step.ASSESS;
            case Assessed _ -> Step.PANEL;
            case PanelDecided _ -> Step.OUTCOME;
            case OutcomeRecorded _ -> null;
        };
    }
}
