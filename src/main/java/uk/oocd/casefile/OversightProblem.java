package uk.oocd.casefile;

import static uk.oocd.kernel.Problem.Kind.INVALID;

import uk.oocd.kernel.Problem;

/** Every way a case turns down what a manager asks of it, and what is not closed without a manager. */
public enum OversightProblem implements Problem {
    OVERSIGHT_NOTE_MISSING("/note", INVALID),
    OVERSIGHT_ACTION_MISSING("/actions", INVALID),
    OVERSIGHT_OWNER_MISSING("/actions", INVALID),
    OVERSIGHT_BY_WORKER("", INVALID),
    /** Facts: the document. */
    NOTHING_TO_COUNTERSIGN("/document", INVALID),
    /** Facts: the document. */
    ALREADY_COUNTERSIGNED("/document", INVALID),
    /** Facts: the document. */
    COUNTERSIGNED_BY_AUTHOR("/document", INVALID),
    ASSESSMENT_UNSIGNED("", Kind.WRONG_STAGE),
    /** Facts: the document, the clause that says so. */
    COUNTERSIGNATURE_MISSING("", Kind.WRONG_STAGE);

    private final String pointer;
    private final Kind kind;

    OversightProblem(String pointer, Kind kind) {
        this.pointer = pointer;
        this.kind = kind;
    }

    @Override
    public String pointer() {
        return pointer;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
