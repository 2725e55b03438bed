package uk.oocd.agenda;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.PanelId;
import uk.oocd.panel.PanelPlan;

/**
 * A panel's sitting.
 *
 * @param order in what order the chair wants cases heard; those not named follow
 * @param present who came, as recorded last; empty until it was
 * @param attendanceBy who recorded that, and when; null until it was
 */
public record Sitting(
        PanelId id,
        PanelPlan plan,
        List<CaseFileId> order,
        List<Seat> present,
        @Nullable Attribution attendanceBy) {

    public Sitting {
        order = List.copyOf(order);
        present = List.copyOf(present);
    }

    Sitting ordered(List<CaseFileId> next) {
        return new Sitting(id, plan, next, present, attendanceBy);
    }

    Sitting attended(List<Seat> by, Attribution recorded) {
        return new Sitting(id, plan, order, by, recorded);
    }
}
