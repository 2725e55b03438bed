package uk.oocd.panel;

import static uk.oocd.panel.PanelProblem.CHAIR_MISSING;
import static uk.oocd.panel.PanelProblem.MINUTES_IMPOSSIBLE;
import static uk.oocd.panel.PanelProblem.NOBODY_INVITED;
import static uk.oocd.panel.PanelProblem.SEAT_TWICE;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.Refusal;

/**
 * When, where and with whom a panel is to sit.
 *
 * @param force and {@code service}: whose cases it hears
 * @param sitsOn and {@code startsAt}: Europe/London
 * @param place a room, never anything about a child; blank where it meets by its link alone
 * @param link the address of an online meeting; null where there is none
 * @param minutesPerCase how long each case is given on the agenda, until somebody says otherwise
 * @param chair the staff account
 * @param invited who is asked to come, with the agency each sits for
 */
public record PanelPlan(
        String force,
        String service,
        LocalDate sitsOn,
        LocalTime startsAt,
        String place,
        @Nullable String link,
        int minutesPerCase,
        String chair,
        List<Seat> invited) {

    /** What a case is given where nobody says how long. */
    public static final int USUAL_MINUTES = 15;

    /** The longest that one case can be given. */
    public static final int MOST_MINUTES = 240;

    public PanelPlan {
        invited = List.copyOf(invited);
    }

    public Whereabouts whereabouts() {
        return new Whereabouts(sitsOn, startsAt, place, link);
    }

    /** The same panel, at another time or elsewhere. */
    public PanelPlan at(Whereabouts now) {
        return new PanelPlan(
                force, service, now.sitsOn(), now.startsAt(), now.place(), now.link(), minutesPerCase, chair, invited);
    }

    /** Everything that the rules turn down in it, together. Empty when sound. */
    public List<Refusal> problems(LocalDate today) {
        var refusals = new ArrayList<>(whereabouts().problems(today));
        if (impossible(minutesPerCase)) refusals.add(Refusal.of(MINUTES_IMPOSSIBLE, MOST_MINUTES));
        if (chair.isBlank()) refusals.add(Refusal.of(CHAIR_MISSING));
        if (invited.isEmpty()) refusals.add(Refusal.of(NOBODY_INVITED));
        if (twice(invited)) refusals.add(Refusal.at("/invited", SEAT_TWICE));
        return refusals;
    }

    static boolean impossible(int minutes) {
        return minutes < 1 || minutes > MOST_MINUTES;
    }

    static boolean twice(List<Seat> seats) {
        return seats.stream().map(Seat::member).distinct().count() < seats.size();
    }
}
