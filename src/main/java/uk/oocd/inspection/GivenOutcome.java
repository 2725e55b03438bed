package uk.oocd.inspection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import uk.oocd.casefile.CaseFileEvent.OutcomeDelivered;
import uk.oocd.casefile.CaseFileEvent.PoliceDecided;
import uk.oocd.casefile.Condition;
import uk.oocd.casefile.Disposal;
import uk.oocd.casefile.FollowUpEvent.ConditionVaried;
import uk.oocd.casefile.FollowUpEvent.DecisionRevived;
import uk.oocd.casefile.PoliceDecision;
import uk.oocd.casefile.SpentDate;

/**
 * An outcome that a child was given in a case, with the decision that it was given by. A case may have several: where the
 * decision came back to the police, what was given before stays given, and later duties turn on it (Crime and Disorder
 * Act 1998 s.66ZB(3)).
 *
 * @param conditions as they stood last, a varied one as varied
 * @param stands whether the decision has not come back to the police since
 */
record GivenOutcome(PoliceDecision decision, LocalDate givenOn, List<Condition> conditions, boolean stands) {

    GivenOutcome {
        conditions = List.copyOf(conditions);
    }

    /** Every one of a case, in the order in which they were recorded. */
    static List<GivenOutcome> of(List<Entry> entries) {
        var given = new ArrayList<GivenOutcome>();
        PoliceDecision decision = null;
        for (var entry : entries) {
            if (entry.event() instanceof PoliceDecided e) decision = e.decision();
            if (entry.event() instanceof OutcomeDelivered e && decision != null) {
                given.add(new GivenOutcome(
                        decision, e.delivery().deliveredOn(), e.delivery().conditions(), true));
            }
            if (given.isEmpty() || !given.getLast().stands()) continue;
            if (entry.event() instanceof ConditionVaried e)
                given.add(given.removeLast().varied(e));
            if (entry.event() instanceof DecisionRevived)
                given.add(given.removeLast().revived());
        }
        return List.copyOf(given);
    }

    Disposal disposal() {
        return Disposal.of(decision);
    }

    /** From which day it is spent; empty where it is no caution. */
    Optional<LocalDate> spentOn() {
        return SpentDate.of(disposal(), givenOn, Condition.lastDay(conditions));
    }

    private GivenOutcome varied(ConditionVaried e) {
        if (e.number() > conditions.size()) return this;
        var varied = new ArrayList<>(conditions);
        varied.set(e.number() - 1, e.condition());
        return new GivenOutcome(decision, givenOn, varied, stands);
    }

    private GivenOutcome revived() {
        return new GivenOutcome(decision, givenOn, conditions, false);
    }
}
