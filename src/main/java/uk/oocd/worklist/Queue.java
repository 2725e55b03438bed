package uk.oocd.worklist;

import java.util.EnumSet;
import java.util.Set;
import uk.oocd.casefile.Stage;
import uk.oocd.casefile.Step;

/**
 * Whose turn it is, as people divide the work: each open case with a next step waits in one of these. What somebody may
 * do is another question, and {@code security}'s.
 */
public enum Queue {
    REFERRING_OFFICER("Referring officer", Step.ANSWER),
    SCREENER("Screener", Step.SCREEN),
    ASSESSOR("Assessor", Step.ASSESS),
    MANAGER("Manager", Step.SIGN_OFF),
    PANEL_CHAIR("Panel chair", Step.LIST, Step.RECOMMEND),
    POLICE_DECISION_MAKER("Police decision-maker", Step.DECIDE, Step.DECIDE_BREACH, Step.ANSWER_NOTICE),
    WORKER("Worker, from the decision to the end", Step.DELIVER, Step.FOLLOW_UP, Step.CLOSE);

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of makes one that cannot change
    private final Set<Step> steps;

    Queue(String label, Step... steps) {
        this.label = label;
        this.steps = Set.of(steps);
    }

    public String label() {
        return label;
    }

    /** What whoever works on it does: at each of its stages, the step that moves a case on. */
    public Set<Step> steps() {
        return steps;
    }

    /** The stages at which cases wait in it. */
    public Set<Stage> stages() {
        var stages = EnumSet.noneOf(Stage.class);
        stages.addAll(Worklist.waitingFor(steps));
        return stages;
    }
}
