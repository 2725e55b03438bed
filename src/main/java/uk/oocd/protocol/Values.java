package uk.oocd.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which values a column of a decision table can have. There is no null among them: a fact that nobody recorded is a
 * value of its own, for example {@code not-recorded}, so that a table has to say what follows from it.
 */
public sealed interface Values {

    /** One of these texts, which a table names in quotes. */
    record OneOf(List<String> texts) implements Values {
        public OneOf {
            texts = List.copyOf(texts);
        }

        public OneOf(String... texts) {
            this(List.of(texts));
        }
    }

    /** Any text; only for outputs, since nobody could say which inputs a table has left out. */
    record AnyText() implements Values {}

    /**
     * A whole number, so that nothing is missing between 1 and 2.
     *
     * @param lowest the lowest there can be; null where there is none
     * @param highest the highest there can be; null where there is none
     */
    record Whole(@Nullable Integer lowest, @Nullable Integer highest) implements Values {}

    /** Any number. */
    record Decimal() implements Values {}

    /** {@code true} or {@code false}. */
    record YesOrNo() implements Values {}

    /** A calendar date, which a table writes {@code date("2026-01-31")}. */
    record Day() implements Values {}

    /** A list of any of these texts, or of any text where there are none; only for outputs. */
    record ListOf(List<String> texts) implements Values {
        public ListOf {
            texts = List.copyOf(texts);
        }
    }
}
