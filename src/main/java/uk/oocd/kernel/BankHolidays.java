package uk.oocd.kernel;

import java.time.LocalDate;
import java.util.Set;

/** The bank holidays of England and Wales, moved and one-off days included. */
@FunctionalInterface
public interface BankHolidays {

    /** All of one year; never empty. */
    Set<LocalDate> of(int year);
}
