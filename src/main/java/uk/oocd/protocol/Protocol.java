package uk.oocd.protocol;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
 * @param oversight when a manager countersigns
 * @param presumptive by final score, the outcomes presumed; any other that is open needs a reason for the departure
 * @param followUp what it says of the time after an outcome was given; null where it says nothing of it
 * @param countingDays by what a case reaches, which day decides under which version that is done
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
        Quorum quorum,
        OversightRule oversight,
        Map<Milestone, CountingDay> countingDays,

        @Nullable FollowUpTerms followUp) {

    public Protocol {
        clauses = List.copyOf(clauses);
        offences = List.copyOf(offences);
        factors = List.copyOf(factors);
        outcomes = List.copyOf(outcomes);
        presumptive = Map.copyOf(presumptive);
        timeLimits = List.copyOf(timeLimits);
        countingDays = Map.copyOf(countingDays);
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

    /** By which day it is decided under which version a case reaches a milestone; the day of the act where nothing is said. */
    public CountingDay countingDay(Milestone milestone) {
        return countingDays.getOrDefault(milestone, CountingDay.ACT);
    }

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

    /** The group with rules of its own that one of these offences belongs to; {@link Facts#NO_GROUP} where none does. */
    public String offenceGroup(List<String> offenceCodes) {
        return Facts.NO_GROUP;
    }

    /**
     * Where the time limit for prosecuting a summary offence stands.
     *
     * @param limit the last day, as the police gave it
     */
    public Facts.ProsecutionLimit prosecutionLimit(@Nullable LocalDate limit, LocalDate day) {
        if (limit == null) return Facts.ProsecutionLimit.NONE;
        return day.isAfter(limit) ? Facts.ProsecutionLimit.PASSED : Facts.ProsecutionLimit.AHEAD;
    }

    public List<OutcomeCode> presumptive(int score) {
        return presumptive.getOrDefault(score, List.of());
    }

    public Optional<TimeLimit> limitUntil(Milestone milestone) {
        return timeLimits.stream().filter(l -> l.until() == milestone).findFirst();
    }

    /**
     * Scores a case: each offence from its starting score, moved by the factors that apply to it within the limit and
     * kept on the scale; the case by the rule of the edition.
     *
     * @param offenceCodes each known to this protocol
     */
    public Gravity gravity(List<String> offenceCodes, List<Gravity.Applied> applied) {
        var starting = offenceCodes.stream()
                .map(code -> new Gravity.Starting(
                        code, offence(code).map(OffenceEntry::startingScore).orElse(1)))
                .toList();
        return new Scoring(
                        matrixEdition,
                        scaleMaximum,
                        adjustmentLimit,
                        Gravity.CaseRule.HIGHEST,
                        code -> offence(code).map(OffenceEntry::title).orElse(code),
                        code -> factor(code).map(GravityFactor::title).orElse(code))
                .score(starting, applied);
    }

    /** Every outcome of this protocol with where it stands and every reason, in the protocol's order. */
    public List<Option> options(Facts facts) {
        return outcomes.stream().map(o -> option(o, facts)).toList();
    }

    private Option option(OutcomeRule rule, Facts facts) {
        var reasons = new ArrayList<Option.Reason>();
        boolean admitted = facts.admitted() == Facts.Answer.YES;
        boolean accepted = facts.accepted() == Facts.Answer.YES;
        switch (rule.needs()) {
            case NOTHING -> {}
            case ACCEPTANCE_OR_ADMISSION -> {
                if (!accepted && !admitted) {
                    reasons.add(closed(
                            rule,
                            "needs-acceptance-or-admission",
                            "the child has neither accepted responsibility nor admitted the offence",
                            "The child accepts responsibility, or admits the offence to a constable."));
                }
            }
            case ADMISSION -> {
                if (!admitted) {
                    reasons.add(closed(
                            rule,
                            "needs-admission",
                            "the child has not admitted the offence to a constable",
                            "The child admits the offence to a constable; never to get this outcome."));
                }
            }
        }
        if (facts.score() < rule.minimumScore()) {
            reasons.add(closed(
                    rule,
                    "score-too-low",
                    "the gravity score is below those at which it is open",
                    "A score of " + rule.minimumScore() + " or more."));
        }
        if (facts.score() > rule.maximumScore()) {
            reasons.add(closed(
                    rule,
                    "score-too-high",
                    "the gravity score is above those at which it is open",
                    "A score of " + rule.maximumScore() + " or less."));
        }
        if (facts.withoutPanel() && !rule.onTheSpot()) {
            reasons.add(closed(rule, "needs-a-panel", "it needs a panel first", "A panel hears the case."));
        }
        return Option.of(rule.code(), rule.label(), reasons);
    }

    private Option.Reason closed(OutcomeRule rule, String code, String sentence, String remedy) {
        return new Option.Reason(Option.Effect.CLOSED, code, sentence, clause(rule.clause()), null, remedy, null);
    }
}
