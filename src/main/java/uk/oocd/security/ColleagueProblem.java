package uk.oocd.security;

import uk.oocd.kernel.Problem;

/** Why somebody whom a command names cannot be meant. */
public enum ColleagueProblem implements Problem {
    /** Facts: the account. */
    NOT_A_COLLEAGUE("/member"),
    /** Facts: the account. */
    OWNER_STANDS_BACK("/owner"),
    /** Facts: the account. */
    NOT_A_MANAGER("/manager"),
    /** Facts: the account. */
    NOT_A_CHAIR("/chair"),
    /** Facts: the account, the agency that they sit for. */
    AGENCY_NOT_THEIRS("/agency");

    private final String pointer;

    ColleagueProblem(String pointer) {
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
