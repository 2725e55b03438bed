package uk.oocd.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.oocd.protocol.DecisionTable.HitPolicy;
import uk.oocd.protocol.Facts.AgeBand;

/**
 * The decision tables that a protocol has, with what each is told and what it answers. Every fact is always told: a
 * table asks about those it needs.
 */
public enum RuleTable {
    /** For each outcome, each reason why it is closed or has a condition to meet first; a note stands in nobody's way. */
    ELIGIBILITY(HitPolicy.COLLECT),
    /** Which outcomes are presumed. */
    PRESUMPTIVE(HitPolicy.UNIQUE, HitPolicy.FIRST),
    /** Who decides on an outcome: the police, or the Crown Prosecution Service first. */
    ROUTING(HitPolicy.UNIQUE, HitPolicy.FIRST),
    /** How long each step may take; where every row counts, from different days. */
    TIME_LIMITS(HitPolicy.UNIQUE, HitPolicy.FIRST, HitPolicy.COLLECT);

    /** What a time limit may run to: everything that people do, so neither an offence nor a decision that comes back. */
    static final List<Milestone> STEPS = Arrays.stream(Milestone.values())
            .filter(m -> m != Milestone.OFFENCE && m != Milestone.BACK_WITH_POLICE)
            .toList();

    static final String NO_LIMIT = "no limit";
    static final String CPS = "cps";

    private static final Values TEXT = new Values.AnyText();
    private static final Values ANSWERS = words(Facts.Answer.class);

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes one that cannot change
    private final List<HitPolicy> policies;

    RuleTable(HitPolicy... policies) {
        this.policies = List.of(policies);
    }

    /** What the protocol calls it, for example {@code time-limits}. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What may happen when several rows hold; a table with another policy cannot be used. */
    public List<HitPolicy> policies() {
        return policies;
    }

    /** What was found in it, and whether its hit policy is one that the program understands of it. */
    Stream<Finding> findings(Tables.Checked checked) {
        var table = checked.table();
        if (table == null || policies.contains(table.hitPolicy())) return checked.findings().stream();
        return Stream.concat(
                Stream.of(new Finding(
                        Finding.Kind.ERROR,
                        Finding.Code.HIT_POLICY,
                        title(),
                        List.of(),
                        null,
                        null,
                        "Its hit policy is " + table.hitPolicy() + ". Choose "
                                + policies.stream().map(HitPolicy::name).collect(Collectors.joining(" or ")) + ".")),
                checked.findings().stream());
    }

    public static Optional<RuleTable> titled(String title) {
        return Arrays.stream(values()).filter(t -> t.title().equals(title)).findFirst();
    }

    /** The columns that it may have in one protocol: its own outcomes, clauses and groups are all there are. */
    public Expected expected(Protocol protocol) {
        var clauses = new Values.OneOf(
                protocol.clauses().stream().map(Protocol.Clause::number).toList());
        return switch (this) {
            case ELIGIBILITY ->
                aboutOutcomes(protocol)
                        .asking("effect", words(Option.Effect.class))
                        .asking("code", TEXT)
                        .asking("sentence", TEXT)
                        .asking("clause", clauses)
                        .asking("source", TEXT)
                        .asking("remedy", TEXT);
            case PRESUMPTIVE ->
                aboutTheCase(protocol)
                        .asking("outcomes", new Values.ListOf(codes(protocol)))
                        .asking("clause", clauses);
            case ROUTING ->
                aboutOutcomes(protocol)
                        .asking("decides", new Values.OneOf("police", CPS))
                        .asking("sentence", TEXT)
                        .asking("clause", clauses)
                        .asking("source", TEXT)
                        .asking("remedy", TEXT);
            case TIME_LIMITS ->
                Expected.nothing()
                        .telling(
                                "step",
                                new Values.OneOf(
                                        STEPS.stream().map(RuleTable::word).toList()))
                        .telling("offence group", groups(protocol))
                        .asking("limit", TEXT)
                        .asking("from", words(Milestone.class))
                        .asking("value", new Values.Whole(0, null))
                        .asking(
                                "unit",
                                new Values.OneOf(Stream.concat(
                                                Arrays.stream(TimeLimit.Unit.values())
                                                        .map(RuleTable::word),
                                                Stream.of(NO_LIMIT))
                                        .toList()))
                        .asking("warn at", new Values.Whole(0, null))
                        .asking("clause", clauses)
                        .asking("source", TEXT);
        };
    }

    private static Expected aboutOutcomes(Protocol protocol) {
        return aboutTheCase(protocol).telling("outcome", new Values.OneOf(codes(protocol)));
    }

    private static Expected aboutTheCase(Protocol protocol) {
        return Expected.nothing()
                .telling("admitted", ANSWERS)
                .telling("accepted", ANSWERS)
                .telling("evidence", words(Facts.Evidence.class))
                .telling("victim supports", ANSWERS)
                .telling("domestic abuse", words(Facts.DomesticAbuse.class))
                .telling("hate crime", ANSWERS)
                .telling("score", new Values.Whole(1, protocol.scaleMaximum()))
                .telling("offence class", words(OffenceClass.class))
                .telling("offence group", groups(protocol))
                .telling(
                        "age",
                        new Values.OneOf(Arrays.stream(AgeBand.values())
                                .map(RuleTable::band)
                                .toList()))
                .telling("time limit", words(Facts.ProsecutionLimit.class))
                .telling("panel", new Values.OneOf("yes", "no"))
                .telling("outcome given", new Values.OneOf("yes", "no"));
    }

    private static List<String> codes(Protocol protocol) {
        return protocol.outcomes().stream().map(o -> o.code().value()).toList();
    }

    private static Values groups(Protocol protocol) {
        return new Values.OneOf(Stream.concat(
                        Stream.of(Facts.NO_GROUP),
                        protocol.offenceGroups().stream().map(OffenceGroup::code))
                .toList());
    }

    /** What the tables are told of a case, by the names of their columns. */
    static Map<String, Object> told(Facts facts) {
        var told = new TreeMap<String, Object>();
        told.put("admitted", word(facts.admitted()));
        told.put("accepted", word(facts.accepted()));
        told.put("evidence", word(facts.evidence()));
        told.put("victim supports", word(facts.victimSupports()));
        told.put("domestic abuse", word(facts.domesticAbuse()));
        told.put("hate crime", word(facts.hateCrime()));
        told.put("score", facts.score());
        told.put("offence class", word(facts.offenceClass()));
        told.put("offence group", facts.offenceGroup());
        told.put("age", band(facts.age()));
        told.put("time limit", word(facts.prosecutionLimit()));
        told.put("panel", facts.withoutPanel() ? "no" : "yes");
        told.put("outcome given", facts.outcomeGiven() ? "yes" : "no");
        return told;
    }

    /** A constant as a table writes it, for example {@code either way}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    private static String band(AgeBand band) {
        return switch (band) {
            case TEN_TO_THIRTEEN -> "10 to 13";
            case FOURTEEN_TO_SEVENTEEN -> "14 to 17";
            case EIGHTEEN_OR_OVER -> "18 or over";
            case NOT_KNOWN -> "not known";
        };
    }

    private static <E extends Enum<E>> Values words(Class<E> type) {
        return new Values.OneOf(
                Arrays.stream(type.getEnumConstants()).map(RuleTable::word).toList());
    }
}
