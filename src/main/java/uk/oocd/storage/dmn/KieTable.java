package uk.oocd.storage.dmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import uk.oocd.protocol.DecisionTable.HitPolicy;
import uk.oocd.protocol.Evaluation;

/**
 * One table that KIE evaluates and that explains itself. Which rows hold is worked out twice, by KIE and from the
 * conditions that the explanation is made of: should they ever disagree, there is no answer rather than one with a wrong
 * explanation.
 */
final class KieTable {

    private final Table table;
    private final KieEngine engine;
    /** In each column, each condition once with the rows that need it. */
    private final List<Map<Condition, List<Integer>>> conditions;

    KieTable(Table table) {
        this.table = table;
        engine = new KieEngine(table);
        conditions = new ArrayList<>();
        for (int i = 0; i < table.inputs().size(); i++) {
            var rows = new LinkedHashMap<Condition, List<Integer>>();
            for (var row : table.rows())
                rows.computeIfAbsent(row.condition(i), _ -> new ArrayList<>()).add(row.number());
            conditions.add(rows);
        }
    }

    Table table() {
        return table;
    }

    /**
     * @throws IllegalArgumentException a fact is missing or none of its column’s values; names each
     * @throws IllegalStateException KIE answers otherwise than the table reads
     */
    Evaluation evaluate(Map<String, ?> facts) {
        return explained(plain(facts));
    }

    /** Of facts as conditions hold them. */
    Evaluation explained(Map<String, Object> plain) {
        var given = new ArrayList<Evaluation.Given>();
        var unmet = new ArrayList<Evaluation.Unmet>();
        var held = new TreeSet<Integer>();
        for (int number = 1; number <= table.rows().size(); number++) held.add(number);
        var forKie = new HashMap<String, Object>();
        for (int i = 0; i < conditions.size(); i++) {
            var column = table.inputs().get(i);
            var fact = plain.get(column.name());
            if (fact == null) throw new IllegalArgumentException("There is no " + column.name());
            forKie.put(column.name(), column.forKie(fact));
            given.add(new Evaluation.Given(column.name(), Words.value(fact, column)));
            conditions.get(i).forEach((condition, rows) -> {
                if (condition.holds(fact)) return;
                unmet.add(new Evaluation.Unmet(column.name(), condition.words(), rows));
                held.removeAll(rows);
            });
        }
        var result = engine.evaluate(forKie);
        var ours = List.copyOf(held);
        if (!result.held().equals(ours) || !result.decided().equals(deciding(ours)))
            throw new IllegalStateException("KIE says that of the table " + table.name() + " the rows " + result.held()
                    + " hold, and its cells that " + ours + " do");
        var fired = new ArrayList<Evaluation.Fired>();
        for (int i = 0; i < result.decided().size(); i++)
            fired.add(fired(result.decided().get(i), result.answers().get(i)));
        return new Evaluation(
                table.name(),
                given,
                fired,
                ours.stream().filter(r -> !result.decided().contains(r)).toList(),
                unmet);
    }

    private List<Integer> deciding(List<Integer> held) {
        return table.policy() == HitPolicy.FIRST ? held.stream().limit(1).toList() : held;
    }

    private Evaluation.Fired fired(int number, List<List<String>> values) {
        var row = table.rows().get(number - 1);
        var answers = new ArrayList<Evaluation.Answer>();
        for (int i = 0; i < table.outputs().size(); i++) {
            if (!values.get(i).equals(row.answer(i).values()))
                throw new IllegalStateException("KIE answers " + values.get(i) + " of the table " + table.name()
                        + ", where row " + number + " says " + row.answer(i).values());
            answers.add(new Evaluation.Answer(table.outputs().get(i).name(), values.get(i)));
        }
        return new Evaluation.Fired(number, answers, row.annotation());
    }

    private Map<String, Object> plain(Map<String, ?> facts) {
        var plain = new HashMap<String, Object>();
        var wrong = new ArrayList<String>();
        for (var column : table.inputs()) {
            var fact = facts.get(column.name());
            if (fact == null) wrong.add("there is no " + column.name());
            else
                column.plain(fact)
                        .ifPresentOrElse(
                                value -> plain.put(column.name(), value),
                                () -> wrong.add(column.name() + " is " + fact + ", which is none of its values"));
        }
        if (!wrong.isEmpty())
            throw new IllegalArgumentException(
                    "The table " + table.name() + " cannot be asked: " + String.join("; ", wrong));
        return plain;
    }
}
