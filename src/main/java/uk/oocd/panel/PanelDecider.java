package uk.oocd.panel;

import static uk.oocd.kernel.Decision.accept;
import static uk.oocd.kernel.Decision.refuse;
import static uk.oocd.panel.PanelProblem.*;

import java.util.ArrayList;
import java.util.HashSet;
import uk.oocd.kernel.Decider;
import uk.oocd.kernel.Decision;
import uk.oocd.kernel.Refusal;
import uk.oocd.panel.PanelCommand.OrderAgenda;
import uk.oocd.panel.PanelCommand.RecordAttendance;
import uk.oocd.panel.PanelCommand.SchedulePanel;
import uk.oocd.panel.PanelEvent.AgendaOrdered;
import uk.oocd.panel.PanelEvent.AttendanceRecorded;
import uk.oocd.panel.PanelEvent.PanelScheduled;
import uk.oocd.panel.PanelSitting.Scheduled;
import uk.oocd.panel.PanelSitting.Unscheduled;

/** The rules of a panel sitting. Quorum is checked where a recommendation is recorded, in the case file. */
final class PanelDecider implements Decider<PanelCommand, PanelSitting, PanelEvent> {

    @Override
    public PanelSitting initial() {
        return new Unscheduled();
    }

    @Override
    public Decision<PanelEvent> decide(PanelCommand command, PanelSitting panel) {
        return switch (command) {
            case SchedulePanel c -> schedule(c, panel);
            case OrderAgenda c -> order(c, panel);
            case RecordAttendance c -> attendance(c, panel);
        };
    }

    @Override
    public PanelSitting evolve(PanelSitting panel, PanelEvent event) {
        return switch (event) {
            case PanelScheduled _ -> new Scheduled();
            case AgendaOrdered _, AttendanceRecorded _ -> panel;
        };
    }

    private static Decision<PanelEvent> schedule(SchedulePanel c, PanelSitting panel) {
        if (panel instanceof Scheduled) return refuse(PANEL_ALREADY_SCHEDULED);
        var plan = c.plan();
        var refusals = plan.problems(c.today());
        return refusals.isEmpty() ? accept(new PanelScheduled(c.panel(), plan, c.by())) : refuse(refusals);
    }

    private static Decision<PanelEvent> order(OrderAgenda c, PanelSitting panel) {
        if (panel instanceof Unscheduled) return refuse(PANEL_UNKNOWN);
        if (new HashSet<>(c.order()).size() < c.order().size()) return refuse(CASE_ORDERED_TWICE);
        return accept(new AgendaOrdered(c.panel(), c.order(), c.by()));
    }

    private static Decision<PanelEvent> attendance(RecordAttendance c, PanelSitting panel) {
        if (panel instanceof Unscheduled) return refuse(PANEL_UNKNOWN);
        var refusals = new ArrayList<Refusal>();
        if (c.present().isEmpty()) refusals.add(Refusal.of(NOBODY_PRESENT));
        if (PanelPlan.twice(c.present())) refusals.add(Refusal.of(SEAT_TWICE));
        return refusals.isEmpty() ? accept(new AttendanceRecorded(c.panel(), c.present(), c.by())) : refuse(refusals);
    }
}
