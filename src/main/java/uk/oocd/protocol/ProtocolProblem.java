package uk.oocd.protocol;

import uk.oocd.kernel.Problem;

/** Every way a protocol turns a command down. */
public enum ProtocolProblem implements Problem {
    /** Facts: the version's number. */
    VERSION_UNKNOWN("", Kind.WRONG_STAGE),
    /** Facts: the number of the draft there is. */
    DRAFT_EXISTS("", Kind.WRONG_STAGE),
    /** Facts: the version's number. */
    NOT_A_DRAFT("", Kind.WRONG_STAGE),
    /** Facts: the version's number. */
    NOT_SUBMITTED("", Kind.WRONG_STAGE),
    /** Facts: the version's number. */
    NOT_APPROVED("", Kind.WRONG_STAGE),
    /** Facts: the version's number, the first day on which it applied. */
    APPLIES_ALREADY("", Kind.WRONG_STAGE),
    /** The content was changed since it was checked. */
    CHECKED_BEFORE_CHANGE("", Kind.STALE),
    /** Facts: the limit. */
    CONTENT_TOO_LONG("/content", Kind.INVALID),
    CHANGE_NOTE_MISSING("/changeNote", Kind.INVALID),
    EFFECTIVE_DATE_MISSING("/effectiveFrom", Kind.INVALID),
    EFFECTIVE_DATE_PAST("/effectiveFrom", Kind.INVALID),
    /** Facts: the other version's number, the first day on which it applies. */
    EFFECTIVE_DATE_NOT_LATER("/effectiveFrom", Kind.INVALID),
    /** Facts: where, what. */
    CONTENT_FAULTY("/content", Kind.INVALID),
    /** Facts: where, what. */
    GAP_OPEN("/reasons", Kind.INVALID),
    APPROVER_IS_AUTHOR("", Kind.INVALID),
    VERSION_REASON_MISSING("/reason", Kind.INVALID);

    private final String pointer;
    private final Kind kind;

    ProtocolProblem(String pointer, Kind kind) {
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
