package uk.oocd.protocol;

import static uk.oocd.protocol.RuleTable.ELIGIBILITY;
import static uk.oocd.protocol.RuleTable.PRESUMPTIVE;
import static uk.oocd.protocol.RuleTable.ROUTING;
import static uk.oocd.protocol.RuleTable.TIME_LIMITS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.oocd.protocol.Option.Effect;
import uk.oocd.protocol.Option.Reason;
import uk.oocd.rationale.OutcomeCode;

/** Applies the decision tables of a protocol to a case. */
record Rulebook(Protocol protocol, RuleTables tables) {

    /** The code of the condition that the Crown Prosecution Service decides first. */
    static final String CPS_FIRST = "cps-first";

    Appraisal appraise(Facts facts) {
        var told = RuleTable.told(facts);
        var applied = new ArrayList<TableTrace>();
        var options =
                protocol.outcomes().stream().map(o -> option(o, told, applied)).toList();
        var presumed = answer(PRESUMPTIVE, null, told);
        applied.add(presumed.trace());
        return new Appraisal(options, presumptive(presumed), applied);
    }

    private Option option(OutcomeRule rule, Map<String, Object> told, List<TableTrace> applied) {
        told.put("outcome", rule.code().value());
        var eligibility = answer(ELIGIBILITY, rule.code(), told);
        var routing = answer(ROUTING, rule.code(), told);
        applied.add(eligibility.trace());
        applied.add(routing.trace());
        var reasons = new ArrayList<Reason>();
        for (var row : eligibility.fired()) {
            reasons.add(reason(row, RuleTable.constant(Effect.class, row.text("effect")), row.text("code")));
        }
        for (var row : routing.fired()) {
            if (row.text("decides").equals(RuleTable.CPS)) reasons.add(reason(row, Effect.BEFORE_DECISION, CPS_FIRST));
        }
        return Option.of(rule.code(), rule.label(), reasons);
    }

    private Reason reason(Evaluation.Fired row, Effect effect, String code) {
        return new Reason(
                effect,
                code,
                row.text("sentence"),
                protocol.clause(row.text("clause")),
                row.text("source"),
                row.text("remedy"),
                row.row());
    }

    List<OutcomeCode> presumptive(Facts facts) {
        return presumptive(answer(PRESUMPTIVE, null, RuleTable.told(facts)));
    }

    private static List<OutcomeCode> presumptive(RuleTables.Answer answer) {
        return answer.fired().stream()
                .flatMap(row -> row.list("outcomes").stream())
                .map(OutcomeCode::of)
                .toList();
    }

    List<TimeLimit> limits(String group) {
        return tables.limits(
                group,
                g -> RuleTable.STEPS.stream().flatMap(step -> limits(step, g)).toList());
    }

    private Stream<TimeLimit> limits(Milestone until, String group) {
        var facts = Map.of("step", RuleTable.word(until), "offence group", group);
        return answer(TIME_LIMITS, null, facts).fired().stream()
                .filter(row -> !row.text("unit").equals(RuleTable.NO_LIMIT))
                .map(row -> new TimeLimit(
                        row.text("limit"),
                        RuleTable.constant(Milestone.class, row.text("from")),
                        until,
                        RuleTable.constant(TimeLimit.Unit.class, row.text("unit")),
                        row.number("value").intValueExact(),
                        row.number("warn at").intValueExact(),
                        row.text("clause"),
                        row.text("source")));
    }

    private RuleTables.Answer answer(RuleTable table, @Nullable OutcomeCode outcome, Map<String, ?> told) {
        return tables.answer(table, outcome, told, protocol);
    }
}
