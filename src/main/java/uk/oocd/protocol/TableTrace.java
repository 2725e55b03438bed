package uk.oocd.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.rationale.OutcomeCode;

/**
 * How one decision table of the protocol was applied to a case: which rows fired, and of the others which cells did not
 * hold. Kept with the decision.
 *
 * @param table its name, for example {@code eligibility}
 * @param outcome the outcome that was asked about; null where the table is not asked for each. Rows that are about
 *     another outcome are left out: they are kept with that one
 * @param fired the rows that held, from 1
 * @param unmet every other row
 */
public record TableTrace(String table, @Nullable OutcomeCode outcome, List<Integer> fired, List<Unmet> unmet) {

    public TableTrace {
        fired = List.copyOf(fired);
        unmet = List.copyOf(unmet);
    }

    /**
     * A row that did not hold.
     *
     * @param because a sentence for each cell that did not, for example {@code score is 4; this row needs [1..3]}
     */
    public record Unmet(int row, List<String> because) {
        public Unmet {
            because = List.copyOf(because);
        }
    }
}
