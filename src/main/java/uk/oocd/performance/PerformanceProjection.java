package uk.oocd.performance;

import static uk.oocd.views.ViewDefinition.index;

import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.CaseFileEvent;
import uk.oocd.casefile.CaseFileEvent.CaseReferred;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.protocol.Protocols;
import uk.oocd.views.Position;
import uk.oocd.views.ViewDefinition;
import uk.oocd.views.ViewStore;
import uk.oocd.views.Views;

/** Keeps the facts of each case. No sum is kept, so none can drift from what it sums. */
@Component
@ProcessingGroup(PerformanceProjection.NAME)
class PerformanceProjection {

    static final String NAME = "performance";

    private static final ViewDefinition<Kept> DEFINITION = new ViewDefinition<>(
            NAME,
            Kept.class,
            new Kept(null),
            List.of(index(
                    "service",
                    kept -> kept.facts() == null ? null : kept.facts().service())));

    /**
     * The facts of a case as they are kept.
     *
     * @param facts null until the case is referred
     */
    record Kept(@Nullable CaseFacts facts) {}

    private final Views<Kept> cases;
    private final Protocols protocols;
    private final BankHolidays holidays;

    PerformanceProjection(ViewStore store, Protocols protocols, BankHolidays holidays) {
        this.cases = store.open(DEFINITION);
        this.protocols = protocols;
        this.holidays = holidays;
    }

    Views<Kept> cases() {
        return cases;
    }

    @EventHandler
    void on(CaseFileEvent event, Position at) {
        cases.update(event.caseFile().toString(), at, kept -> {
            var facts = event instanceof CaseReferred e ? CaseFacts.opened(e) : kept.facts();
            return facts == null ? kept : new Kept(facts.after(event, protocols, holidays));
        });
    }

    @ResetHandler
    void reset() {
        cases.clear();
    }
}
