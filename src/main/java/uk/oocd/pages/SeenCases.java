package uk.oocd.pages;

import java.util.List;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.security.Conflicts;
import uk.oocd.security.Person;
import uk.oocd.worklist.CaseRow;
import uk.oocd.worklist.Worklist;

/** Which cases of one child a person may see: those of their service or force from which they do not stand back. */
@Component
class SeenCases {

    private final Worklist worklist;
    private final Conflicts conflicts;

    SeenCases(Worklist worklist, Conflicts conflicts) {
        this.worklist = worklist;
        this.conflicts = conflicts;
    }

    /** Every one of the child's whom this case is about, the case itself among them. */
    List<CaseFileId> ofChild(Person me, CaseRecord record) {
        var child = record.referral().value().child().subject();
        return worklist.ofChild(CaseLists.scope(me), child).stream()
                .map(CaseRow::id)
                .filter(id -> !conflicts.closedTo(me.id(), id.toString()))
                .toList();
    }
}
