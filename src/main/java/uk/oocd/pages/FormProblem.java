package uk.oocd.pages;

import uk.oocd.kernel.Problem;

/** What a form can hold that cannot be read, before any rule is asked. The fact is what the field is called. */
enum FormProblem implements Problem {
    DATE_NOT_REAL,
    NUMBER_NOT_REAL,
    CHOICE_UNKNOWN;

    @Override
    public String pointer() {
        return "";
    }

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }
}
