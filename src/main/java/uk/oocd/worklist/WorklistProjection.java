package uk.oocd.worklist;

import static uk.oocd.views.ViewDefinition.index;

import java.util.List;
import java.util.function.Function;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.CaseFileEvent;
import uk.oocd.casefile.CaseFileEvent.CaseReferred;
import uk.oocd.casefile.HearingEvent.ActionAgreed;
import uk.oocd.casefile.HearingEvent.ActionConcluded;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.protocol.Protocols;
import uk.oocd.views.Position;
import uk.oocd.views.ViewDefinition;
import uk.oocd.views.ViewDefinition.Index;
import uk.oocd.views.ViewStore;
import uk.oocd.views.Views;

/** Keeps one row a case. */
@Component
@ProcessingGroup(WorklistProjection.NAME)
class WorklistProjection {

    static final String NAME = "worklist";

    /** Sorts behind every day there will be. */
    private static final String NEVER = "9999-12-31";

    private static final ViewDefinition<Row> DEFINITION = new ViewDefinition<>(
            NAME,
            Row.class,
            new Row(null),
            List.of(
                    of("force", CaseRow::force),
                    of("service", CaseRow::service),
                    of("stage", row -> row.stage().name()),
                    of("child", row -> row.child().value()),
                    of("referred", row -> row.referredOn() + " " + row.reference()),
                    of("due", WorklistProjection::due),
                    of("feedback", row -> row.course().feedbackUnread() ? row.force() : null),
                    of("unsigned", row -> row.unsigned().isEmpty() ? null : "yes"),
                    of("closed", row -> row.withdrew().isEmpty() ? null : "yes"),
                    of("watched", row -> row.nextMiss() == null ? null : "yes"),
                    of("miss", row -> row.nextMiss() == null ? null : row.nextMiss() + " " + row.reference())));

    /**
     * A row as it is kept.
     *
     * @param row null until the case is referred
     */
    record Row(@Nullable CaseRow row) {}

    private static final ViewDefinition<KeptAction> ACTIONS = new ViewDefinition<>(
            "worklist-action",
            KeptAction.class,
            new KeptAction(null),
            List.of(
                    index(
                            "owner",
                            kept -> kept.action() == null ? null : kept.action().owner()),
                    index(
                            "due",
                            kept -> kept.action() == null
                                    ? null
                                    : kept.action().due() + " " + kept.action().reference() + " "
                                            + kept.action().number())));

    /**
     * An action as it is kept.
     *
     * @param action null once it is concluded
     */
    record KeptAction(@Nullable OpenAction action) {}

    private final Views<Row> rows;
    private final Views<KeptAction> actions;
    private final Protocols protocols;
    private final BankHolidays holidays;

    WorklistProjection(ViewStore store, Protocols protocols, BankHolidays holidays) {
        this.rows = store.open(DEFINITION);
        this.actions = store.open(ACTIONS);
        this.protocols = protocols;
        this.holidays = holidays;
    }

    Views<Row> rows() {
        return rows;
    }

    Views<KeptAction> actions() {
        return actions;
    }

    @EventHandler
    void on(CaseFileEvent event, Position at) {
        rows.update(event.caseFile().toString(), at, kept -> {
            var row = event instanceof CaseReferred e ? CaseRow.opened(e) : kept.row();
            return row == null ? kept : new Row(row.after(event, protocols, holidays));
        });
        if (event instanceof ActionAgreed e) {
            var action = new OpenAction(e.caseFile(), e.number(), e.panel(), e.what(), e.owner(), e.due());
            actions.update(e.caseFile() + " " + e.number(), at, _ -> new KeptAction(action));
        }
        if (event instanceof ActionConcluded e) {
            actions.update(e.caseFile() + " " + e.number(), at, _ -> new KeptAction(null));
        }
    }

    /** What rows are ordered by: the due day, then the reference, so that pages never overlap. */
    static String due(CaseRow row) {
        return (row.deadline() == null ? NEVER : row.deadline().due()) + " " + row.reference();
    }

    @ResetHandler
    void reset() {
        rows.clear();
        actions.clear();
    }

    private static Index<Row> of(String name, Function<CaseRow, @Nullable String> value) {
        return index(name, kept -> kept.row() == null ? null : value.apply(kept.row()));
    }
}
