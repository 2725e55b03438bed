package uk.oocd.casefile;

import static uk.oocd.casefile.CaseFileProblem.*;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Texts;

/**
 * What the youth justice service found out, in one linear document.
 *
 * @param tool for example {@code PDAT}; the Prevention and Diversion Assessment Tool must be used for diversion and
 *     out-of-court intervention (YJB)
 * @param safetyAndWellbeing of the child
 * @param riskOfHarm to others
 * @param childsWords and {@code parentsWords}: their own words, dated by the event
 */
public record Assessment(
        String tool,
        String toolVersion,
        Level safetyAndWellbeing,
        Level riskOfHarm,
        Level likelihoodOfReoffending,
        Personal<String> strengths,
        Personal<String> needs,
        Personal<String> diversity,
        Personal<String> childsWords,
        Personal<String> parentsWords,
        VictimView victimView) {

    /** Everything that the rules turn down in it, together. Empty when sound. */
    public List<Refusal> problems() {
        var refusals = new ArrayList<Refusal>();
        if (tool.isBlank()) refusals.add(Refusal.of(TOOL_MISSING));
        if (toolVersion.isBlank()) refusals.add(Refusal.of(TOOL_VERSION_MISSING));
        Texts.require(refusals, strengths, STRENGTHS_MISSING.pointer(), STRENGTHS_MISSING);
        Texts.require(refusals, needs, NEEDS_MISSING.pointer(), NEEDS_MISSING);
        Texts.require(refusals, diversity, DIVERSITY_MISSING.pointer(), DIVERSITY_MISSING);
        Texts.require(refusals, childsWords, CHILDS_WORDS_MISSING.pointer(), CHILDS_WORDS_MISSING);
        Texts.require(refusals, parentsWords, PARENTS_WORDS_MISSING.pointer(), PARENTS_WORDS_MISSING);
        switch (victimView) {
            case VictimView.Recorded(var words) ->
                Texts.require(refusals, words, VICTIM_VIEW_MISSING.pointer(), VICTIM_VIEW_MISSING);
            case VictimView.NotSought(var ignored, var explanation) ->
                Texts.limit(refusals, explanation, VICTIM_VIEW_MISSING.pointer());
        }
        return refusals;
    }

    /** Three judgements, one scale. */
    public enum Level {
        LOW,
        MEDIUM,
        HIGH,
        VERY_HIGH
    }

    /** The victim's view, or why there is none: never just a gap. */
    public sealed interface VictimView {

        record Recorded(Personal<String> words) implements VictimView {}

        record NotSought(Reason reason, @Nullable Personal<String> explanation) implements VictimView {}

        enum Reason {
            NO_DIRECT_VICTIM,
            CONTACT_REFUSED,
            NOT_REACHED,
            UNSAFE_TO_CONTACT,
            NOT_YET_POSSIBLE
        }
    }
}
