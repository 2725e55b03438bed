package uk.oocd.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import uk.oocd.casefile.CaseFileCommand.ListCase;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.Fingerprints;
import uk.oocd.kernel.PanelId;
import uk.oocd.panel.Attendee;
import uk.oocd.panel.PanelCommand.RecordAttendance;
import uk.oocd.panel.PanelCommand.SchedulePanel;
import uk.oocd.panel.PanelPlan;
import uk.oocd.requests.CaseContext;

/** The panels that the stories list their cases on. */
final class Sittings {

    private Sittings() {}

    static PanelId id(Fingerprints fingerprints, String service, LocalDate day) {
        return new PanelId(fingerprints.of("simulated-panel", service, day.toString()));
    }

    /** Who comes to a panel, and who sends apologies. */
    record Attendance(List<Seat> present, List<Seat> apologies) {}

    /** At every other panel or so somebody cannot come; at one of twelve nobody comes for the police. */
    static Attendance attendance(Cast cast, LocalDate day) {
        var away =
                switch (new Random(day.toEpochDay() * 1_000_003 + cast.service().hashCode()).nextInt(12)) {
                    case 0 -> "police";
                    case 1 -> "education";
                    case 2, 3 -> "health";
                    case 4, 5 -> "childrens-social-care";
                    default -> "";
                };
        return new Attendance(
                cast.seats().stream()
                        .filter(seat -> !seat.agency().equals(away))
                        .toList(),
                cast.seats().stream().filter(seat -> seat.agency().equals(away)).toList());
    }

    /** Each is scheduled a fortnight ahead, and its attendance recorded on the day. */
    static List<Act> acts(Cast cast, ListCase listing) {
        var day = listing.sitsOn();
        var stream = listing.panel().toString();
        var scheduled = day.minusDays(14);
        var scheduledAt = at(scheduled, 9);
        var attendance = attendance(cast, day);
        var acts = new ArrayList<Act>();
        acts.add(new Act(
                scheduledAt,
                stream,
                0,
                new SchedulePanel(
                        listing.panel(),
                        new PanelPlan(
                                cast.force(),
                                cast.service(),
                                day,
                                LocalTime.of(9, 30),
                                "Room 2, the Example Centre",
                                "https://video.example/panel",
                                PanelPlan.USUAL_MINUTES,
                                cast.chair(),
                                cast.seats()),
                        scheduled,
                        cast.first(Role.PANEL_CHAIR, scheduledAt))));
        acts.add(new Act(
                at(day, 9),
                stream,
                1,
                new RecordAttendance(
                        listing.panel(),
                        attendance.present().stream().map(Attendee::of).toList(),
                        attendance.apologies(),
                        cast.first(Role.PANEL_CHAIR, at(day, 9)))));
        return acts;
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 5).atZone(CaseContext.LONDON).toInstant();
    }
}
