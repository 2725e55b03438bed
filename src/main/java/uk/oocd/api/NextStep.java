package uk.oocd.api;

import java.util.List;
import uk.oocd.casefile.Step;

/**
 * Something that can be done to a case where it stands.
 *
 * @param label as a part of a sentence: “you can …”
 */
record NextStep(Step step, String label) {

    static List<NextStep> of(List<Step> possible) {
        return possible.stream().map(step -> new NextStep(step, step.label())).toList();
    }
}
