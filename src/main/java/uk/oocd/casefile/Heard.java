package uk.oocd.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Assessment.VictimView;
import uk.oocd.casefile.Hearing.AgencyView;
import uk.oocd.kernel.Personal;

/**
 * What a recommendation is recorded with beside the outcome and its reasons.
 *
 * @param present who came, as the panel's own attendance has it; empty where nobody recorded it
 * @param views what agencies sent in writing; one that is blank is left out at the edge
 * @param victim and {@code child} and {@code parents}: null where the assessment's words stand
 */
public record Heard(
        List<Seat> present,
        List<AgencyView> views,
        @Nullable VictimView victim,
        @Nullable Personal<String> child,
        @Nullable Personal<String> parents,
        List<Condition> conditions) {

    public Heard {
        present = List.copyOf(present);
        views = List.copyOf(views);
        conditions = List.copyOf(conditions);
    }

    /** With nothing but who came. */
    public static Heard by(List<Seat> present) {
        return new Heard(present, List.of(), null, null, null, List.of());
    }
}
