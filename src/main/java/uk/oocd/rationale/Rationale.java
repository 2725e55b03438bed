package uk.oocd.rationale;

import static uk.oocd.rationale.RationaleProblem.DISSENT_REASON_MISSING;
import static uk.oocd.rationale.RationaleProblem.FACTOR_EVIDENCE_MISSING;
import static uk.oocd.rationale.RationaleProblem.RATIONALE_MISSING;
import static uk.oocd.rationale.RationaleProblem.SET_ASIDE_REASON_MISSING;

import java.util.ArrayList;
import java.util.List;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Texts;

/**
 * Why a panel recommended what it did. The value typed into the form is the value stored in the event and the value
 * shown to the inspector: nothing in between rewords it.
 *
 * <p>JSON: {@code contracts/shared/rationale.v1.schema.json}.
 *
 * @param basis the protocol clause relied on, in the version in force when the panel sat
 * @param weighed in the order the panel took them; may be empty
 * @param narrative plain text, at most {@link Texts#LIMIT} characters
 * @param setAside each outcome that was open and not chosen, with its reason
 * @param dissent who did not agree, and why; empty where all did
 */
public record Rationale(
        ClauseRef basis,
        List<Factor> weighed,
        Personal<String> narrative,
        List<OptionSetAside> setAside,
        List<Dissent> dissent) {

    public Rationale {
        weighed = List.copyOf(weighed);
        setAside = List.copyOf(setAside);
        dissent = List.copyOf(dissent);
    }

    /** Everything a decider must turn down, together, so that it is asked for once. Empty when sound. */
    public List<Refusal> problems() {
        var problems = new ArrayList<Refusal>();
        Texts.require(problems, narrative, RATIONALE_MISSING.pointer(), RATIONALE_MISSING);
        for (var factor : weighed) {
            Texts.require(problems, factor.evidence(), "/rationale/weighed/" + factor.code(), FACTOR_EVIDENCE_MISSING);
        }
        for (var option : setAside) {
            Texts.require(
                    problems, option.reason(), "/rationale/setAside/" + option.outcome(), SET_ASIDE_REASON_MISSING);
        }
        for (var d : dissent) {
            Texts.require(problems, d.reason(), "/rationale/dissent/" + d.member(), DISSENT_REASON_MISSING);
        }
        return problems;
    }
}
