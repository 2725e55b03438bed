package uk.oocd.protocol;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decision tables: the port to whatever engine reads and evaluates them. */
public interface Tables {

    /**
     * Reads a table that nobody vouches for and says all that is wrong with it. Nothing in it is run before it is found
     * harmless, whatever it holds.
     *
     * @param expected what the program tells it and needs back
     */
    Checked check(TableSource source, Expected expected);

    /**
     * A table to evaluate. It is read when it is first used, so that a program with many tables starts as quickly as one
     * with none; the same source read once is not read again.
     *
     * @param source of a table that was checked with the same expectations
     */
    Compiled compile(TableSource source, Expected expected);

    /**
     * @param table what could be read; null where it is no table at all
     * @param findings errors first, in the table’s order
     */
    record Checked(@Nullable DecisionTable table, List<Finding> findings) {
        public Checked {
            findings = List.copyOf(findings);
        }

        /** Whether the table may be used once its gaps, if any, are accepted. */
        public boolean usable() {
            return findings.stream().noneMatch(Finding::error);
        }

        public List<Finding> errors() {
            return findings.stream().filter(Finding::error).toList();
        }

        public List<Finding> gaps() {
            return findings.stream().filter(f -> !f.error()).toList();
        }
    }

    /**
     * A value like any other: the same facts give the same answer for good, from as many threads as there are, so that a
     * rule may be handed one and ask it.
     */
    interface Compiled {

        TableSource source();

        /** @throws TableUnusable the table has errors */
        DecisionTable table();

        /**
         * @param facts by input, all that the table asks about: a {@code String}, an
         *     {@code Integer}, {@code Long} or {@code BigDecimal}, a {@code Boolean}, a {@code LocalDate}. What it does
         *     not ask about is passed over.
         * @throws TableUnusable the table has errors
         * @throws IllegalArgumentException a fact is missing or is none of the values that the table allows; names each
         */
        Evaluation evaluate(Map<String, ?> facts);
    }
}
