package uk.oocd.panel;

import static uk.oocd.panel.PanelProblem.LINK_IMPOSSIBLE;
import static uk.oocd.panel.PanelProblem.PANEL_IN_PAST;
import static uk.oocd.panel.PanelProblem.PANEL_TOO_FAR_AHEAD;
import static uk.oocd.panel.PanelProblem.PLACE_MISSING;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Texts;

/**
 * When and where a panel sits.
 *
 * @param sitsOn and {@code startsAt}: Europe/London
 * @param place a room, never anything about a child; blank where it meets by its link alone
 * @param link the address of an online meeting; null where there is none
 */
public record Whereabouts(
        LocalDate sitsOn,
        LocalTime startsAt,
        String place,
        @Nullable String link) {

    /** Far beyond any list of sittings that is made in advance: what lies further ahead is a slip of the year. */
    public static final int MOST_YEARS_AHEAD = 5;

    private static final Pattern ADDRESS = Pattern.compile("https://[^\\s/?#@]+([/?#]\\S*)?");

    /** Everything that the rules turn down in it, together. Empty when sound. */
    public List<Refusal> problems(LocalDate today) {
        var refusals = new ArrayList<Refusal>();
        if (sitsOn.isBefore(today)) refusals.add(Refusal.of(PANEL_IN_PAST));
        var last = today.plusYears(MOST_YEARS_AHEAD);
        if (sitsOn.isAfter(last)) refusals.add(Refusal.of(PANEL_TOO_FAR_AHEAD, last));
        if (place.isBlank() && link == null) refusals.add(Refusal.of(PLACE_MISSING));
        Texts.limitShort(refusals, place, PLACE_MISSING.pointer());
        if (link != null && !isAddress(link)) refusals.add(Refusal.of(LINK_IMPOSSIBLE));
        return refusals;
    }

    /** Whether somebody who said that they come then may be unable to come now. */
    public boolean atAnotherTimeThan(Whereabouts before) {
        return !sitsOn.equals(before.sitsOn) || !startsAt.equals(before.startsAt);
    }

    /** The same, from another time of the day. */
    public Whereabouts from(LocalTime start) {
        return new Whereabouts(sitsOn, start, place, link);
    }

    private static boolean isAddress(String link) {
        return link.length() <= Texts.LIMIT && ADDRESS.matcher(link).matches();
    }
}
