package uk.oocd.casefile;

import uk.oocd.casefile.Happening.Details;
import uk.oocd.casefile.OversightEvent.Countersigned;
import uk.oocd.casefile.OversightEvent.OversightNoted;

/** Tells what a manager recorded. */
final class OversightHappening {

    private OversightHappening() {}

    static String tell(OversightEvent event, Details details) {
        return switch (event) {
            case OversightNoted e -> {
                details.add("Note", e.note());
                e.actions().forEach(action -> details.add("Action for " + action.owner(), action.what()));
                yield "Management oversight recorded"
                        + switch (e.actions().size()) {
                            case 0 -> "";
                            case 1 -> ", with 1 action";
                            default -> ", with " + e.actions().size() + " actions";
                        };
            }
            case Countersigned e -> {
                details.add("Comment", e.comment());
                yield "Countersigned: " + e.document().words();
            }
        };
    }
}
