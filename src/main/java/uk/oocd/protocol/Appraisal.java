package uk.oocd.protocol;

import java.util.List;
import uk.oocd.rationale.OutcomeCode;

/**
 * What a protocol says of a case at a moment.
 *
 * @param options every outcome, in the protocol's order
 * @param presumptive the outcomes presumed; any other that can be chosen needs a reason for the departure
 * @param applied how the tables came to this, row by row
 */
public record Appraisal(List<Option> options, List<OutcomeCode> presumptive, List<TableTrace> applied) {

    public Appraisal {
        options = List.copyOf(options);
        presumptive = List.copyOf(presumptive);
        applied = List.copyOf(applied);
    }
}
