package uk.oocd.panel;

import static uk.oocd.panel.PanelProblem.CHAIR_MISSING;
import static uk.oocd.panel.PanelProblem.NOBODY_INVITED;
import static uk.oocd.panel.PanelProblem.PANEL_IN_PAST;
import static uk.oocd.panel.PanelProblem.PLACE_MISSING;
import static uk.oocd.panel.PanelProblem.SEAT_TWICE;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Texts;

/**
 * When, where and with whom a panel is to sit.
 *
 * @param force and {@code service}: whose cases it hears
 * @param sitsOn and {@code startsAt}: Europe/London
 * @param place a room or the address of a meeting; never anything about a child
 * @param chair the staff account
 * @param invited who is asked to come, with the agency each sits for
 */
public record PanelPlan(
        String force,
        String service,
        LocalDate sitsOn,
        LocalTime startsAt,
        String place,
        String chair,
        List<Seat> invited) {

    public PanelPlan {
        invited = List.copyOf(invited);
    }

    /** Everything that the rules turn down in it, together. Empty when sound. */
    public List<Refusal> problems(LocalDate today) {
        var refusals = new ArrayList<Refusal>();
        if (sitsOn.isBefore(today)) refusals.add(Refusal.of(PANEL_IN_PAST));
        if (place.isBlank()) refusals.add(Refusal.of(PLACE_MISSING));
        Texts.limitShort(refusals, place, PLACE_MISSING.pointer());
        if (chair.isBlank()) refusals.add(Refusal.of(CHAIR_MISSING));
        if (invited.isEmpty()) refusals.add(Refusal.of(NOBODY_INVITED));
        if (twice(invited)) refusals.add(Refusal.at("/invited", SEAT_TWICE));
        return refusals;
    }

    static boolean twice(List<Seat> seats) {
        return seats.stream().map(Seat::member).distinct().count() < seats.size();
    }
}
