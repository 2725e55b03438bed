package uk.oocd;

import static uk.oocd.Samples.*;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import uk.oocd.casefile.CaseFileEvent;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Referral;

/** Cases of the demonstration's force and service, in the log of a running program. */
public final class StandingCases {

    private StandingCases() {}

    /** A new case, of a crime of its own, to which all this has happened. */
    public static CaseFileId standing(EventStore events, List<CaseFileEvent> past, List<Referral.Offence> offences) {
        var id = new CaseFileId(UUID.randomUUID());
        var here = with(
                referral(),
                "offences",
                offences,
                "force",
                "wessexshire",
                "service",
                "wessexshire-yjs",
                "crimeReference",
                "WX/TEST/" + id.reference());
        events.publish(IntStream.range(0, past.size())
                .mapToObj(at -> new GenericDomainEventMessage<>(
                        "CaseFileAggregate",
                        id.toString(),
                        at,
                        with(at == 0 ? referred(here) : (Record) past.get(at), "caseFile", id)))
                .toList());
        return id;
    }
}
