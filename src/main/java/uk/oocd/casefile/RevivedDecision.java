package uk.oocd.casefile;

import java.util.List;
import java.util.Set;
import uk.oocd.protocol.Appraisal;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.Protocol;

/**
 * Which outcomes are open where the decision has come back to the police.
 *
 * <p>Where the decision to prosecute had only been held (outcome 23), or a conditional caution has ceased to have effect
 * because its conditions were breached (Crime and Disorder Act 1998 s.66E), a charge is open whatever the gravity score:
 * nobody has to score the case again to go on with what was decided.
 */
public final class RevivedDecision {

    /** What no longer stands in its way. */
    private static final Set<String> BY_SCORE = Set.of("score-too-low", "score-too-high");

    private RevivedDecision() {}

    /** What the protocol says of a case, a charge open where it is. */
    public static Appraisal appraisal(Appraisal appraisal, Protocol protocol, boolean chargeOpen) {
        return new Appraisal(
                options(appraisal.options(), protocol, chargeOpen), appraisal.presumptive(), appraisal.applied());
    }

    static List<Option> options(List<Option> options, Protocol protocol, boolean chargeOpen) {
        if (!chargeOpen) return options;
        return options.stream()
                .map(option -> charges(option, protocol)
                        ? Option.of(option.outcome(), option.label(), withoutScore(option))
                        : option)
                .toList();
    }

    private static List<Option.Reason> withoutScore(Option option) {
        return option.reasons().stream()
                .filter(reason -> !BY_SCORE.contains(reason.code()))
                .toList();
    }

    private static boolean charges(Option option, Protocol protocol) {
        return protocol.outcome(option.outcome())
                .map(rule -> Disposal.of(rule) == Disposal.CHARGE)
                .orElse(false);
    }
}
