package uk.oocd.storage.views;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one collection that were written last, as they were written: the next event of a case mostly follows
 * soon, and then its document need not be read, opened and decoded again. Only what was committed is kept. One that is
 * out of date does no harm: a document is replaced only where it is still at the position that the change started from.
 *
 * <p>What is personal is here in plain, as it is in the events at hand. Where its key is destroyed, writing it again fails
 * once, whereupon it is forgotten and read anew, erased.
 */
public final class RecentDocuments<V> {

    /** A few kilobytes each. */
    private static final int MOST = 1_024;

    /**
     * @param position of the last event that was applied to it
     */
    public record Kept<V>(long position, V value) {}

    private final Map<String, Kept<V>> byKey = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept<V>> eldest) {
            return size() > MOST;
        }
    };

    public synchronized @Nullable Kept<V> find(String key) {
        return byKey.get(key);
    }

    public synchronized void keep(String key, Kept<V> document) {
        byKey.put(key, document);
    }

    public synchronized void forget(String key) {
        byKey.remove(key);
    }

    public synchronized void forgetAll() {
        byKey.clear();
    }
}
