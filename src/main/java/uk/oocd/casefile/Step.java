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
    CLOSE("close it"),
    ADD_INFORMATION("add information learned later"),
    DECLARE_CONFLICT("declare an interest in it"),
    LIFT_CONFLICT("lift a declared interest"),
    AGREE_ACTION("agree an action"),
    CONCLUDE_ACTION("conclude an action"),
    LINK_CASE("link it with another case");

    private final String label;

    Step(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** Whether it stands beside the steps that move a case on, and can be taken at this stage. */
    public boolean beside(Stage stage) {
        return switch (this) {
            case ADD_INFORMATION -> true;
            case DECLARE_CONFLICT, LIFT_CONFLICT, CONCLUDE_ACTION, LINK_CASE -> !stage.over();
            case AGREE_ACTION -> stage == Stage.LISTED || stage == Stage.RECOMMENDED || stage == Stage.DECIDED;
            case SCREEN, ANSWER, ASSESS, SIGN_OFF, LIST, RECOMMEND, DEFER, DECIDE, DELIVER, FOLLOW_UP, CLOSE -> false;
        };
    }
}
