package uk.oocd.casefile;

/** What may be done to a case, as people would say it. A refusal at the wrong stage names those that are possible. */
public enum Step {
    SCREEN("screen it"),
    ANSWER("answer the youth justice service"),
    ASSESS("record the assessment"),
    SIGN_OFF("sign off the assessment"),
    LIST("list it on a panel"),
    RECOMMEND("record the panel’s recommendation"),
    DEFER("defer it to another panel"),
    DECIDE("record the police decision"),
    DELIVER("record the delivery"),
    FOLLOW_UP("record follow-up"),
    VARY("vary a condition"),
    REPORT_BREACH("report a breach"),
    DECIDE_BREACH("decide what follows from the breach"),
    WITHDRAW_CONSENT("record that the child withdraws consent"),
    NOTIFY_POLICE("tell the police of non-engagement"),
    ANSWER_NOTICE("answer the notice of non-engagement"),
    CLOSE("close it"),
    GIVE_FEEDBACK("tell the referring officer what came of it"),
    READ_FEEDBACK("confirm that the feedback was read"),
    REOPEN("reopen it"),
    CORRECT("correct an entry or add a statement to it"),
    ADD_INFORMATION("add information learned later"),
    UPDATE_POSITION("record a change in what the child says or the evidence"),
    DECLARE_CONFLICT("declare an interest in it"),
    LIFT_CONFLICT("lift a declared interest"),
    AUTHORISE_INQUORATE("authorise the panel short of its quorum"),
    AGREE_ACTION("agree an action"),
    CONCLUDE_ACTION("conclude an action"),
    LINK_CASE("link it with another case"),
    REPORT_RISK("report a change of risk"),
    REVISE_ASSESSMENT("revise the assessment"),
    RECONCILE("say what a change of risk changes"),
    PLAN("work on the plan"),
    OVERSEE("record management oversight"),
    COUNTERSIGN("countersign the assessment or the plan"),
    STOP_CLOCK("stop the clock"),
    RESTART_CLOCK("restart the clock"),
    RECORD_MISSED_LIMIT("record that a time limit was missed");

    private final String label;

    Step(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
