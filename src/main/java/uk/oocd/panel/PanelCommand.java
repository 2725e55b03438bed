package uk.oocd.panel;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.PanelId;

/** Everything that may be asked of a panel sitting. */
public sealed interface PanelCommand {

    @TargetAggregateIdentifier
    PanelId panel();

    Attribution by();

    /**
     * @param today the day of {@code by.at} in Europe/London
     */
    record SchedulePanel(PanelId panel, PanelPlan plan, LocalDate today, Attribution by) implements PanelCommand {}

    /** Says in what order cases are heard; those not named follow in the agenda's own order. */
    record OrderAgenda(PanelId panel, List<CaseFileId> order, Attribution by) implements PanelCommand {
        public OrderAgenda {
            order = List.copyOf(order);
        }
    }

    /** Says who came. May be said again when somebody comes later. */
    record RecordAttendance(PanelId panel, List<Seat> present, Attribution by) implements PanelCommand {
        public RecordAttendance {
            present = List.copyOf(present);
        }
    }
}
