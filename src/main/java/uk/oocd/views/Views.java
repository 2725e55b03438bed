package uk.oocd.views;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Where one projection keeps its documents. Implemented once per store, in {@code storage}. */
public interface Views<V> {

    Optional<V> find(String key);

    /**
     * Replaces the document under {@code key} by {@code change} of it, starting from the definition's blank where there
     * is none. Each document keeps the position it has applied: an event that it has seen changes nothing, so delivery
     * may repeat. So make a document of the events of one stream only: what was set aside ({@link SetAside}) comes after
     * later events of other streams. And since a repeated batch may find some documents further than others,
     * {@code change} follows from the event and the document it is given, and from no other document.
     *
     * @param position the event's place in the whole log
     */
    void update(String key, Position position, UnaryOperator<V> change);

    /** The documents whose indexed values equal those given (all of them, where none is given). */
    List<V> select(Selection selection);

    /** How many {@link #select} would find, were there no limit. */
    long count(Map<String, String> where);

    /** Forgets everything, before a replay. */
    void clear();

    /**
     * @param where index name to value, all of which must hold
     * @param orderBy an index, or null for the order of the keys
     * @param descending the other way round
     * @param limit at most so many; 0 or less for all
     */
    record Selection(Map<String, String> where, @Nullable String orderBy, boolean descending, int offset, int limit) {

        public Selection {
            where = Map.copyOf(where);
        }

        public static Selection where(Map<String, String> where) {
            return new Selection(where, null, false, 0, 0);
        }

        public Selection orderBy(String index) {
            return new Selection(where, index, false, offset, limit);
        }

        public Selection latestFirst(String index) {
            return new Selection(where, index, true, offset, limit);
        }

        public Selection page(int offset, int limit) {
            return new Selection(where, orderBy, descending, offset, limit);
        }
    }
}
