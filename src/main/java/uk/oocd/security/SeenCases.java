package uk.oocd.security;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Referral;
import uk.oocd.worklist.CaseRow;
import uk.oocd.worklist.Worklist;

/** Which cases a person may see: those of their service or force from which they do not stand back. */
@Component
public class SeenCases {

    private final Worklist worklist;
    private final Conflicts conflicts;

    SeenCases(Worklist worklist, Conflicts conflicts) {
        this.worklist = worklist;
        this.conflicts = conflicts;
    }

    /** What a person's lists are made of: never a case that they stand back from. */
    public static Worklist.Scope scope(Person me) {
        var force = me.force();
        var scope = force != null
                ? Worklist.Scope.ofForce(force)
                : Worklist.Scope.ofService(requireNonNull(me.service(), "a person belongs to a force or to a service"));
        return scope.readBy(me.id());
    }

    /** Every one of the child's whom a referral is about, the referred case itself among them. */
    public List<CaseFileId> ofChild(Person me, Referral referral) {
        return worklist.ofChild(scope(me), referral.child().subject()).stream()
                .map(CaseRow::id)
                .filter(id -> !conflicts.closedTo(me.id(), id.toString()))
                .toList();
    }
}
