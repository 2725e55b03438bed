package uk.oocd.protocol;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Every version of every protocol there is. The edges ask it, and put what they get into the command. */
public interface Protocols {

    /** The version that applies on a day in Europe/London; before the first, the first. */
    Protocol inForceOn(LocalDate day);

    Optional<Protocol> find(ProtocolRef ref);

    /** Oldest first. */
    List<Protocol> all();
}
