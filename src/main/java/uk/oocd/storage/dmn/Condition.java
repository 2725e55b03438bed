package uk.oocd.storage.dmn;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * What a cell needs, read once. A fact is a text, or a number; yes, no and dates are held as one of these, see
 * {@link Column#plain}.
 */
sealed interface Condition {

    /** Any value will do: the cell is {@code -}. */
    record Any() implements Condition {
        @Override
        public String words() {
            return "any";
        }
    }

    /** @param texts each that will do */
    record Texts(Set<String> texts, String words) implements Condition {
        public Texts {
            texts = Set.copyOf(texts);
        }
    }

    /**
     * @param spans any will do
     * @param negated whether none of them will do instead
     */
    record Numbers(List<Span> spans, boolean negated, String words) implements Condition {
        public Numbers {
            spans = List.copyOf(spans);
        }
    }

    /** What it needs, in words. */
    String words();

    default boolean holds(Object fact) {
        return switch (this) {
            case Any _ -> true;
            case Texts texts -> fact instanceof String text && texts.texts().contains(text);
            case Numbers numbers ->
                fact instanceof BigDecimal number
                        && numbers.spans().stream().anyMatch(s -> s.includes(number)) != numbers.negated();
        };
    }
}
