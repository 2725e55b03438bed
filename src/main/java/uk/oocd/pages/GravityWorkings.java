package uk.oocd.pages;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.Referral;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.Option;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.Protocols;
import uk.oocd.rationale.OutcomeCode;

/** Works out a gravity score and which outcomes it leaves open, before anything is recorded, so that it can be seen. */
@Component
class GravityWorkings {

    private final Protocols protocols;
    private final CaseFolder folder;

    GravityWorkings(Protocols protocols, CaseFolder folder) {
        this.protocols = protocols;
        this.folder = folder;
    }

    /**
     * A score and what follows from it.
     *
     * @param gravity with the factors that were found to apply
     * @param start the highest starting score
     * @param moved by how many levels the factors together would move it
     * @param within by how many they do, kept within the protocol's limit
     */
    public record Worked(Protocol protocol, Gravity gravity, int start, int moved, int within, List<Option> all) {

        public List<Option> open() {
            return all.stream().filter(Option::open).toList();
        }

        public List<Option> shut() {
            return all.stream().filter(option -> !option.open()).toList();
        }

        public List<OutcomeCode> presumptive() {
            return protocol.presumptive(gravity.score());
        }

        /** How the score came about, and why it is not another. */
        public String sentence() {
            var said = new StringBuilder("The highest starting score of the offences is " + start + ". ");
            if (gravity.factors().isEmpty()) said.append("No factor applies. ");
            else if (moved == 0) said.append("The factors that apply balance out. ");
            else {
                said.append("The factors that apply together ")
                        .append(moved > 0 ? "raise" : "lower")
                        .append(" it by ")
                        .append(Math.abs(moved))
                        .append(". ");
            }
            if (within != moved) {
                said.append("The protocol lets factors move it by at most ")
                        .append(protocol.adjustmentLimit())
                        .append(". ");
            }
            if (gravity.score() != start + within) {
                said.append("The scale runs from 1 to ")
                        .append(protocol.scaleMaximum())
                        .append(". ");
            }
            return said.append("So the score is ")
                    .append(gravity.score())
                    .append(".")
                    .toString();
        }
    }

    /**
     * As a panel would have it under the protocol in force today.
     *
     * @param evidence by factor code; a blank one does not apply
     */
    Worked forPanel(CaseRecord record, Map<String, String> evidence) {
        var protocol = protocols.inForceOn(record.referral().value().service(), folder.today());
        var child = record.referral().value().child().subject();
        var applied = protocol.factors().stream()
                .filter(factor -> !evidence.getOrDefault(factor.code(), "").isBlank())
                .map(factor -> new Gravity.Applied(
                        factor.code(), factor.effect(), Personal.of(child, evidence.getOrDefault(factor.code(), ""))))
                .toList();
        return worked(protocol, record, protocol.gravity(offences(record), applied), false);
    }

    /** As the police have it: the panel's score, or the starting score where there was no panel. */
    Worked forPolice(CaseRecord record) {
        var protocol = protocols.inForceOn(record.referral().value().service(), folder.today());
        var recommendation = record.recommendation();
        return recommendation == null
                ? worked(protocol, record, protocol.gravity(offences(record), List.of()), true)
                : worked(protocol, record, recommendation.value().gravity(), false);
    }

    private static Worked worked(Protocol protocol, CaseRecord record, Gravity gravity, boolean withoutPanel) {
        var referral = record.referral().value();
        int start = gravity.starting().stream()
                .mapToInt(Gravity.Starting::score)
                .max()
                .orElse(1);
        int moved = gravity.factors().stream().mapToInt(Gravity.Applied::effect).sum();
        int limit = protocol.adjustmentLimit();
        var facts = new Protocol.Facts(
                referral.admission() == Referral.Admission.ADMITTED,
                referral.acceptance() == Referral.Acceptance.ACCEPTED,
                gravity.score(),
                withoutPanel);
        return new Worked(protocol, gravity, start, moved, Math.clamp(moved, -limit, limit), protocol.options(facts));
    }

    private static List<String> offences(CaseRecord record) {
        return record.referral().value().offences().stream()
                .map(Referral.Offence::code)
                .toList();
    }
}
