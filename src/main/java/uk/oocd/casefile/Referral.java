package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Subject;
import uk.oocd.protocol.OffenceClass;

/**
 * What the police send.
 *
 * @param force the code of the referring force
 * @param service the code of the youth justice service that it goes to
 * @param officer the officer's collar number; not a name
 * @param referredOn the day the police made it, in Europe/London; the first clock starts here
 * @param offences one or more
 * @param admission and {@code acceptance}: two facts, not one. Admitting is saying that one did it, to a constable;
 *     accepting responsibility is less
 * @param summaryOnlyTimeLimit by when a prosecution for a summary offence would have to start
 * @param circumstances what happened, in the officer's words
 */
public record Referral(
        String crimeReference,
        String force,
        String service,
        String officer,
        LocalDate referredOn,
        Child child,
        List<Offence> offences,
        Admission admission,
        Acceptance acceptance,
        @Nullable LocalDate interviewedOn,
        List<Victim> victims,
        RequestedRoute requestedRoute,
        @Nullable LocalDate summaryOnlyTimeLimit,
        @Nullable Personal<String> circumstances,
        Origin origin) {

    public Referral {
        offences = List.copyOf(offences);
        victims = List.copyOf(victims);
    }

    /**
     * @param description the offence's standard title; what happened stands in the circumstances
     */
    public record Offence(String code, String description, LocalDate date, OffenceClass offenceClass) {}

    /** A direct victim: a person of their own, with a key of their own. */
    public record Victim(Subject subject, Personal<String> name, Contact contact) {

        public enum Contact {
            AGREED,
            REFUSED,
            NOT_ASKED
        }
    }

    public enum Admission {
        ADMITTED,
        DENIED,
        NO_COMMENT,
        NOT_ASKED
    }

    public enum Acceptance {
        ACCEPTED,
        NOT_ACCEPTED,
        NOT_ASKED
    }

    public enum RequestedRoute {
        JOINT_PANEL,
        ON_THE_SPOT_RESOLUTION,
        ADVICE
    }

    /** How it came in. Tells demonstration cases from all others. */
    public enum Origin {
        FORM,
        FILE,
        API,
        SIMULATION
    }
}
