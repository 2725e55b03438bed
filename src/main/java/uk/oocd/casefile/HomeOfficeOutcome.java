package uk.oocd.casefile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileEvent.CaseAccepted;
import uk.oocd.casefile.CaseFileEvent.FollowUpEnded;
import uk.oocd.casefile.CaseFileEvent.OutcomeDelivered;
import uk.oocd.casefile.CaseFileEvent.PoliceDecided;
import uk.oocd.casefile.FollowUpEvent.DecisionRevived;

/**
 * What the crime counts as, now. A decision is not yet an outcome: outcome 22 may be recorded only once the activity has
 * been done (Home Office counting rules; NPCC guidance on outcome 22), outcome 23 once the conditions have been kept, and
 * a caution once it was given. Until then the crime has number 0, which is in no total.
 *
 * @param disposal what sort of outcome was decided; null until the police have, once the decision is theirs again, or once
 *     a panel is to hear the case after all
 * @param becomes the Home Office number that it has once settled; {@code 0} where nothing is decided
 * @param settledOn the day from which it is the crime's outcome, in Europe/London; null while it is provisional
 */
public record HomeOfficeOutcome(
        @Nullable Disposal disposal,
        String becomes,
        @Nullable LocalDate settledOn) {

    /** The number of a crime that has no outcome. */
    public static final String NOT_ASSIGNED = "0";

    public static final HomeOfficeOutcome NONE = new HomeOfficeOutcome(null, NOT_ASSIGNED, null);

    public boolean settled() {
        return settledOn != null;
    }

    /** Decided, but not to be recorded as the crime's outcome yet. */
    public boolean provisional() {
        return disposal != null && settledOn == null;
    }

    /** The number that the crime has now. */
    public String number() {
        return settled() ? becomes : NOT_ASSIGNED;
    }

    public HomeOfficeOutcome after(CaseFileEvent event) {
        if (event instanceof PoliceDecided e) {
            var decided = Disposal.of(e.decision());
            return new HomeOfficeOutcome(decided, e.decision().homeOffice(), null)
                    .settledBy(Disposal.Settles.ON_DECISION, e.day());
        }
        if (event instanceof OutcomeDelivered e) return settledBy(Disposal.Settles.ON_DELIVERY, e.day());
        if (event instanceof FollowUpEnded e && e.completed()) {
            return settledBy(Disposal.Settles.ON_COMPLETION, e.day());
        }
        return event instanceof DecisionRevived || event instanceof CaseAccepted ? NONE : this;
    }

    private HomeOfficeOutcome settledBy(Disposal.Settles what, LocalDate day) {
        return disposal != null && disposal.settles() == what && settledOn == null
                ? new HomeOfficeOutcome(disposal, becomes, day)
                : this;
    }
}
