package uk.oocd.pages;

import java.util.List;
import uk.oocd.inspection.CaseRecord;

/** The lines of a plan that stand, to choose one of. */
final class PlanLines {

    private PlanLines() {}

    static List<Option> standing(CaseRecord record, CaseWords words) {
        return record.review().plan().stream()
                .filter(line -> line.ended() == null)
                .map(line -> Option.of(
                        "" + line.number(),
                        line.number() + ". " + words.personal(line.now().value().what())))
                .toList();
    }
}
