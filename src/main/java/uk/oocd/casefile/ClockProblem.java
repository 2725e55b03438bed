package uk.oocd.casefile;

import static uk.oocd.kernel.Problem.Kind.INVALID;

import uk.oocd.kernel.Problem;

/** Every way a case turns down what is asked of its clock. */
public enum ClockProblem implements Problem {
    /** Facts: since when, why. */
    CLOCK_ALREADY_STOPPED("", Kind.WRONG_STAGE),
    CLOCK_NOT_STOPPED("", Kind.WRONG_STAGE),
    CLOCK_EXPLANATION_MISSING("/explanation", INVALID),
    CLOCK_DATE_IN_FUTURE("/occurredOn", INVALID),
    /** Facts: the day of the referral. */
    STOPPED_BEFORE_REFERRAL("/occurredOn", INVALID),
    /** Facts: the day on which it last ran again. */
    STOPPED_BEFORE_LAST_RESTART("/occurredOn", INVALID),
    /** Facts: the day on which it was stopped. */
    RESTARTED_BEFORE_STOP("/occurredOn", INVALID),
    /** Nothing is overdue that was not recorded before. */
    NO_LIMIT_MISSED("", Kind.WRONG_STAGE);

    private final String pointer;
    private final Kind kind;

    ClockProblem(String pointer, Kind kind) {
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
