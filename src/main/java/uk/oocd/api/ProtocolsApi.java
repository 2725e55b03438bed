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

/** The local protocol in all its versions: offences, factors, outcomes, clauses, time limits. For everybody. */
@RestController
@RequestMapping("/api/protocols")
class ProtocolsApi {

    private final Protocols protocols;
    private final InstantSource clock;

    ProtocolsApi(Protocols protocols, InstantSource clock) {
        this.protocols = protocols;
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
    AllProtocols all() {
        var today = LocalDate.ofInstant(clock.instant(), CaseContext.LONDON);
        return new AllProtocols(protocols.inForceOn(today).ref(), protocols.all());
    }
}
