package uk.oocd.protocol;

import java.util.List;
import uk.oocd.rationale.ClauseRef;
import uk.oocd.rationale.OutcomeCode;

/**
 * Where one outcome stood for a case at the moment of decision. Kept with the decision, so that what was open then can
 * be read for good.
 *
 * @param closedBecause empty where it was open
 */
public record Option(OutcomeCode outcome, String label, List<Closed> closedBecause) {

    public Option {
        closedBecause = List.copyOf(closedBecause);
    }

    public boolean open() {
        return closedBecause.isEmpty();
    }

    /** One reason an outcome is closed, and the clause that says so. */
    public record Closed(Why why, ClauseRef clause) {}

    public enum Why {
        NEEDS_ADMISSION("the child has not admitted the offence to a constable"),
        NEEDS_ACCEPTANCE_OR_ADMISSION("the child has neither accepted responsibility nor admitted the offence"),
        SCORE_TOO_LOW("the gravity score is below those at which it is open"),
        SCORE_TOO_HIGH("the gravity score is above those at which it is open"),
        NEEDS_A_PANEL("it needs a panel first");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }

        /** As a part of a sentence, after "because". */
        public String sentence() {
            return sentence;
        }
    }
}
