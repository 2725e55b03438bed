package uk.oocd.casefile;

import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Personal;

/**
 * What the youth justice service found out, in one linear document.
 *
 * @param tool for example {@code PDAT}; the Prevention and Diversion Assessment Tool must be used for diversion and
 *     out-of-court intervention (YJB)
 * @param safetyAndWellbeing of the child
 * @param riskOfHarm to others
 * @param childsWords and {@code parentsWords}: their own words, dated by the event
 */
public record Assessment(
        String tool,
        String toolVersion,
        Level safetyAndWellbeing,
        Level riskOfHarm,
        Level likelihoodOfReoffending,
        Personal<String> strengths,
        Personal<String> needs,
        Personal<String> diversity,
        Personal<String> childsWords,
        Personal<String> parentsWords,
        VictimView victimView) {

    /** Three judgements, one scale. */
    public enum Level {
        LOW,
        MEDIUM,
        HIGH,
        VERY_HIGH
    }

    /** The victim's view, or why there is none: never just a gap. */
    public sealed interface VictimView {

        record Recorded(Personal<String> words) implements VictimView {}

        record NotSought(Reason reason, @Nullable Personal<String> explanation) implements VictimView {}

        enum Reason {
            NO_DIRECT_VICTIM,
            CONTACT_REFUSED,
            NOT_REACHED,
            UNSAFE_TO_CONTACT,
            NOT_YET_POSSIBLE
        }
    }
}
