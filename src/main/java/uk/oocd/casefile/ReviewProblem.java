package uk.oocd.casefile;

import static uk.oocd.kernel.Problem.Kind.INVALID;

import uk.oocd.kernel.Problem;

/** Every way a case turns down what is asked about risk and plan. */
public enum ReviewProblem implements Problem {
    RISK_TEXT_MISSING("/what", INVALID),
    RISK_LEVEL_MISSING("/level", INVALID),
    RISK_DATE_IN_FUTURE("/occurredOn", INVALID),
    NOTHING_ASSESSED_YET("", Kind.WRONG_STAGE),
    /** Facts: the line. */
    LINE_NOT_OPEN("/lines", INVALID),
    REVIEW_REASON_MISSING("/lines", INVALID),
    NOTHING_REVIEWED("/lines", INVALID),
    PLAN_WHAT_MISSING("/what", INVALID),
    PLAN_WHO_MISSING("/who", INVALID),
    /** Facts: the line's number. */
    PLAN_LINE_UNKNOWN("/line", INVALID),
    PLAN_LINE_UNCHANGED("/what", INVALID),
    PLAN_REASON_MISSING("/reason", INVALID),
    PLAN_NOTE_MISSING("/note", INVALID),
    /** Facts: the line, the day on which the risk changed. */
    LINE_NOT_RECONCILED("", Kind.WRONG_STAGE),
    /** Facts: the group of offences, the clause that asks for a plan. */
    PLAN_MISSING("", Kind.WRONG_STAGE);

    private final String pointer;
    private final Kind kind;

    ReviewProblem(String pointer, Kind kind) {
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
