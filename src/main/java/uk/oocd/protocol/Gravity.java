package uk.oocd.protocol;

import java.util.List;
import uk.oocd.kernel.Personal;

/**
 * How a gravity score came about. The scale and its edition belong together: the NPCC Child Gravity Matrix of 2023 runs
 * from 1 to 5, the ACPO one before it from 1 to 4, and the YJB seriousness score (1 to 8) is another thing.
 *
 * @param edition of the matrix
 * @param starting each offence with its starting score; the case starts at the highest
 * @param factors what raised or lowered it, each with its evidence
 * @param score the final score
 */
public record Gravity(String edition, List<Starting> starting, List<Applied> factors, int score) {

    public Gravity {
        starting = List.copyOf(starting);
        factors = List.copyOf(factors);
    }

    public record Starting(String offence, int score) {}

    /**
     * A factor that was found to apply.
     *
     * @param effect one or more levels up, or down where negative
     */
    public record Applied(String code, int effect, Personal<String> evidence) {}
}
