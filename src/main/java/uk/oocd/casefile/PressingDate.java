package uk.oocd.casefile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A date that takes a way out of a case for good, whatever the protocol's time limits say: nobody can make it up to the
 * child or the victim afterwards.
 *
 * @param day on a prosecution, the last day on which it can start; otherwise the day itself
 * @param nearFrom from this day on it presses
 * @param clause of the protocol by which it was worked out; null where no clause says it
 * @param source who gave it, or the document that it comes from
 */
public record PressingDate(
        Kind kind,
        LocalDate day,
        LocalDate nearFrom,
        @Nullable String clause,
        String source) {

    /** What happens. */
    public enum Kind {
        PROSECUTION_ENDS(
                "Last day to prosecute", "The last day to start a prosecution, since every offence is summary only"),
        EIGHTEENTH_BIRTHDAY(
                "18th birthday",
                "From the 18th birthday on there is no youth caution, youth conditional caution or outcome 23");

        private final String title;
        private final String words;

        Kind(String title, String words) {
            this.title = title;
            this.words = words;
        }

        /** Its short name. */
        public String title() {
            return title;
        }

        /** What it takes away, in words. */
        public String words() {
            return words;
        }
    }

    /** Whether it is near on a day in Europe/London, or has gone by. */
    public boolean pressesOn(LocalDate today) {
        return !today.isBefore(nearFrom);
    }
}
