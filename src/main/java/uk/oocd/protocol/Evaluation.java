package uk.oocd.protocol;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a decision table answered and why: plain data, kept with the decision, so that it can be read for good without
 * the table and without the engine. Each condition that did not hold is there once, with the rows that needed it.
 *
 * @param table what the protocol calls the table
 * @param given each fact that the table asked about
 * @param fired the rows that decided, with their answers; none where the table says nothing about these facts
 * @param passedOver rows that held too, but came after the one that decided
 * @param unmet of every other row, each cell that did not hold
 */
public record Evaluation(
        String table, List<Given> given, List<Fired> fired, List<Integer> passedOver, List<Unmet> unmet) {

    public Evaluation {
        given = List.copyOf(given);
        fired = List.copyOf(fired);
        passedOver = List.copyOf(passedOver);
        unmet = List.copyOf(unmet);
    }

    /** @param value in words, for example {@code 4}, {@code yes} or {@code 31 January 2026} */
    public record Given(String input, String value) {}

    /** @param annotation what the table’s author noted beside the row; may be empty */
    public record Fired(int row, List<Answer> answers, String annotation) {

        public Fired {
            answers = List.copyOf(answers);
        }

        /** @throws IllegalArgumentException the table has no such column */
        public String text(String output) {
            var values = list(output);
            if (values.size() != 1) throw new IllegalArgumentException(output + " is not one value but " + values);
            return values.getFirst();
        }

        /** @throws IllegalArgumentException the table has no such column, or no number in it */
        public BigDecimal number(String output) {
            return new BigDecimal(text(output));
        }

        /** @throws IllegalArgumentException the table has no such column */
        public boolean yes(String output) {
            return Boolean.parseBoolean(text(output));
        }

        /** @throws IllegalArgumentException the table has no such column */
        public List<String> list(String output) {
            return answer(output)
                    .orElseThrow(() -> new IllegalArgumentException("The table has no output " + output))
                    .values();
        }

        /** For columns that a table need not have. */
        public Optional<Answer> answer(String output) {
            return answers.stream().filter(a -> a.output().equals(output)).findFirst();
        }
    }

    /** @param values one, or as many as a list has: the text, the number in digits, or {@code true} or {@code false} */
    public record Answer(String output, List<String> values) {
        public Answer {
            values = List.copyOf(values);
        }
    }

    /**
     * A condition that did not hold.
     *
     * @param needs in words, for example {@code 1 to 3}
     * @param rows each row that needs it, from 1
     */
    public record Unmet(String input, String needs, List<Integer> rows) {
        public Unmet {
            rows = List.copyOf(rows);
        }
    }

    /** The rows that did not hold, in the table’s order. */
    public SortedSet<Integer> notFired() {
        var rows = new TreeSet<Integer>();
        for (var condition : unmet) rows.addAll(condition.rows());
        return rows;
    }

    /** Why a row did not hold: a sentence for each of its cells that did not, without a full stop. Empty if it held. */
    public List<String> whyNot(int row) {
        return unmet.stream()
                .filter(u -> u.rows().contains(row))
                .map(u -> u.input() + " is " + value(u.input()) + "; this row needs " + u.needs())
                .toList();
    }

    /** What the table was told, in words. */
    public String value(String input) {
        return given.stream()
                .filter(g -> g.input().equals(input))
                .map(Given::value)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The table did not ask about " + input));
    }
}
