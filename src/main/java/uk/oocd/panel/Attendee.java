package uk.oocd.panel;

import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Seat;

/**
 * Somebody who came to a sitting.
 *
 * @param member the staff account
 * @param agency for which they sit
 * @param substituteFor the staff account of who was invited and could not come; null where they come for themselves
 */
public record Attendee(
        String member,
        String agency,
        Presence how,
        @Nullable String substituteFor) {

    public enum Presence {
        IN_PERSON,
        REMOTELY,
        /** Nobody said how. */
        NOT_SAID
    }

    /** Somebody of whom it is only known that they came. */
    public static Attendee of(Seat seat) {
        return new Attendee(seat.member(), seat.agency(), Presence.NOT_SAID, null);
    }

    public Seat seat() {
        return new Seat(member, agency);
    }
}
