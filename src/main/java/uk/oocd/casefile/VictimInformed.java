package uk.oocd.casefile;

import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Personal;

/**
 * Whether the victim was told how the case ended, or why not: a case is not closed on a gap.
 *
 * @param note what else there is to say; required where they could not be told
 */
public record VictimInformed(How how, @Nullable Personal<String> note) {

    public enum How {
        INFORMED,
        DID_NOT_WANT_TO_BE,
        NO_DIRECT_VICTIM,
        NOT_POSSIBLE
    }
}
