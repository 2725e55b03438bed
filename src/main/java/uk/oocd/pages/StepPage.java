package uk.oocd.pages;

import uk.oocd.casefile.Step;
import uk.oocd.security.Action;

/** The pages on which something is done to a case: where each is, what it is called, and what it takes to use it. */
enum StepPage {
    SCREENING(Step.SCREEN, Action.SCREEN, "screening", "Screen the referral"),
    ANSWER(Step.ANSWER, Action.ANSWER_POLICE_QUESTION, "answer", "Answer the youth justice service"),
    ASSESSMENT(Step.ASSESS, Action.ASSESS, "assessment", "Record an assessment"),
    SIGN_OFF(Step.SIGN_OFF, Action.SIGN_OFF, "sign-off", "Review the assessment"),
    LISTING(Step.LIST, Action.LIST_CASE, "listing", "List on a panel"),
    RECOMMENDATION(Step.RECOMMEND, Action.RECORD_RECOMMENDATION, "recommendation", "Record the panel’s recommendation"),
    DEFERRAL(Step.DEFER, Action.LIST_CASE, "deferral", "Defer to another panel"),
    POLICE_DECISION(Step.DECIDE, Action.RECORD_POLICE_DECISION, "police-decision", "Record the police decision"),
    DELIVERY(Step.DELIVER, Action.RECORD_DELIVERY, "delivery", "Record the delivery of the outcome"),
    FOLLOW_UP(Step.FOLLOW_UP, Action.RECORD_FOLLOW_UP, "follow-up", "Add a follow-up note"),
    FOLLOW_UP_END(Step.FOLLOW_UP, Action.RECORD_FOLLOW_UP, "follow-up/end", "End the follow-up"),
    VARIATION(Step.VARY, Action.VARY_CONDITION, "variation", "Vary a condition"),
    BREACH(Step.REPORT_BREACH, Action.REPORT_BREACH, "breach", "Report a breach to the police"),
    BREACH_DECISION(Step.DECIDE_BREACH, Action.DECIDE_BREACH, "breach-decision", "Decide what follows from the breach"),
    CONSENT_WITHDRAWAL(
            Step.WITHDRAW_CONSENT,
            Action.WITHDRAW_CONSENT,
            "consent-withdrawal",
            "Record that the child withdraws consent"),
    NON_ENGAGEMENT(
            Step.NOTIFY_POLICE, Action.NOTIFY_NON_ENGAGEMENT, "non-engagement", "Tell the police of non-engagement"),
    NON_ENGAGEMENT_ANSWER(
            Step.ANSWER_NOTICE,
            Action.ANSWER_NON_ENGAGEMENT,
            "non-engagement-answer",
            "Answer the notice of non-engagement"),
    CLOSURE(Step.CLOSE, Action.CLOSE, "closure", "Close the case"),
    FEEDBACK(Step.GIVE_FEEDBACK, Action.GIVE_FEEDBACK, "feedback", "Tell the referring officer what came of it"),
    FEEDBACK_RECEIPT(Step.READ_FEEDBACK, Action.READ_FEEDBACK, "feedback-receipt", "Read what came of the referral"),
    REOPENING(Step.REOPEN, Action.REOPEN, "reopening", "Reopen the case"),
    CORRECTION(Step.CORRECT, Action.CORRECT_ENTRY, "correction", "Correct an entry or add a statement"),
    CONFLICT(Step.DECLARE_CONFLICT, Action.DECLARE_CONFLICT, "conflict", "Declare an interest"),
    CONFLICT_LIFTING(Step.LIFT_CONFLICT, Action.LIFT_CONFLICT, "conflict/lifting", "Lift a declared interest"),
    AUTHORITY(
            Step.AUTHORISE_INQUORATE,
            Action.AUTHORISE_INQUORATE,
            "authority",
            "Authorise the panel short of its quorum"),
    ACTION(Step.AGREE_ACTION, Action.AGREE_ACTION, "action", "Add an action"),
    ACTION_CONCLUSION(Step.CONCLUDE_ACTION, Action.CONCLUDE_ACTION, "action/conclusion", "Conclude an action"),
    LINK(Step.LINK_CASE, Action.LINK_CASE, "link", "Link with another case"),
    INFORMATION(Step.ADD_INFORMATION, Action.ADD_INFORMATION, "information", "Add information learned later"),
    POSITION(
            Step.UPDATE_POSITION,
            Action.UPDATE_POSITION,
            "position",
            "Record a change in what the child says or the evidence"),
    RISK(Step.REPORT_RISK, Action.REPORT_RISK, "risk", "Report a change of risk"),
    RECONCILIATION(Step.RECONCILE, Action.REVIEW, "reconciliation", "Review the lines after a change of risk"),
    ASSESSMENT_REVISION(Step.REVISE_ASSESSMENT, Action.REVIEW, "assessment/revision", "Revise the assessment"),
    PLAN_LINE(Step.PLAN, Action.REVIEW, "plan", "Add a line to the plan"),
    PLAN_CHANGE(Step.PLAN, Action.REVIEW, "plan/change", "Change a line of the plan"),
    PLAN_END(Step.PLAN, Action.REVIEW, "plan/end", "End a line of the plan"),
    OVERSIGHT(Step.OVERSEE, Action.OVERSEE, "oversight", "Record management oversight"),
    COUNTERSIGNATURE(Step.COUNTERSIGN, Action.OVERSEE, "countersignature", "Countersign the assessment or the plan"),
    CLOCK_STOP(Step.STOP_CLOCK, Action.RUN_CLOCK, "clock/stop", "Stop the clock"),
    CLOCK_RESTART(Step.RESTART_CLOCK, Action.RUN_CLOCK, "clock/restart", "Restart the clock");

    private final Step step;
    private final Action action;
    private final String path;
    private final String title;

    StepPage(Step step, Action action, String path, String title) {
        this.step = step;
        this.action = action;
        this.path = path;
        this.title = title;
    }

    Step step() {
        return step;
    }

    Action action() {
        return action;
    }

    /** Below {@code /cases/{id}}. */
    String path() {
        return path;
    }

    String title() {
        return title;
    }

    String template() {
        return "cases/" + path.replace('/', '-');
    }
}
