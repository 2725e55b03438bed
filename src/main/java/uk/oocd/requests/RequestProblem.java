package uk.oocd.requests;

import uk.oocd.kernel.Problem;

/** What can be wrong with a field before any rule is asked. Each is given with the field's own pointer. */
public enum RequestProblem implements Problem {
    DATE_MISSING,
    /** No such day, or not written as a date. */
    DATE_IMPOSSIBLE,
    TIME_MISSING,
    TIME_IMPOSSIBLE,
    /** Not a whole number. */
    NUMBER_IMPOSSIBLE,
    CHOICE_MISSING,
    /** Facts: what may be chosen. */
    CHOICE_UNKNOWN,
    /** Facts: the force that the sender belongs to. */
    FORCE_NOT_YOURS,
    /** A panel that there is not, or not here. */
    PANEL_NOT_FOUND,
    /** A case that there is not, or not here. */
    CASE_NOT_FOUND,
    /** No file was chosen, or nothing is in it. */
    CONTENT_MISSING,
    /** The rest of the content cannot be read, so that no decision table can be put into it. */
    CONTENT_TAKES_NO_TABLE;

    @Override
    public String pointer() {
        return "";
    }

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }
}
