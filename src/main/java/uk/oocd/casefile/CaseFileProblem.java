package uk.oocd.casefile;

import static uk.oocd.kernel.Problem.Kind.INVALID;

import uk.oocd.kernel.Problem;

/** Every way a case file turns a command down. */
public enum CaseFileProblem implements Problem {
    CASE_FILE_UNKNOWN("", Kind.WRONG_STAGE),
    /** Facts: the case's reference. */
    CASE_ALREADY_REFERRED("", Kind.WRONG_STAGE),
    /** Facts: what was asked, where the case stands, what can be done there. */
    WRONG_STAGE("", Kind.WRONG_STAGE),
    /** Facts: the version that was read, the version now. */
    CASE_FILE_CHANGED("", Kind.STALE),

    CRIME_REFERENCE_MISSING("/crimeReference", INVALID),
    OFFICER_MISSING("/officer", INVALID),
    CHILD_NAME_MISSING("/child/name", INVALID),
    BIRTH_IN_FUTURE("/child/dateOfBirth", INVALID),
    /** Under 10 nobody can be guilty of an offence: Children and Young Persons Act 1933 s.50. */
    CHILD_UNDER_TEN("/offences", INVALID),
    CHILD_IS_ADULT("/child/dateOfBirth", INVALID),
    REFERRAL_IN_FUTURE("/referredOn", INVALID),
    OFFENCES_MISSING("/offences", INVALID),
    /** Facts: the code. */
    OFFENCE_NOT_IN_PROTOCOL("/offences", INVALID),
    OFFENCE_IN_FUTURE("/offences", INVALID),
    YJB_SERIOUSNESS_OFF_SCALE("/offences", INVALID),
    INTERVIEW_IN_FUTURE("/interviewedOn", INVALID),
    INTERVIEW_BEFORE_OFFENCE("/interviewedOn", INVALID),
    TIME_LIMIT_BEFORE_OFFENCE("/summaryOnlyTimeLimit", INVALID),
    VICTIM_NAME_MISSING("/victims", INVALID),

    SCREENING_REASON_MISSING("/reason", INVALID),
    /** Facts: the group of offences, the clause that says so. */
    NOTHING_ON_THE_SPOT("/result", INVALID),
    SCREENED_FOR_PANEL_ONLY("/result", INVALID),
    /** Facts: what was decided. */
    DECISION_HOLDS("/result", Kind.WRONG_STAGE),
    QUESTION_MISSING("/question", INVALID),
    ANSWER_MISSING("/answer", INVALID),

    TOOL_MISSING("/tool", INVALID),
    TOOL_VERSION_MISSING("/toolVersion", INVALID),
    STRENGTHS_MISSING("/strengths", INVALID),
    NEEDS_MISSING("/needs", INVALID),
    DIVERSITY_MISSING("/diversity", INVALID),
    CHILDS_WORDS_MISSING("/childsWords", INVALID),
    PARENTS_WORDS_MISSING("/parentsWords", INVALID),
    VICTIM_VIEW_MISSING("/victimView", INVALID),
    SIGN_OFF_BY_ASSESSOR("", INVALID),
    SEND_BACK_REASON_MISSING("/comment", INVALID),

    LISTED_ON_ANOTHER_PANEL("/panel", Kind.WRONG_STAGE),
    DEFERRAL_REASON_MISSING("/reason", INVALID),

    /** Facts: the clause. */
    CLAUSE_NOT_IN_PROTOCOL("/rationale/basis/clause", INVALID),
    /** Facts: the code. */
    FACTOR_NOT_IN_MATRIX("/factors", INVALID),
    /** Facts: the factor. */
    FACTOR_OF_ANOTHER_OFFENCE("/factors", INVALID),
    FACTOR_NOT_FOR_OFFENCE("/factorOffences", INVALID),
    FACTOR_TWICE("/factors", INVALID),
    MATRIX_EVIDENCE_MISSING("/factors", INVALID),
    /** Facts: the code. */
    OUTCOME_NOT_IN_PROTOCOL("/outcome", INVALID),
    /** Facts: the outcome, why it is closed, the clause that says so. */
    OUTCOME_CLOSED("/outcome", INVALID),
    /** Facts: the outcome. */
    OPTION_NOT_SET_ASIDE("/rationale/setAside", INVALID),
    /** Facts: the outcome. */
    SET_ASIDE_NOT_OPEN("/rationale/setAside", INVALID),
    DEPARTURE_REASON_MISSING("/departureReason", INVALID),
    /** Facts: how many sat, how many must. */
    TOO_FEW_SAT("/sat", INVALID),
    /** Facts: the agency. */
    AGENCY_ABSENT("/sat", INVALID),
    DISSENT_BY_ABSENT("/rationale/dissent", INVALID),
    SAT_BEFORE_REFERRAL("/satOn", INVALID),
    SAT_IN_FUTURE("/satOn", INVALID),

    DECISION_REASON_MISSING("/reason", INVALID),
    DECISION_BY_RECOMMENDER("", INVALID),

    DELIVERY_IN_FUTURE("/deliveredOn", INVALID),
    EXPLAINED_TO_MISSING("/explainedTo", INVALID),
    EXPLANATION_MISSING("/explanation", INVALID),
    APPROPRIATE_ADULT_MISSING("/appropriateAdult", INVALID),
    CONSENT_MISSING("/consent", INVALID),

    NOTE_MISSING("/note", INVALID),
    DATE_IN_FUTURE("/occurredOn", INVALID),
    EXIT_PLAN_MISSING("/exitPlan", INVALID),
    INFORMATION_MISSING("/text", INVALID),

    POSITION_UNCHANGED("", INVALID),
    ADMISSION_RECORDED_BY_POLICE("/admission", INVALID),
    EVIDENCE_RECORDED_BY_POLICE("/aspects/evidence", INVALID),
    POSITION_BEFORE_OFFENCE("/occurredOn", INVALID),
    POSITION_REASON_MISSING("/reason", INVALID);

    private final String pointer;
    private final Kind kind;

    CaseFileProblem(String pointer, Kind kind) {
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
