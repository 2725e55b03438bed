package uk.oocd.storage.dmn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.protocol.DecisionTable;
import uk.oocd.protocol.DecisionTable.HitPolicy;

/** A table as it was read. Only of one without errors is everything there. */
record Table(String name, HitPolicy policy, List<Column> inputs, List<Column> outputs, List<Row> rows) {

    Table {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        rows = List.copyOf(rows);
    }

    /** @param condition null where the cell is unusable */
    record Needed(String text, @Nullable Condition condition) {}

    /** @param answer null where the cell is unusable */
    record Given(String text, Cells.@Nullable Answer answer) {}

    /** @param number from 1 */
    record Row(int number, List<Needed> needs, List<Given> gives, String annotation) {
        Row {
            needs = List.copyOf(needs);
            gives = List.copyOf(gives);
        }

        /** @throws IllegalStateException the cell is unusable */
        Condition condition(int column) {
            var condition = needs.get(column).condition();
            if (condition == null) throw new IllegalStateException("A table with errors was used");
            return condition;
        }

        /** @throws IllegalStateException the cell is unusable */
        Cells.Answer answer(int column) {
            var answer = gives.get(column).answer();
            if (answer == null) throw new IllegalStateException("A table with errors was used");
            return answer;
        }
    }

    DecisionTable readable() {
        return new DecisionTable(
                name,
                policy,
                inputs.stream().map(Table::readable).toList(),
                outputs.stream().map(Table::readable).toList(),
                rows.stream().map(Table::readable).toList());
    }

    private static DecisionTable.Column readable(Column column) {
        return new DecisionTable.Column(column.name(), column.label(), column.type(), column.allowed());
    }

    private static DecisionTable.Row readable(Row row) {
        var cells = new ArrayList<DecisionTable.Cell>();
        for (var need : row.needs()) {
            var condition = need.condition();
            cells.add(new DecisionTable.Cell(need.text(), condition == null ? need.text() : condition.words()));
        }
        var outputs = new ArrayList<DecisionTable.Cell>();
        for (var give : row.gives()) {
            var answer = give.answer();
            outputs.add(new DecisionTable.Cell(give.text(), answer == null ? give.text() : answer.words()));
        }
        return new DecisionTable.Row(row.number(), cells, outputs, row.annotation());
    }
}
