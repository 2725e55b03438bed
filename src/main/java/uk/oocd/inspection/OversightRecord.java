package uk.oocd.inspection;

import java.util.ArrayList;
import java.util.List;
import uk.oocd.casefile.OversightEvent;
import uk.oocd.casefile.OversightEvent.AgreedAction;
import uk.oocd.casefile.OversightEvent.Countersigned;
import uk.oocd.casefile.OversightEvent.Document;
import uk.oocd.casefile.OversightEvent.OversightNoted;
import uk.oocd.casefile.Signatures;
import uk.oocd.inspection.CaseRecord.Fact;
import uk.oocd.kernel.Personal;

/**
 * What managers recorded.
 *
 * @param notes each with the actions agreed, in order
 * @param countersigned every countersignature, in order
 * @param signatures how the documents stand: by whom, and whether a manager agreed to them as they are
 */
public record OversightRecord(
        List<Fact<Note>> notes, List<Fact<Countersignature>> countersigned, Signatures signatures) {

    public OversightRecord {
        notes = List.copyOf(notes);
        countersigned = List.copyOf(countersigned);
    }

    public record Note(Personal<String> note, List<AgreedAction> actions) {}

    public record Countersignature(Document document, Personal<String> comment) {}

    /** Lives for one fold only. */
    static final class Builder {

        private final List<Fact<Note>> notes = new ArrayList<>();
        private final List<Fact<Countersignature>> countersigned = new ArrayList<>();

        void add(Entry entry, OversightEvent event) {
            switch (event) {
                case OversightNoted e -> notes.add(entry.fact(new Note(e.note(), e.actions())));
                case Countersigned e -> countersigned.add(entry.fact(new Countersignature(e.document(), e.comment())));
            }
        }

        OversightRecord build(Signatures signatures) {
            return new OversightRecord(notes, countersigned, signatures);
        }
    }
}
