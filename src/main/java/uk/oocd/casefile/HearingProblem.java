package uk.oocd.casefile;

import static uk.oocd.kernel.Problem.Kind.INVALID;

import uk.oocd.kernel.Problem;

/** Every way a case file turns down what is asked around its hearing. */
public enum HearingProblem implements Problem {
    INTEREST_MISSING("/interest", INVALID),
    CONFLICT_MEMBER_MISSING("/member", INVALID),
    CONFLICT_FOR_ANOTHER("/member", INVALID),
    CONFLICT_ALREADY_DECLARED("/member", INVALID),
    CONFLICT_NOT_DECLARED("/member", INVALID),
    CONFLICT_LIFTED_BY_MEMBER("/member", INVALID),
    LIFTING_REASON_MISSING("/reason", INVALID),

    ATTENDANCE_NOT_RECORDED("/sat", INVALID),
    /** Facts: the member. */
    SAT_BUT_NOT_PRESENT("/sat", INVALID),
    /** Facts: the member. */
    SAT_BUT_WITHDREW("/sat", INVALID),
    DISSENT_BY_WITHDRAWN("/rationale/dissent", INVALID),
    /** Facts: the agency. */
    AGENCY_NOT_HEARD("/views", INVALID),
    /** Facts: who may authorise it. */
    INQUORATE_WITHOUT_AUTHORITY("/sat", INVALID),
    INQUORATE_NOT_ALLOWED("", INVALID),
    INQUORATE_REASON_MISSING("/reason", INVALID),
    INQUORATE_ALREADY_AUTHORISED("", INVALID),
    /** Facts: who may. */
    NOT_AN_AUTHORITY("", INVALID),
    CHILDS_VIEW_MISSING("/childsView", INVALID),
    PARENTS_VIEW_MISSING("/parentsView", INVALID),
    VICTIMS_VIEW_MISSING("/victimView", INVALID),
    NO_CONDITION_RECOMMENDED("/conditions", INVALID),
    CONDITION_TEXT_MISSING("/conditions", INVALID),
    CONDITION_UNTIL_BEFORE_PANEL("/conditions", INVALID),

    ACTION_TEXT_MISSING("/what", INVALID),
    ACTION_OWNER_MISSING("/owner", INVALID),
    ACTION_DUE_IN_PAST("/due", INVALID),
    ON_NO_PANEL("", Kind.WRONG_STAGE),
    ACTION_NOT_OPEN("/number", INVALID),
    ACTION_NOTE_MISSING("/note", INVALID),
    CONCLUDED_IN_FUTURE("/concludedOn", INVALID),
    /** Facts: their numbers. */
    ACTIONS_STILL_OPEN("", Kind.WRONG_STAGE),

    LINKED_TO_ITSELF("/other", INVALID),
    ALREADY_LINKED("/other", INVALID);

    private final String pointer;
    private final Kind kind;

    HearingProblem(String pointer, Kind kind) {
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
