package uk.oocd.api;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Position;
import uk.oocd.casefile.Referral;
import uk.oocd.casefile.Stage;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.inspection.EarlierOutcome;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.requests.ScoreRequest;

/**
 * Which outcomes the protocol in force leaves open to a case.
 *
 * @param protocol the version that a decision taken now would rest on
 * @param position what the child says and how far the evidence goes, on which the options rest
 * @param startingScore the highest of its offences
 * @param score with the factors asked for
 * @param workings how it came about, and why it is not one lower or one higher; null where a decision did not keep that
 * @param factors those counted
 * @param presumptive the outcomes presumed at that score; any other needs a reason for the departure
 * @param options every outcome of the protocol, with every reason, its source and what would change it; each that is
 *     not closed and not chosen has to be set aside with a reason
 * @param quorum who must sit
 * @param elsewhere the other cases in which an outcome stands for the same offence, as far as the reader may see them
 * @param goesFirst whether the outcome there goes before the one decided here, which can then not be given
 * @param earlier what the child was given in other cases that the reader may see, and in this one before its decision came
 *     back to the police, the latest first; it closes no option
 */
record CaseOptions(
        Stage stage,
        List<NextStep> next,
        ProtocolRef protocol,
        Position position,
        int startingScore,
        int score,
        Gravity.@Nullable Workings workings,
        List<String> factors,
        List<OutcomeCode> presumptive,
        List<Option> options,
        Protocol.Quorum quorum,
        List<CaseFileId> elsewhere,
        boolean goesFirst,
        List<EarlierOutcome> earlier) {

    /**
     * @param asked codes of the matrix factors to score with; null for those that the panel found
     * @throws CommandRefused for each factor that could not be found to apply
     */
    static CaseOptions of(
            CaseRecord record,
            Protocol protocol,
            @Nullable List<String> asked,
            List<CaseFileId> elsewhere,
            boolean goesFirst,
            List<CaseFileId> seen,
            List<EarlierOutcome> earlier,
            LocalDate day) {
        var referral = record.referral().value();
        var offences = referral.offences().stream().map(Referral.Offence::code).toList();
        var recommended = record.recommendation();
        if (asked != null) {
            var refusals = ScoreRequest.problemsOf(asked.stream().distinct().toList(), offences, protocol);
            if (!refusals.isEmpty()) throw new CommandRefused(refusals);
        }
        var gravity = asked == null && recommended != null
                ? recommended.value().gravity()
                : protocol.gravity(offences, applied(protocol, referral, asked == null ? List.of() : asked));
        var appraisal = record.appraisal(protocol, gravity.score(), elsewhere, day);
        return new CaseOptions(
                record.stage(),
                NextStep.of(record.possible()),
                protocol.ref(),
                record.position(),
                protocol.gravity(offences, List.of()).score(),
                gravity.score(),
                gravity.workings(),
                gravity.factors().stream().map(Gravity.Applied::code).toList(),
                appraisal.presumptive(),
                appraisal.options(),
                protocol.quorum(),
                elsewhere.stream().filter(seen::contains).toList(),
                goesFirst,
                earlier);
    }

    private static List<Gravity.Applied> applied(Protocol protocol, Referral referral, List<String> codes) {
        return codes.stream()
                .distinct()
                .flatMap(code -> protocol.factor(code).stream())
                .map(factor -> new Gravity.Applied(
                        factor.code(),
                        factor.effect(),
                        Personal.of(referral.child().subject(), "")))
                .toList();
    }
}
