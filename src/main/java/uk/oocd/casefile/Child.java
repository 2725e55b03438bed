package uk.oocd.casefile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Subject;

/**
 * The child as referred.
 *
 * @param subject the same for the same child in every case
 * @param dateOfBirth kept instead of an age: age is tested at different moments
 * @param ethnicitySelfDefined and {@code ethnicityObserved}: 16+1 codes, two facts that may differ
 */
public record Child(
        Subject subject,
        Personal<String> name,
        Personal<LocalDate> dateOfBirth,
        Sex sex,
        String ethnicitySelfDefined,
        String ethnicityObserved,
        @Nullable Personal<String> address,
        @Nullable Personal<String> school,
        CareStatus careStatus) {

    public enum Sex {
        FEMALE,
        MALE,
        NOT_KNOWN
    }

    public enum CareStatus {
        NOT_LOOKED_AFTER,
        LOOKED_AFTER,
        CARE_LEAVER,
        CHILD_IN_NEED,
        CHILD_PROTECTION_PLAN,
        NOT_KNOWN
    }
}
