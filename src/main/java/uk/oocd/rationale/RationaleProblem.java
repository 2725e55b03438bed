package uk.oocd.rationale;

import uk.oocd.kernel.Problem;

/** What can be wrong with a rationale. */
public enum RationaleProblem implements Problem {
    RATIONALE_MISSING("/rationale/narrative"),
    FACTOR_EVIDENCE_MISSING("/rationale/weighed"),
    SET_ASIDE_REASON_MISSING("/rationale/setAside"),
    DISSENT_REASON_MISSING("/rationale/dissent");

    private final String pointer;

    RationaleProblem(String pointer) {
        this.pointer = pointer;
    }

    @Override
    public String pointer() {
        return pointer;
    }

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }
}
