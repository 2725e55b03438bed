package uk.oocd.casefile;

/** The three plans of the Prevention and Diversion Assessment Tool. */
public enum PlanPart {
    CHILDS_PLAN("The child’s plan"),
    PROFESSIONALS_PLAN("Professionals’ plan"),
    EXIT_PLAN("Exit plan");

    private final String label;

    PlanPart(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
