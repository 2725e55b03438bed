package uk.oocd.casefile;

import uk.oocd.kernel.Problem;

/** What can be wrong with how the conditions before a police decision were met. */
public enum ConditionProblem implements Problem {
    /** Facts: the outcome, the condition. */
    CONDITION_NOT_MET,
    /** Facts: the condition's code. */
    CONDITION_NOT_SET;

    @Override
    public String pointer() {
        return "/conditions";
    }

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }
}
