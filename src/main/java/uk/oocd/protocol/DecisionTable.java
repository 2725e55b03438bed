package uk.oocd.protocol;

import java.util.List;

/**
 * A decision table as people read it: what it asks, what it answers, and a numbered row for each rule.
 *
 * @param name what the protocol calls it
 */
public record DecisionTable(
        String name, HitPolicy hitPolicy, List<Column> inputs, List<Column> outputs, List<Row> rows) {

    public DecisionTable {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        rows = List.copyOf(rows);
    }

    /** What happens when several rows hold. Source: OMG DMN 1.3, 8.2.8. */
    public enum HitPolicy {
        UNIQUE("Only one row can hold, and it decides"),
        FIRST("The first row that holds decides"),
        COLLECT("Every row that holds counts");

        private final String sentence;

        HitPolicy(String sentence) {
            this.sentence = sentence;
        }

        /** For people who read the table; without a full stop. */
        public String sentence() {
            return sentence;
        }
    }

    public enum ColumnType {
        TEXT,
        NUMBER,
        YES_OR_NO,
        DAY,
        LIST_OF_TEXT
    }

    /**
     * @param name what the program calls it; rows and findings name it so
     * @param label what the table’s author called it; the name where they gave none
     * @param allowed the values it may have, in words; empty where the table does not limit them
     */
    public record Column(String name, String label, ColumnType type, List<String> allowed) {
        public Column {
            allowed = List.copyOf(allowed);
        }
    }

    /**
     * @param text as it is written in the table, for example {@code [1..3]}
     * @param words what that means, for example {@code 1 to 3}; the text again where it means nothing to us
     */
    public record Cell(String text, String words) {}

    /**
     * @param number from 1, in the table’s order
     * @param cells one for each input column
     * @param outputs one for each output column
     * @param annotation what the author noted beside it; may be empty
     */
    public record Row(int number, List<Cell> cells, List<Cell> outputs, String annotation) {
        public Row {
            cells = List.copyOf(cells);
            outputs = List.copyOf(outputs);
        }
    }
}
