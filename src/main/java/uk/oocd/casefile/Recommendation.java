package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.TableTrace;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.rationale.Rationale;

/**
 * What the panel recommended, with all that an inspector will ask for: what was open then, what was set aside and why,
 * who sat, who dissented, which version of which protocol said what.
 *
 * @param presumptive the outcomes that the protocol presumed at this score
 * @param options every outcome as it stood, worked out by the rules and not typed in
 * @param applied how the tables of the protocol came to them, row by row; empty where that was not kept
 * @param departureReason why another outcome than a presumed one; null where it was one of them
 * @param hearing how the panel heard the case: who stood back, the voices before it, the conditions with it
 */
public record Recommendation(
        PanelId panel,
        LocalDate satOn,
        ProtocolRef protocol,
        Gravity gravity,
        List<OutcomeCode> presumptive,
        OutcomeCode outcome,
        List<Option> options,
        List<TableTrace> applied,
        Rationale rationale,
        List<Seat> sat,
        @Nullable Personal<String> departureReason,
        Hearing hearing) {

    public Recommendation {
        presumptive = List.copyOf(presumptive);
        options = List.copyOf(options);
        applied = List.copyOf(applied);
        sat = List.copyOf(sat);
    }

    public boolean departs() {
        return !presumptive.contains(outcome);
    }
}
