package uk.oocd.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.TableTrace;
import uk.oocd.rationale.OutcomeCode;

/**
 * What the police decided: a second act, by somebody else. The panel advises; the decision is theirs.
 *
 * @param recommended what the panel had recommended; null where it was decided without a panel
 * @param options every outcome as it stood, worked out by the rules
 * @param applied how the tables of the protocol came to them, row by row; empty where that was not kept
 * @param conditionsMet how each condition that stood before the decision was met
 * @param reason required where it differs from the recommendation, or there was none
 * @param label what the outcome is called in that protocol version
 * @param homeOffice the Home Office outcome number it counts as
 * @param consent whether the child's signed consent is needed at delivery
 * @param followUp whether something is to be done and followed after delivery
 */
public record PoliceDecision(
        ProtocolRef protocol,
        OutcomeCode outcome,
        String label,
        String homeOffice,
        boolean consent,
        boolean followUp,
        @Nullable OutcomeCode recommended,
        List<Option> options,
        List<TableTrace> applied,
        List<ConditionMet> conditionsMet,
        @Nullable Personal<String> reason) {

    public PoliceDecision {
        options = List.copyOf(options);
        applied = List.copyOf(applied);
        conditionsMet = List.copyOf(conditionsMet);
    }
}
