package uk.oocd.agenda;

import static uk.oocd.views.ViewDefinition.index;

import java.util.List;
import java.util.function.Function;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.CaseFileEvent;
import uk.oocd.casefile.CaseFileEvent.CaseListed;
import uk.oocd.casefile.CaseFileEvent.CaseReferred;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.kernel.PanelId;
import uk.oocd.panel.PanelEvent;
import uk.oocd.protocol.Protocols;
import uk.oocd.views.Position;
import uk.oocd.views.ViewDefinition;
import uk.oocd.views.ViewDefinition.Index;
import uk.oocd.views.ViewStore;
import uk.oocd.views.Views;

/** Keeps one document a sitting and one a case; what is on which agenda follows from the case's. */
@Component
@ProcessingGroup(AgendaProjection.NAME)
class AgendaProjection {

    static final String NAME = "agenda";

    private static final ViewDefinition<KeptSitting> SITTINGS = new ViewDefinition<>(
            "agenda-sitting",
            KeptSitting.class,
            new KeptSitting(null),
            List.of(
                    ofSitting("service", s -> s.plan().service()),
                    ofSitting(
                            "changed", s -> s.cancelled() != null || !s.moves().isEmpty() ? "yes" : null),
                    ofSitting("sits", s -> s.plan().sitsOn() + "T" + s.plan().startsAt() + " " + s.id())));

    private static final ViewDefinition<KeptCase> CASES = new ViewDefinition<>(
            "agenda-case",
            KeptCase.class,
            new KeptCase(null),
            List.of(
                    ofCase("panel", c -> c.panel() == null ? null : c.panel().toString()),
                    ofCase("heard", c -> Boolean.toString(c.heard())),
                    ofCase("child", c -> c.child().value())));

    /** One document for each panel that a case was ever listed on; what is on the agenda now follows from the case's. */
    private static final ViewDefinition<KeptListing> LISTINGS = new ViewDefinition<>(
            "agenda-listing",
            KeptListing.class,
            new KeptListing(null, null),
            List.of(index(
                    "panel", kept -> kept.panel() == null ? null : kept.panel().toString())));

    /**
     * @param sitting null until it is scheduled
     */
    record KeptSitting(@Nullable Sitting sitting) {}

    /**
     * @param listed null until the case is referred
     */
    record KeptCase(@Nullable ListedCase listed) {}

    /**
     * @param panel and {@code caseFile}: null only in the blank
     */
    record KeptListing(@Nullable PanelId panel, @Nullable CaseFileId caseFile) {}

    private final Views<KeptSitting> sittings;
    private final Views<KeptCase> cases;
    private final Views<KeptListing> listings;
    private final Protocols protocols;
    private final BankHolidays holidays;

    AgendaProjection(ViewStore store, Protocols protocols, BankHolidays holidays) {
        this.sittings = store.open(SITTINGS);
        this.cases = store.open(CASES);
        this.listings = store.open(LISTINGS);
        this.protocols = protocols;
        this.holidays = holidays;
    }

    Views<KeptSitting> sittings() {
        return sittings;
    }

    Views<KeptCase> cases() {
        return cases;
    }

    Views<KeptListing> listings() {
        return listings;
    }

    @EventHandler
    void on(PanelEvent event, Position at) {
        sittings.update(event.panel().toString(), at, kept -> new KeptSitting(Sitting.after(kept.sitting(), event)));
    }

    @EventHandler
    void on(CaseFileEvent event, Position at) {
        cases.update(event.caseFile().toString(), at, kept -> {
            var listed = event instanceof CaseReferred e ? ListedCase.opened(e) : kept.listed();
            return listed == null ? kept : new KeptCase(listed.after(event, protocols, holidays));
        });
        if (event instanceof CaseListed e) {
            listings.update(e.panel() + " " + e.caseFile(), at, _ -> new KeptListing(e.panel(), e.caseFile()));
        }
    }

    @ResetHandler
    void reset() {
        sittings.clear();
        cases.clear();
        listings.clear();
    }

    private static Index<KeptSitting> ofSitting(String name, Function<Sitting, @Nullable String> value) {
        return index(name, kept -> kept.sitting() == null ? null : value.apply(kept.sitting()));
    }

    private static Index<KeptCase> ofCase(String name, Function<ListedCase, @Nullable String> value) {
        return index(name, kept -> kept.listed() == null ? null : value.apply(kept.listed()));
    }
}
