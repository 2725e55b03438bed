package uk.oocd.panel;

import uk.oocd.kernel.Problem;

/** Every way a panel sitting turns a command down. */
public enum PanelProblem implements Problem {
    PANEL_UNKNOWN("", Kind.WRONG_STAGE),
    PANEL_ALREADY_SCHEDULED("", Kind.WRONG_STAGE),
    PANEL_CANCELLED("", Kind.WRONG_STAGE),
    PANEL_HAS_SAT("", Kind.WRONG_STAGE),
    MINUTES_OF_NOTHING("", Kind.WRONG_STAGE),
    /** Facts: how many cases. */
    CASES_NOT_DEALT_WITH("", Kind.WRONG_STAGE),
    PANEL_NOT_MOVED("/sitsOn", Kind.INVALID),
    /** Facts: the version that was read, the version now. */
    PANEL_CHANGED("", Kind.STALE),
    PANEL_IN_PAST("/sitsOn", Kind.INVALID),
    /** Facts: the last day on which it may sit. */
    PANEL_TOO_FAR_AHEAD("/sitsOn", Kind.INVALID),
    PLACE_MISSING("/place", Kind.INVALID),
    LINK_IMPOSSIBLE("/link", Kind.INVALID),
    /** Facts: the most. */
    MINUTES_IMPOSSIBLE("/minutesPerCase", Kind.INVALID),
    CHAIR_MISSING("/chair", Kind.INVALID),
    NOBODY_INVITED("/invited", Kind.INVALID),
    INVITED_MISSING("/member", Kind.INVALID),
    INVITED_ALREADY("/member", Kind.INVALID),
    NOT_INVITED("/member", Kind.INVALID),
    ANSWER_FOR_ANOTHER("/member", Kind.INVALID),
    DECLINE_REASON_MISSING("/reason", Kind.INVALID),
    CASE_ORDERED_TWICE("/order", Kind.INVALID),
    /** Facts: the day on which it sits. */
    ATTENDED_BEFORE_SITTING("/present", Kind.INVALID),
    NOBODY_PRESENT("/present", Kind.INVALID),
    SEAT_TWICE("/present", Kind.INVALID),
    /** Facts: who is said to come in place of somebody. */
    SUBSTITUTED_NOT_ABSENT("/present", Kind.INVALID);

    private final String pointer;
    private final Kind kind;

    PanelProblem(String pointer, Kind kind) {
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
