package uk.oocd.protocol;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Every version of every protocol that was ever agreed. The edges ask it, and put what they get into the command. */
public interface Protocols {

    /**
     * The version that a youth justice service works under on a day in Europe/London: its own, and where it has none in
     * force that day, the one that travels with the program; before the first of those, the first.
     *
     * @param service the code of the youth justice service
     */
    Protocol inForceOn(String service, LocalDate day);

    /**
     * The version under which something is done to a case today: the version in force says which day counts, and the
     * version of that day is the one that applies.
     *
     * @param reaching what the case reaches by it; null where it reaches no milestone
     * @param sitsOn asked only where it counts: when the panel sits that the case is or was listed on
     */
    default Protocol applying(
            String service,
            @Nullable Milestone reaching,
            LocalDate referredOn,
            Supplier<Optional<LocalDate>> sitsOn,
            LocalDate today) {
        var inForce = inForceOn(service, today);
        var day = switch (reaching == null ? CountingDay.ACT : inForce.countingDay(reaching)) {
            case ACT -> today;
            case REFERRAL -> referredOn;
            case SITTING -> sitsOn.get().orElse(today);
        };
        return day.equals(today) ? inForce : inForceOn(service, day);
    }

    Optional<Protocol> find(ProtocolRef ref);

    /** Every version that the service works, worked or is to work under, in the order in which they take effect. */
    List<Protocol> all(String service);
}
