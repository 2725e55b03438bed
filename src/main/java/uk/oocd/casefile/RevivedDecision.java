package uk.oocd.casefile;

import java.util.stream.Stream;
import uk.oocd.protocol.Appraisal;
import uk.oocd.protocol.Facts;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.Protocol;

/**
 * Which outcomes are open where the decision has come back to the police.
 *
 * <p>Where the decision to prosecute had only been held (outcome 23), or a conditional caution has ceased to have effect
 * because its conditions were breached (Crime and Disorder Act 1998 s.66E), a charge is open whatever the gravity score:
 * nobody has to score the case again to go on with what was decided. What the protocol says at other scores is asked of
 * its tables, so that it does not matter what a reason is called there.
 */
final class RevivedDecision {

    private RevivedDecision() {}

    /** What the protocol says of a case, a charge open where it is. */
    static Appraisal appraisal(Protocol protocol, Facts facts, boolean chargeOpen) {
        var appraisal = protocol.appraise(facts);
        if (!chargeOpen) return appraisal;
        var anyScore = LeastInTheWay.among(protocol, facts, Stream.of(facts));
        return new Appraisal(
                appraisal.options().stream()
                        .map(option -> charges(option, protocol) ? anyScore.of(option) : option)
                        .toList(),
                appraisal.presumptive(),
                appraisal.applied());
    }

    private static boolean charges(Option option, Protocol protocol) {
        return protocol.outcome(option.outcome())
                .map(rule -> Disposal.of(rule) == Disposal.CHARGE)
                .orElse(false);
    }
}
