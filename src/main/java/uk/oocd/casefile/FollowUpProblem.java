package uk.oocd.casefile;

import static uk.oocd.kernel.Problem.Kind.INVALID;

import uk.oocd.kernel.Problem;

/** Every way a case turns a command down once its outcome was decided. */
public enum FollowUpProblem implements Problem {
    DELIVERY_BEFORE_DECISION("/deliveredOn", INVALID),
    ANOTHER_OUTCOME_GOES_FIRST("", Kind.WRONG_STAGE),
    ONLY_A_CAUTION_BY_POLICE("", INVALID),
    CAUTION_PLACE_MISSING("/place/where", INVALID),
    CAUTION_PLACE_REASON_MISSING("/place/why", INVALID),
    UNDERSTANDING_MISSING("/understood", INVALID),
    /** Facts: whose. */
    SIGNATURE_MISSING("/signatures", INVALID),
    /** Facts: whose. */
    SIGNATURE_REASON_MISSING("/signatures", INVALID),
    CHILD_MUST_SIGN("/signatures/child/signed", INVALID),

    CAUTION_CHECKS_MISSING("/caution", INVALID),
    CAUTION_CHECKS_NOT_NEEDED("/caution", INVALID),
    CAUTION_OFFICER_MISSING("/caution/authorisedPerson", INVALID),
    CAUTION_EVIDENCE_MISSING("/caution/evidence", INVALID),
    CAUTION_DECISION_MISSING("/caution/decidedBy", INVALID),
    CAUTION_WITHOUT_ADMISSION("", Kind.WRONG_STAGE),
    CAUTION_ADMISSION_MISSING("/caution/admittedOn", INVALID),
    ADMISSION_AFTER_CAUTION("/caution/admittedOn", INVALID),
    ADMISSION_BEFORE_OFFENCE("/caution/admittedOn", INVALID),
    CAUTION_NOT_EXPLAINED("/caution/explained", INVALID),
    CAUTION_NOT_WARNED("/caution/warned", INVALID),
    /** Facts: what is missing. */
    CAUTION_DOCUMENT_INCOMPLETE("/caution/document", INVALID),

    CONDITIONS_MISSING("/conditions", INVALID),
    CONDITION_WHAT_MISSING("/conditions", INVALID),
    CONDITION_ENDS_BEFORE_START("/conditions", INVALID),
    ATTENDANCE_PLACE_MISSING("/conditions", INVALID),
    ATTENDANCE_TIMES_MISSING("/conditions", INVALID),
    /** Facts: the cap in pounds. */
    PENALTY_ABOVE_CAP("/conditions", INVALID),
    PENALTY_NOT_ALLOWED("/conditions", INVALID),
    /** Facts: how many weeks, the last day, the clause. */
    CONDITION_TOO_LONG("/conditions", INVALID),
    /** Facts: how many weeks, the last day, the clause. */
    EXCEPTIONAL_REASON_MISSING("/exceptional", INVALID),
    /** Facts: the last day on which a prosecution can start. */
    CONDITION_PAST_PROSECUTION("/conditions", INVALID),
    CONDITION_UNKNOWN("/number", INVALID),
    VARIATION_REASON_MISSING("/reason", INVALID),
    VARIATION_CHANGES_NOTHING("/condition", INVALID),
    VARIATION_BY_THE_POLICE("", INVALID),
    VARIATION_NOT_SIGNED("/consent", INVALID),
    VARIATION_ADULT_MISSING("/appropriateAdult", INVALID),
    VARIATION_OFFICER_MISSING("/authorisedPerson", INVALID),
    VARIATION_AGREEMENT_MISSING("/agreement", INVALID),

    PROGRESS_BEFORE_DELIVERY("/occurredOn", INVALID),
    MET_THOUGH_MISSED("/met", INVALID),
    /** Facts: its number, 1 for the first. */
    MET_AND_NOT_MET("/notMet", INVALID),
    /** Facts: its number, 1 for the first. */
    CONDITION_NOT_RECORDED_AS_MET("/notMet", INVALID),
    END_BEFORE_LAST_PROGRESS("/endedOn", INVALID),
    BREACH_UNDECIDED("", Kind.WRONG_STAGE),
    BREACH_TO_REPORT_FIRST("/completed", INVALID),
    /** Facts: its number, 1 for the first. */
    CONDITION_UNMET("/met", INVALID),

    BREACH_CONDITIONS_MISSING("/conditions", INVALID),
    BREACH_NOT_ENFORCEABLE("", INVALID),
    BREACH_WHAT_MISSING("/what", INVALID),
    BREACH_REASON_MISSING("/reason", INVALID),
    PROSECUTED_DESPITE_EXCUSE("/response", INVALID),

    NO_CONSENT_TO_WITHDRAW("", INVALID),
    WITHDRAWN_AFTER_THE_END("", Kind.WRONG_STAGE),
    CONSENT_WITHDRAWN("", Kind.WRONG_STAGE),

    ATTEMPTS_MISSING("/attempts", INVALID),
    NON_ENGAGEMENT_REASON_MISSING("/reason", INVALID),
    MANAGER_MISSING("/manager", INVALID),
    MANAGER_DECISION_MISSING("/decision", INVALID),
    NOTIFIED_ALREADY("", Kind.WRONG_STAGE),
    ANSWER_REASON_MISSING("/reason", INVALID),

    /** Facts: the clause. */
    NON_ENGAGEMENT_NOT_NOTIFIED("", Kind.WRONG_STAGE),
    VICTIM_INFORMED_MISSING("/victimInformed", INVALID),
    VICTIM_NOTE_MISSING("/victimNote", INVALID),

    FEEDBACK_MISSING("/text", INVALID),
    FEEDBACK_NOTHING_DECIDED("", Kind.WRONG_STAGE),
    FEEDBACK_NOTHING_TO_READ("", Kind.WRONG_STAGE),
    REOPENING_REASON_MISSING("/reason", INVALID),
    NOTHING_TO_RESUME("/resume", INVALID),
    ENTRY_UNKNOWN("/entry", INVALID),
    CORRECTION_MISSING("/text", INVALID),
    CORRECTION_REASON_MISSING("/reason", INVALID),
    STATEMENT_MISSING("/text", INVALID);

    private final String pointer;
    private final Kind kind;

    FollowUpProblem(String pointer, Kind kind) {
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
