package uk.oocd.protocol;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.rationale.ClauseRef;
import uk.oocd.rationale.OutcomeCode;

/**
 * One version of a local OOCD protocol, agreed between a youth justice service and its police.
 *
 * <p>YAML: {@code contracts/protocol/protocol.v1.schema.json}.
 *
 * @param effectiveFrom the first day, in Europe/London, on which this version applies
 * @param scaleMaximum the highest gravity score; the lowest is 1
 * @param adjustmentLimit by how many levels factors together may move the starting score
 * @param presumptive by final score, the outcomes presumed; any other that is open needs a reason for the departure
 */
public record Protocol(
        String id,
        int version,
        String title,
        LocalDate effectiveFrom,
        String matrixEdition,
        int scaleMaximum,
        int adjustmentLimit,
        List<Clause> clauses,
        List<OffenceEntry> offences,
        List<GravityFactor> factors,
        List<OutcomeRule> outcomes,
        Map<Integer, List<OutcomeCode>> presumptive,
        List<TimeLimit> timeLimits,
        Quorum quorum) {

    public Protocol {
        clauses = List.copyOf(clauses);
        offences = List.copyOf(offences);
        factors = List.copyOf(factors);
        outcomes = List.copyOf(outcomes);
        presumptive = Map.copyOf(presumptive);
        timeLimits = List.copyOf(timeLimits);
    }

    public record Clause(String number, String text) {}

    /** What the protocol says of an offence. No real matrix score is shipped: a service loads its own licensed copy. */
    public record OffenceEntry(String code, String title, OffenceClass offenceClass, int startingScore) {}

    /**
     * @param effect by how many levels it moves the score; negative lowers it
     */
    public record GravityFactor(String code, String title, int effect) {}

    /**
     * Who must sit. No national rule was found, so it is the protocol's own.
     *
     * @param members how many must sit
     * @param agencies each must be there
     * @param whenInquorate what becomes of a recommendation that is recorded short of either
     * @param authority in which roles somebody may let it go on, the most fitting first; empty where nobody may
     * @param heard agencies whose view the panel must have, from somebody who sits or in writing
     */
    public record Quorum(
            int members,
            List<String> agencies,
            String clause,
            Inquorate whenInquorate,
            List<Role> authority,
            List<String> heard) {

        public enum Inquorate {
            /** It is turned down. */
            REFUSE,
            /** It is recorded, with who let it go on, in what role and why. */
            ALLOW_WITH_AUTHORITY
        }

        public Quorum {
            agencies = List.copyOf(agencies);
            authority = List.copyOf(authority);
            heard = List.copyOf(heard);
        }
    }

    /** What the rules read about a case to say which outcomes are open. */
    public record Facts(boolean admitted, boolean accepted, int score, boolean withoutPanel) {}

    public ProtocolRef ref() {
        return new ProtocolRef(id, version);
    }

    public ClauseRef clause(String number) {
        return new ClauseRef(id, version, number);
    }

    public boolean hasClause(String number) {
        return clauses.stream().anyMatch(c -> c.number().equals(number));
    }

    public Optional<OffenceEntry> offence(String code) {
        return offences.stream().filter(o -> o.code().equals(code)).findFirst();
    }

    public Optional<GravityFactor> factor(String code) {
        return factors.stream().filter(f -> f.code().equals(code)).findFirst();
    }

    public Optional<OutcomeRule> outcome(OutcomeCode code) {
        return outcomes.stream().filter(o -> o.code().equals(code)).findFirst();
    }

    public List<OutcomeCode> presumptive(int score) {
        return presumptive.getOrDefault(score, List.of());
    }

    public Optional<TimeLimit> limitUntil(Milestone milestone) {
        return timeLimits.stream().filter(l -> l.until() == milestone).findFirst();
    }

    /**
     * Scores a case: the highest starting score of its offences, moved by the factors within the limit, kept on the
     * scale.
     *
     * @param offenceCodes each known to this protocol
     */
    public Gravity gravity(List<String> offenceCodes, List<Gravity.Applied> applied) {
        var starting = offenceCodes.stream()
                .map(code -> new Gravity.Starting(
                        code, offence(code).map(OffenceEntry::startingScore).orElse(1)))
                .toList();
        int start = starting.stream().mapToInt(Gravity.Starting::score).max().orElse(1);
        int moved = applied.stream().mapToInt(Gravity.Applied::effect).sum();
        int within = Math.clamp(moved, -adjustmentLimit, adjustmentLimit);
        return new Gravity(matrixEdition, starting, applied, Math.clamp(start + within, 1, scaleMaximum));
    }

    /** Every outcome of this protocol, open or closed with each reason and its clause, in the protocol's order. */
    public List<Option> options(Facts facts) {
        return outcomes.stream().map(o -> option(o, facts)).toList();
    }

    private Option option(OutcomeRule rule, Facts facts) {
        var closed = new ArrayList<Option.Why>();
        switch (rule.needs()) {
            case NOTHING -> {}
            case ACCEPTANCE_OR_ADMISSION -> {
                if (!facts.accepted() && !facts.admitted()) closed.add(Option.Why.NEEDS_ACCEPTANCE_OR_ADMISSION);
            }
            case ADMISSION -> {
                if (!facts.admitted()) closed.add(Option.Why.NEEDS_ADMISSION);
            }
        }
        if (facts.score() < rule.minimumScore()) closed.add(Option.Why.SCORE_TOO_LOW);
        if (facts.score() > rule.maximumScore()) closed.add(Option.Why.SCORE_TOO_HIGH);
        if (facts.withoutPanel() && !rule.onTheSpot()) closed.add(Option.Why.NEEDS_A_PANEL);
        var clause = clause(rule.clause());
        return new Option(
                rule.code(),
                rule.label(),
                closed.stream().map(why -> new Option.Closed(why, clause)).toList());
    }
}
