package uk.oocd.kernel;

import java.time.LocalDate;
import java.util.Set;

/** The bank holidays of England and Wales, moved and one-off days included. */
@FunctionalInterface
public interface BankHolidays {

    /** All of one year; never empty. */
    Set<LocalDate> of(int year);

    /** What one of them is called, for example {@code Easter Monday}. */
    default String name(LocalDate day) {
        return "Bank holiday";
    }

    /**
     * Which set of holidays this is, so that a due date that was worked out with it can be argued with for good: whose
     * holidays, and the version of what they come from.
     */
    default String edition() {
        return "Bank holidays of England and Wales";
    }
}
