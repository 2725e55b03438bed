package uk.oocd.protocol;

import java.time.LocalDate;

/**
 * Days that a time limit leaves out because its clock stood still. All dates are days in Europe/London.
 *
 * @param from the first day that is not counted
 * @param until the first day that is counted again; the same day where none was left out
 * @param because why, as a part of a sentence, for example {@code the child is in hospital}
 */
public record Pause(LocalDate from, LocalDate until, String because) {

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }
}
