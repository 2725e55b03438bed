package uk.oocd.pages;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.History;
import uk.oocd.kernel.PanelId;
import uk.oocd.panel.PanelEvent;
import uk.oocd.panel.PanelEvent.AgendaOrdered;
import uk.oocd.panel.PanelEvent.AttendanceRecorded;
import uk.oocd.panel.PanelEvent.PanelScheduled;
import uk.oocd.panel.PanelPlan;

/** Opens a panel sitting from the log itself, so that a page always shows what was just recorded. */
@Component
class PanelFolder {

    private final History history;

    PanelFolder(History history) {
        this.history = history;
    }

    /**
     * A sitting as it stands now.
     *
     * @param present who came; empty until somebody said so
     * @param order in which the chair put the cases; may leave some out
     * @param version the sequence number of the last event
     */
    public record Sitting(PanelId id, PanelPlan plan, List<Seat> present, List<CaseFileId> order, long version) {

        public Sitting {
            present = List.copyOf(present);
            order = List.copyOf(order);
        }

        /** Who sat where it is known, otherwise who was asked to. */
        public List<Seat> expected() {
            return present.isEmpty() ? plan.invited() : present;
        }
    }

    Optional<Sitting> find(PanelId id) {
        @Nullable Sitting sitting = null;
        for (var recorded : history.of(id.toString())) {
            if (recorded.event() instanceof PanelEvent event) sitting = after(sitting, event, recorded.sequence());
        }
        return Optional.ofNullable(sitting);
    }

    private static @Nullable Sitting after(@Nullable Sitting before, PanelEvent event, long version) {
        return switch (event) {
            case PanelScheduled e -> new Sitting(e.panel(), e.plan(), List.of(), List.of(), version);
            case AgendaOrdered e ->
                before == null ? null : new Sitting(before.id(), before.plan(), before.present(), e.order(), version);
            case AttendanceRecorded e ->
                before == null ? null : new Sitting(before.id(), before.plan(), e.present(), before.order(), version);
        };
    }
}
