package uk.oocd.api;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.Protocols;
import uk.oocd.requests.CaseContext;
import uk.oocd.security.People;
import uk.oocd.security.Person;

/** The protocol of the asker's service in all its versions: offences, factors, outcomes, clauses, time limits. */
@RestController
@RequestMapping("/api/protocols")
class ProtocolsApi {

    private final Protocols protocols;
    private final People people;
    private final InstantSource clock;

    ProtocolsApi(Protocols protocols, People people, InstantSource clock) {
        this.protocols = protocols;
        this.people = people;
        this.clock = clock;
    }

    /**
     * The local protocol.
     *
     * @param inForce the one that applies today
     * @param versions the oldest first
     */
    record AllProtocols(ProtocolRef inForce, List<Protocol> versions) {}

    @GetMapping
    AllProtocols all(Person me) {
        var today = LocalDate.ofInstant(clock.instant(), CaseContext.LONDON);
        var service = people.serviceOf(me);
        return new AllProtocols(protocols.inForceOn(service, today).ref(), protocols.all(service));
    }
}
