package uk.oocd.casefile;

import static uk.oocd.Samples.CASE;
import static uk.oocd.Samples.MANAGER;
import static uk.oocd.Samples.PROTOCOL;
import static uk.oocd.Samples.at;
import static uk.oocd.Samples.ofChild;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import uk.oocd.casefile.CaseFileRefusalTest.Asked;
import uk.oocd.casefile.OversightCommand.Countersign;
import uk.oocd.casefile.OversightCommand.NoteOversight;
import uk.oocd.casefile.OversightEvent.AgreedAction;
import uk.oocd.casefile.OversightEvent.Countersigned;
import uk.oocd.casefile.OversightEvent.Document;
import uk.oocd.casefile.OversightEvent.OversightNoted;
import uk.oocd.kernel.Attribution;

/** A manager looks at the case of {@link ReviewSamples}. */
final class OversightSamples {

    static final Attribution OVERSEER = at(MANAGER, "2026-04-21T08:45:00Z");

    private OversightSamples() {}

    static NoteOversight note() {
        return new NoteOversight(
                CASE,
                ofChild("The plan fits what she says."),
                List.of(new AgreedAction(ofChild("Ask the school again."), "worker-2", LocalDate.parse("2026-04-28"))),
                PROTOCOL.ref(),
                OVERSEER);
    }

    static Countersign countersign(Document document) {
        return new Countersign(CASE, document, ofChild("Clear and fair."), PROTOCOL.ref(), OVERSEER);
    }

    static OversightNoted noted() {
        return new OversightNoted(CASE, note().note(), note().actions(), PROTOCOL.ref(), OVERSEER);
    }

    static Countersigned countersigned(Document document) {
        return new Countersigned(CASE, document, ofChild("Clear and fair."), PROTOCOL.ref(), OVERSEER);
    }

    static Stream<Asked> asked() {
        return Stream.of(
                new Asked(Step.OVERSEE, note()), new Asked(Step.COUNTERSIGN, countersign(Document.ASSESSMENT)));
    }
}
