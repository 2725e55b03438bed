package uk.oocd.protocol;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.oocd.rationale.OutcomeCode;

/**
 * The decision tables of a protocol with the engine that evaluates them. To whoever reads, writes or compares it, it is
 * the list of them as they were written.
 */
final class RuleTables extends AbstractList<TableSource> {

    private static final int REMEMBERED = 20_000;

    private record Asked(RuleTable table, @Nullable OutcomeCode outcome) {}

    private record Key(RuleTable table, @Nullable OutcomeCode outcome, List<Object> values) {}

    /** The rows that fired, and how the table came to that. */
    record Answer(List<Evaluation.Fired> fired, TableTrace trace) {}

    private final List<TableSource> sources;
    private final Tables engine;
    private final Map<RuleTable, Tables.Compiled> compiled = new ConcurrentHashMap<>();
    private final Map<Asked, List<String>> columns = new ConcurrentHashMap<>();
    private final Map<Key, Answer> answers = new ConcurrentHashMap<>();
    private final Map<String, List<TimeLimit>> limits = new ConcurrentHashMap<>();

    RuleTables(List<TableSource> sources, Tables engine) {
        this.sources = List.copyOf(sources);
        this.engine = engine;
    }

    @Override
    public TableSource get(int index) {
        return sources.get(index);
    }

    @Override
    public int size() {
        return sources.size();
    }

    /** The table as it is evaluated in that protocol, whose tables these are. */
    Tables.Compiled compiled(RuleTable table, Protocol protocol) {
        return compiled.computeIfAbsent(table, t -> engine.compile(protocol.table(t), t.expected(protocol)));
    }

    /**
     * What a table answered before of the same, or what it answers now. A table says the same of the same facts for
     * good, and of one outcome it asks about few of them; so most of what is asked was asked before.
     *
     * @param outcome null where the table is not asked for each
     */
    Answer answer(RuleTable table, @Nullable OutcomeCode outcome, Map<String, ?> told, Protocol protocol) {
        var asked = columns.get(new Asked(table, outcome));
        if (asked != null) {
            var known = answers.get(new Key(table, outcome, values(asked, told)));
            if (known != null) return known;
        }
        var evaluated = compiled(table, protocol);
        var evaluation = evaluated.evaluate(told);
        var about = rowsAbout(evaluation, evaluated.table(), outcome);
        var answer = new Answer(evaluation.fired(), trace(evaluation, outcome, about));
        var asks = asked == null ? columnsOf(evaluated.table(), about) : asked;
        columns.put(new Asked(table, outcome), asks);
        if (answers.size() >= REMEMBERED) answers.clear();
        answers.put(new Key(table, outcome, values(asks, told)), answer);
        return answer;
    }

    private static List<Object> values(List<String> columns, Map<String, ?> told) {
        return columns.stream().<Object>map(told::get).toList();
    }

    /** All but those about another outcome: what did not hold there says nothing of this one. */
    private static SortedSet<Integer> rowsAbout(
            Evaluation evaluation, DecisionTable table, @Nullable OutcomeCode outcome) {
        var rows = table.rows().stream().map(DecisionTable.Row::number).collect(Collectors.toCollection(TreeSet::new));
        if (outcome == null) return rows;
        for (var unmet : evaluation.unmet()) {
            if (unmet.input().equals("outcome")) rows.removeAll(Set.copyOf(unmet.rows()));
        }
        return rows;
    }

    private static List<String> columnsOf(DecisionTable table, Set<Integer> rows) {
        return IntStream.range(0, table.inputs().size())
                .filter(i -> table.rows().stream()
                        .filter(row -> rows.contains(row.number()))
                        .anyMatch(row -> !row.cells().get(i).text().strip().equals("-")))
                .mapToObj(i -> table.inputs().get(i).name())
                .toList();
    }

    private static TableTrace trace(Evaluation evaluation, @Nullable OutcomeCode outcome, Set<Integer> about) {
        return new TableTrace(
                evaluation.table(),
                outcome,
                evaluation.fired().stream().map(Evaluation.Fired::row).toList(),
                evaluation.notFired().stream()
                        .filter(about::contains)
                        .map(row -> new TableTrace.Unmet(row, evaluation.whyNot(row)))
                        .toList());
    }

    /** The time limits of a group, worked out once: every read model asks for them again and again. */
    List<TimeLimit> limits(String group, Function<String, List<TimeLimit>> work) {
        return limits.computeIfAbsent(group, work);
    }
}
