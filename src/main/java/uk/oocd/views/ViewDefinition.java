package uk.oocd.views;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a projection keeps.
 *
 * @param name lower-case and hyphenated; also the collection's name, so renaming it means replaying
 * @param type a record, stored as JSON; its {@link uk.oocd.kernel.Personal} parts are stored sealed, as in events
 * @param blank what a document is before its first event
 * @param indexes what can be asked for other than by key
 */
public record ViewDefinition<V>(String name, Class<V> type, V blank, List<Index<V>> indexes) {

    public ViewDefinition {
        indexes = List.copyOf(indexes);
    }

    /**
     * One thing that documents can be selected and ordered by.
     *
     * @param name lower-case, letters and underscores
     * @param value what it is in one document, never personal data; null keeps the document out of the index. Text
     *     order is the order, so write dates as ISO and pad numbers
     */
    public record Index<V>(String name, Function<V, @Nullable String> value) {}

    public static <V> Index<V> index(String name, Function<V, @Nullable String> value) {
        return new Index<>(name, value);
    }
}
