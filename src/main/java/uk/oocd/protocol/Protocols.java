package uk.oocd.protocol;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Every version of every protocol that was ever agreed. The edges ask it, and put what they get into the command. */
public interface Protocols {

    /**
     * The version that a youth justice service works under on a day in Europe/London: its own, and where it has none in
     * force that day, the one that travels with the program; before the first of those, the first.
     *
     * @param service the code of the youth justice service
     */
    Protocol inForceOn(String service, LocalDate day);

    Optional<Protocol> find(ProtocolRef ref);

    /** Every version that the service works, worked or is to work under, in the order in which they take effect. */
    List<Protocol> all(String service);
}
