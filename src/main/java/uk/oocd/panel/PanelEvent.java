package uk.oocd.panel;

import java.util.List;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.PanelId;

/** Everything that may have happened to a panel sitting. Stored for good; see {@code contracts/events/panel}. */
public sealed interface PanelEvent {

    PanelId panel();

    Attribution by();

    record PanelScheduled(PanelId panel, PanelPlan plan, Attribution by) implements PanelEvent {}

    record AgendaOrdered(PanelId panel, List<CaseFileId> order, Attribution by) implements PanelEvent {
        public AgendaOrdered {
            order = List.copyOf(order);
        }
    }

    record AttendanceRecorded(PanelId panel, List<Seat> present, Attribution by) implements PanelEvent {
        public AttendanceRecorded {
            present = List.copyOf(present);
        }
    }
}
