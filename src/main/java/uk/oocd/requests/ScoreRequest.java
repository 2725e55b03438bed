package uk.oocd.requests;

import static uk.oocd.requests.Reading.each;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileProblem;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Subject;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.Protocols;

/**
 * Asks what offences would score, without a case and about nobody.
 *
 * @param on by the protocol version in force on that day; today where it is left out
 * @param offences their codes
 * @param factors the codes of those that would apply
 */
public record ScoreRequest(
        @Nullable String on,
        @Nullable List<@Nullable String> offences,
        @Nullable List<@Nullable String> factors) {

    /** Stands where a case has the child whose key its evidence is sealed under: here there is neither. */
    private static final Subject NOBODY = new Subject("nobody:" + new UUID(0, 0));

    /**
     * @param gravity as a case of those offences would have it; the evidence of its factors is blank
     */
    public record Scored(LocalDate on, Protocol protocol, Gravity gravity) {}

    /** The protocol version that it asks about; today's where the day cannot be read. */
    public Protocol protocol(String service, Protocols protocols, LocalDate today) {
        var day = new Reading().dateOrNull(on, "/on");
        return protocols.inForceOn(service, day == null ? today : day);
    }

    /** What is wrong with the factors asked for, wherever offences are scored before anybody found them to apply. */
    public static List<Refusal> problemsOf(List<String> factors, List<String> offences, Protocol protocol) {
        var refusals = new ArrayList<Refusal>();
        for (var code : factors) {
            var factor = protocol.factor(code).orElse(null);
            if (factor == null) refusals.add(Refusal.at("/factors", CaseFileProblem.FACTOR_NOT_IN_MATRIX, code));
            else if (offences.stream().noneMatch(factor::isFor)) {
                refusals.add(Refusal.at("/factors", CaseFileProblem.FACTOR_OF_ANOTHER_OFFENCE, factor.title()));
            }
        }
        return refusals;
    }

    public Converted<Scored> score(String service, Protocols protocols, LocalDate today) {
        var reading = new Reading();
        var asked = reading.dateOrNull(on, "/on");
        var day = asked == null ? today : asked;
        var protocol = protocols.inForceOn(service, day);
        var codes = each(offences);
        if (codes.isEmpty()) reading.refuse(Refusal.of(CaseFileProblem.OFFENCES_MISSING));
        for (var code : codes) {
            if (protocol.offence(code).isEmpty()) {
                reading.refuse(Refusal.of(CaseFileProblem.OFFENCE_NOT_IN_PROTOCOL, code));
            }
        }
        var applied = each(factors).stream().distinct().toList();
        problemsOf(applied, codes, protocol).forEach(reading::refuse);
        return reading.converted(new Scored(
                day,
                protocol,
                protocol.gravity(
                        codes,
                        applied.stream()
                                .flatMap(code -> protocol.factor(code).stream())
                                .map(factor ->
                                        new Gravity.Applied(factor.code(), factor.effect(), Personal.of(NOBODY, "")))
                                .toList())));
    }
}
