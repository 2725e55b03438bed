package uk.oocd.bench.ydp;

import java.util.List;
import java.util.Locale;

/** The five commands of a case, in their order. */
public enum Step {
    REFER(0),
    SCREEN(1),
    ASSESS(2),
    PANEL(3),
    OUTCOME(4);

    /** The four that follow {@link #REFER}. */
    public static final List<Step> AFTER_REFERRAL = List.of(SCREEN, ASSESS, PANEL, OUTCOME);

    public static final List<Step> ALL = List.of(values());

    private final int index;

    Step(int index) {
        this.index = index;
    }

    /** The place of the step, from 0: part of what a payload is drawn from, and so of the work definition. */
    int index() {
        return index;
    }

    /** The name in lower case, as process definitions spell it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
