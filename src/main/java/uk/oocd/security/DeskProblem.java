package uk.oocd.security;

import uk.oocd.kernel.Problem;

/** Why a command does not reach the rules. */
public enum DeskProblem implements Problem {
    /** Somebody else recorded something on it since it was read. */
    CHANGED_SINCE_READ;

    @Override
    public String pointer() {
        return "";
    }

    @Override
    public Kind kind() {
        return Kind.STALE;
    }
}
