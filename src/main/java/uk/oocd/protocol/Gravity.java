package uk.oocd.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Personal;

/**
 * How a gravity score came about. The scale and its edition belong together: the NPCC Child Gravity Matrix of 2023 runs
 * from 1 to 5, the ACPO one before it from 1 to 4, and the YJB seriousness score (1 to 8) is another thing.
 *
 * @param edition of the matrix
 * @param starting each offence with its starting score
 * @param factors what raised or lowered it, each with its evidence
 * @param score the final score of the case
 * @param workings each step from the one to the other; null where a decision did not keep them
 */
public record Gravity(
        String edition,
        List<Starting> starting,
        List<Applied> factors,
        int score,
        @Nullable Workings workings) {

    public Gravity {
        starting = List.copyOf(starting);
        factors = List.copyOf(factors);
    }

    public record Starting(String offence, int score) {}

    /**
     * A factor that was found to apply.
     *
     * @param effect one or more levels up, or down where negative
     * @param evidence the words it rests on
     * @param offence the one offence that it was found for; null where it applies to the case
     */
    public record Applied(
            String code,
            int effect,
            Personal<String> evidence,
            @Nullable String offence) {

        /** One that applies to the case. */
        public Applied(String code, int effect, Personal<String> evidence) {
            this(code, effect, evidence, null);
        }
    }

    /**
     * Each offence's own score, the case's by the rule of the edition, and why it is no other.
     *
     * @param limit by how many levels factors together may move an offence's score
     * @param scale the highest score; the lowest is 1
     * @param whyNotLower and {@code whyNotHigher}: in plain words; they name factors, never evidence
     */
    public record Workings(
            List<OffenceScore> offences, int limit, int scale, CaseRule rule, String whyNotLower, String whyNotHigher) {

        public Workings {
            offences = List.copyOf(offences);
        }
    }

    /**
     * @param moved by how many levels the factors that apply to it would move it together
     * @param within by how many they do, kept within the limit
     * @param score its own final score, kept on the scale
     */
    public record OffenceScore(String offence, int starting, int moved, int within, int score) {}

    /** How the score of a case follows from those of its offences. */
    public enum CaseRule {
        HIGHEST("the highest of its offences"),
        HIGHEST_AND_ONE_MORE_WHERE_SEVERAL("the highest of its offences, and one more where there are several");

        private final String sentence;

        CaseRule(String sentence) {
            this.sentence = sentence;
        }

        /** As a part of a sentence, after "the score of a case is". */
        public String sentence() {
            return sentence;
        }
    }
}
