package uk.oocd.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import uk.oocd.casefile.CaseFileCommand.ListCase;
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

    /** Each is scheduled a fortnight ahead, and its attendance recorded on the day. */
    static List<Act> acts(Cast cast, ListCase listing) {
        var day = listing.sitsOn();
        var stream = listing.panel().toString();
        var scheduled = day.minusDays(14);
        var scheduledAt = at(scheduled, 9);
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
                        cast.seats().stream().map(Attendee::of).toList(),
                        List.of(),
                        cast.first(Role.PANEL_CHAIR, at(day, 9)))));
        return acts;
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 5).atZone(CaseContext.LONDON).toInstant();
    }
}
