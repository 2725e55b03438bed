package uk.oocd.api;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Referral.Origin;
import uk.oocd.kernel.Fingerprints;
import uk.oocd.protocol.Protocols;
import uk.oocd.requests.ReferralRequest;
import uk.oocd.requests.ReferralRequest.Sender;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.People;
import uk.oocd.security.Person;
import uk.oocd.security.Scope;

/** Where a case begins. The same referral sent again is 409 and names the case that there is. */
@RestController
@RequestMapping("/api/referrals")
class ReferralsApi {

    private final Desk desk;
    private final Access access;
    private final People people;
    private final Fingerprints fingerprints;
    private final Protocols protocols;

    ReferralsApi(Desk desk, Access access, People people, Fingerprints fingerprints, Protocols protocols) {
        this.desk = desk;
        this.access = access;
        this.people = people;
        this.fingerprints = fingerprints;
        this.protocols = protocols;
    }

    /**
     * The case opened.
     *
     * @param reference what people call it
     */
    record Opened(CaseFileId id, String reference) {}

    @PostMapping
    ResponseEntity<Opened> refer(Person me, @RequestBody ReferralRequest body) {
        var by = access.attribution(me, Action.REFER);
        var force = requireNonNull(me.force());
        var service = people.servicesOf(force).getFirst();
        var command = body.toCommand(new Sender(force, service, Origin.API, by), fingerprints, protocols)
                .orThrow();
        desk.open(me, Action.REFER, new Scope(force, service), _ -> command);
        var id = command.caseFile();
        return ResponseEntity.created(URI.create("/api/case-files/" + id.value()))
                .eTag(IfMatch.tag(0))
                .body(new Opened(id, id.reference()));
    }
}
