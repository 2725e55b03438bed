package uk.oocd.casefile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Personal;

/**
 * How the outcome was explained and given.
 *
 * @param deliveredOn the day, in Europe/London
 * @param explainedTo who heard it, for example the child and a parent
 * @param explanation what was said, in plain words
 * @param understood what the child said it means; null where it could not be asked
 * @param appropriateAdult needed for every under-18 since 13 April 2015 (Criminal Justice and Courts Act 2015 s.41)
 */
public record Delivery(
        LocalDate deliveredOn,
        Personal<String> explainedTo,
        Personal<String> explanation,
        @Nullable Personal<String> understood,
        @Nullable AppropriateAdult appropriateAdult,
        Consent consent) {

    /** Crime and Disorder Act 1998 s.66ZA(7): who may be one. */
    public record AppropriateAdult(Personal<String> name, Category category) {

        public enum Category {
            PARENT_OR_GUARDIAN,
            CARE_REPRESENTATIVE,
            SOCIAL_WORKER,
            OTHER_RESPONSIBLE_ADULT
        }
    }

    /** A youth conditional caution needs it, signed; a youth caution does not. */
    public enum Consent {
        SIGNED,
        WITHHELD,
        NOT_NEEDED
    }
}
