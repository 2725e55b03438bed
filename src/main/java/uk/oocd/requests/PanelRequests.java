package uk.oocd.requests;

import static uk.oocd.requests.Reading.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Refusal;
import uk.oocd.panel.PanelCommand;
import uk.oocd.panel.PanelCommand.OrderAgenda;
import uk.oocd.panel.PanelCommand.RecordAttendance;
import uk.oocd.panel.PanelCommand.SchedulePanel;
import uk.oocd.panel.PanelPlan;
import uk.oocd.requests.CaseRequests.SeatPart;

/** What may be sent about a panel sitting. */
public final class PanelRequests {

    private PanelRequests() {}

    /**
     * @param startsAt {@code 09:30}
     * @param chair a staff account
     */
    public record Scheduling(
            @Nullable String sitsOn,
            @Nullable String startsAt,
            @Nullable String place,
            @Nullable String chair,
            @Nullable List<@Nullable SeatPart> invited) {

        /**
         * @param force and {@code service}: whose cases the panel will hear, the sender's own
         */
        public Converted<PanelCommand> toCommand(PanelId panel, String force, String service, Attribution by) {
            var reading = new Reading();
            var today = CaseContext.day(by);
            var plan = new PanelPlan(
                    force,
                    service,
                    reading.date(sitsOn, "/sitsOn", today),
                    reading.time(startsAt, "/startsAt"),
                    text(place),
                    text(chair),
                    CaseRequests.seats(invited));
            reading.addWhereUnreadable(plan.problems(today));
            return reading.converted(new SchedulePanel(panel, plan, today, by));
        }
    }

    public record AgendaOrder(@Nullable List<@Nullable String> order) {

        public Converted<PanelCommand> toCommand(PanelId panel, Attribution by) {
            var reading = new Reading();
            var cases = new ArrayList<CaseFileId>();
            for (var id : order == null ? List.<@Nullable String>of() : order) {
                if (text(id).isEmpty()) continue;
                try {
                    cases.add(CaseFileId.of(text(id)));
                } catch (IllegalArgumentException e) {
                    reading.refuse(
                            Refusal.at("/order/" + cases.size(), RequestProblem.CHOICE_UNKNOWN, "the cases listed"));
                }
            }
            return reading.converted(new OrderAgenda(panel, cases, by));
        }
    }

    public record Attendance(@Nullable List<@Nullable SeatPart> present) {

        public Converted<PanelCommand> toCommand(PanelId panel, Attribution by) {
            return new Converted.Ready<>(new RecordAttendance(panel, CaseRequests.seats(present), by));
        }
    }
}
