package uk.oocd.panel;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import uk.oocd.casefile.Seat;

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
}
