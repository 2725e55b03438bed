package uk.oocd.protocol;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.rationale.ClauseRef;
import uk.oocd.rationale.OutcomeCode;

/**
 * One version of a local OOCD protocol, agreed between a youth justice service and its police.
 *
 * <p>YAML: {@code contracts/protocol/protocol.v2.schema.json}.
 *
 * @param effectiveFrom the first day, in Europe/London, on which this version applies
 * @param scaleMaximum the highest gravity score; the lowest is 1
 * @param adjustmentLimit by how many levels factors together may move the starting score
 * @param caseRule how the score of a case follows from those of its offences
 * @param offenceGroups offences with rules of their own
 * @param summaryOnly until when a summary offence can be prosecuted; null where the protocol does not work it out
 * @param tables its decision tables, each as it was written; see {@link RuleTable}
 * @param oversight when a manager countersigns
 * @param followUp what it says of the time after an outcome was given; null where it says nothing of it
 * @param welsh what it calls things in Welsh; null where it says nothing of it
 * @param countingDays by what a case reaches, which day decides under which version that is done
 * @param returnCodes by what code an outcome is known in each return of data, from which day on; empty where the
 *     protocol says nothing of returns
 */
public record Protocol(
        String id,
        int version,
        String title,
        LocalDate effectiveFrom,
        String matrixEdition,
        int scaleMaximum,
        int adjustmentLimit,
        Gravity.CaseRule caseRule,
        List<Clause> clauses,
        List<OffenceGroup> offenceGroups,
        List<OffenceEntry> offences,
        List<GravityFactor> factors,
        List<OutcomeRule> outcomes,
        @Nullable SummaryOnly summaryOnly,
        List<TableSource> tables,
        Quorum quorum,
        OversightRule oversight,
        Map<Milestone, CountingDay> countingDays,
        @Nullable FollowUpTerms followUp,
        @Nullable WelshNames welsh,
        List<ReturnCode> returnCodes) {

    public Protocol {
        clauses = List.copyOf(clauses);
        offences = List.copyOf(offences);
        factors = List.copyOf(factors);
        outcomes = List.copyOf(outcomes);
        offenceGroups = List.copyOf(offenceGroups);
        tables = tables instanceof RuleTables ? tables : List.copyOf(tables);
        countingDays = Map.copyOf(countingDays);
        returnCodes = List.copyOf(returnCodes);
    }

    public record Clause(String number, String text) {}

    /**
     * What the protocol says of an offence. No real matrix score is shipped: a service loads its own licensed copy.
     *
     * @param group the code of the group it belongs to; null where it belongs to none
     */
    public record OffenceEntry(
            String code,
            String title,
            OffenceClass offenceClass,
            int startingScore,
            @Nullable String group) {}

    /**
     * @param effect by how many levels it moves the score; negative lowers it
     * @param offences the codes of those it is for; empty where it is for all
     */
    public record GravityFactor(String code, String title, int effect, List<String> offences) {
        public GravityFactor {
            offences = List.copyOf(offences);
        }

        /** Whether it is for an offence. */
        public boolean isFor(String offence) {
            return offences.isEmpty() || offences.contains(offence);
        }
    }

    /**
     * Who must sit. No national rule was found, so it is the protocol's own.
     *
     * @param members how many must sit
     * @param agencies each must be there
     * @param whenInquorate what becomes of a recommendation that is recorded short of either
     * @param authority in which roles somebody may let it go on, of {@link #MAY_AUTHORISE}, the most fitting first; empty
     *     where nobody may
     * @param heard agencies whose view the panel must have, from somebody who sits or in writing
     */
    public record Quorum(
            int members,
            List<String> agencies,
            String clause,
            Inquorate whenInquorate,
            List<Role> authority,
            List<String> heard) {

        /** The roles of which a protocol may name any; nobody can sign in another. The most fitting first. */
        public static final List<Role> MAY_AUTHORISE =
                List.of(Role.MANAGER, Role.POLICE_DECISION_MAKER, Role.PANEL_CHAIR);

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

    /**
     * By what codes an outcome goes into returns of data, one for each return that has anything to say of it, in the
     * protocol's order.
     *
     * @param counts the day from which it is the crime's outcome, in Europe/London
     */
    public ReturnCodes returnCodes(OutcomeCode outcome, LocalDate counts) {
        var latest = new LinkedHashMap<String, ReturnCode>();
        for (var code : returnCodes) {
            if (!code.outcome().equals(outcome) || code.from().isAfter(counts)) continue;
            latest.merge(code.dataReturn(), code, (a, b) -> b.from().isAfter(a.from()) ? b : a);
        }
        return new ReturnCodes(ref(), List.copyOf(latest.values()));
    }

    /** The same, able to answer: its tables are evaluated by that engine. */
    public Protocol answeredBy(Tables engine) {
        return new Protocol(
                id,
                version,
                title,
                effectiveFrom,
                matrixEdition,
                scaleMaximum,
                adjustmentLimit,
                caseRule,
                clauses,
                offenceGroups,
                offences,
                factors,
                outcomes,
                summaryOnly,
                new RuleTables(tables, engine),
                quorum,
                oversight,
                countingDays,
                followUp,
                welsh,
                returnCodes);
    }

    /** What is wrong with its tables, and what is missing from them; see {@link RuleTable}. */
    public List<Finding> findings(Tables engine) {
        return Arrays.stream(RuleTable.values())
                .flatMap(table -> tables.stream()
                        .filter(source -> source.name().equals(table.title()))
                        .flatMap(source -> table.findings(engine.check(source, table.expected(this)))))
                .toList();
    }

    /** @throws IllegalStateException the protocol has no such table: it was not checked */
    TableSource table(RuleTable table) {
        return tables.stream()
                .filter(source -> source.name().equals(table.title()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(ref() + " has no table " + table.title()));
    }

    private Rulebook rulebook() {
        if (tables instanceof RuleTables rules) return new Rulebook(this, rules);
        throw new IllegalStateException(ref() + " was not told which engine evaluates its tables");
    }

    /** The group with rules of its own that one of these offences belongs to; {@link Facts#NO_GROUP} where none does. */
    public String offenceGroup(List<String> offenceCodes) {
        return group(offenceCodes).map(OffenceGroup::code).orElse(Facts.NO_GROUP);
    }

    /** The same with its rules: the first that the protocol names, where the offences belong to several. */
    public Optional<OffenceGroup> group(List<String> offenceCodes) {
        return groups(offenceCodes).findFirst();
    }

    /** The groups for which the youth justice service makes a plan whatever the outcome, of those that these offences belong to. */
    public List<OffenceGroup> planMandatory(List<String> offenceCodes) {
        return groups(offenceCodes).filter(OffenceGroup::planMandatory).toList();
    }

    /** The groups of which every child is referred and nothing is decided on the spot, of those that these offences belong to. */
    public List<OffenceGroup> alwaysReferred(List<String> offenceCodes) {
        return groups(offenceCodes).filter(OffenceGroup::alwaysReferred).toList();
    }

    private Stream<OffenceGroup> groups(List<String> offenceCodes) {
        var codes = offenceCodes.stream()
                .flatMap(code -> offence(code).stream())
                .map(OffenceEntry::group)
                .filter(Objects::nonNull)
                .toList();
        return offenceGroups.stream().filter(g -> codes.contains(g.code()));
    }

    /**
     * The clause by which the police must be told of a child who does not engage; empty where they need not be.
     *
     * @param homeOffice the outcome's number
     */
    public Optional<String> nonEngagementClause(String homeOffice, List<String> offenceCodes) {
        return Optional.ofNullable(followUp)
                .filter(terms -> terms.notifies(homeOffice, offenceCodes))
                .map(FollowUpTerms::clause)
                .or(() -> groups(offenceCodes)
                        .filter(OffenceGroup::nonEngagementToPolice)
                        .map(OffenceGroup::clause)
                        .findFirst());
    }

    /**
     * The last day on which a prosecution of a summary offence can start; empty where the protocol does not work it out.
     * Versions written before {@link #summaryOnly} was thought of say it in {@link #followUp}.
     */
    public Optional<LocalDate> prosecutionEnd(LocalDate offence) {
        return Optional.ofNullable(summaryOnly)
                .map(rule -> rule.lastDay(offence))
                .or(() -> Optional.ofNullable(followUp)
                        .map(FollowUpTerms::prosecutionMonths)
                        .map(offence::plusMonths));
    }

    /** The clause by which {@link #prosecutionEnd} is worked out; empty where it is not. */
    public Optional<String> prosecutionClause() {
        return Optional.ofNullable(summaryOnly)
                .map(SummaryOnly::clause)
                .or(() -> Optional.ofNullable(followUp).map(FollowUpTerms::clause));
    }

    /** The document that {@link #prosecutionEnd} comes from; empty where it is not worked out. */
    public Optional<String> prosecutionSource() {
        return Optional.ofNullable(summaryOnly)
                .map(SummaryOnly::source)
                .or(() -> Optional.ofNullable(followUp).map(FollowUpTerms::source));
    }

    /**
     * From how many days before it a date that takes a way out of a case counts as near; 0 where the protocol does not
     * say, so that it presses on its day.
     */
    public int nearDays() {
        return summaryOnly == null ? 0 : summaryOnly.nearDays();
    }

    /**
     * Where the time limit for prosecuting a summary offence stands.
     *
     * @param limit the last day, as the police gave it; null where they did not
     * @param summaryOffences the days of the offences, where all are summary only; empty where one is not
     */
    public Facts.ProsecutionLimit prosecutionLimit(
            @Nullable LocalDate limit, List<LocalDate> summaryOffences, LocalDate day) {
        if (summaryOnly == null) {
            if (limit == null) return Facts.ProsecutionLimit.NONE;
            return day.isAfter(limit) ? Facts.ProsecutionLimit.PASSED : Facts.ProsecutionLimit.AHEAD;
        }
        return Optional.ofNullable(limit)
                .or(() ->
                        summaryOffences.stream().min(Comparator.naturalOrder()).map(summaryOnly::lastDay))
                .map(last -> summaryOnly.standing(last, day))
                .orElse(Facts.ProsecutionLimit.NONE);
    }

    /** What is presumed at a score where the protocol asks about nothing else. */
    public List<OutcomeCode> presumptive(int score) {
        return presumptive(Facts.scored(score));
    }

    public List<OutcomeCode> presumptive(Facts facts) {
        return rulebook().presumptive(facts);
    }

    /** How long each step may take for offences that belong to no group, in the order of the steps. */
    public List<TimeLimit> timeLimits() {
        return timeLimitsFor(Facts.NO_GROUP);
    }

    /**
     * How long each step may take, in the order of the steps.
     *
     * @param group of the offences, or {@link Facts#NO_GROUP}
     */
    public List<TimeLimit> timeLimitsFor(String group) {
        return rulebook().limits(group);
    }

    /**
     * Scores a case: each offence from its starting score, moved by the factors that apply to it within the limit and
     * kept on the scale; the case by the rule of the edition.
     *
     * @param offenceCodes each known to this protocol
     * @param applied the factors found to apply; one that is for some offences counts for those of them there are
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
                        caseRule,
                        code -> offence(code).map(OffenceEntry::title).orElse(code),
                        code -> factor(code).map(GravityFactor::title).orElse(code))
                .score(
                        starting,
                        applied.stream()
                                .flatMap(a -> forOffences(a, offenceCodes))
                                .toList());
    }

    private Stream<Gravity.Applied> forOffences(Gravity.Applied applied, List<String> offenceCodes) {
        var offences = factor(applied.code()).map(GravityFactor::offences).orElse(List.of());
        if (offences.isEmpty() || applied.offence() != null) return Stream.of(applied);
        return offenceCodes.stream()
                .filter(offences::contains)
                .map(code -> new Gravity.Applied(applied.code(), applied.effect(), applied.evidence(), code));
    }

    /** What this protocol says of a case: every outcome, what is presumed, and how its tables came to that. */
    public Appraisal appraise(Facts facts) {
        return rulebook().appraise(facts);
    }

    /** Every outcome of this protocol with where it stands and every reason, in the protocol's order. */
    public List<Option> options(Facts facts) {
        return appraise(facts).options();
    }
}
