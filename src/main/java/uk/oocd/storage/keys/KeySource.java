package uk.oocd.storage.keys;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Subject;

/** Wrapped keys, as far as they can be read through. */
@FunctionalInterface
public interface KeySource {

    /** A subject, and what there is under it. */
    record Held(Subject subject, KeyStore.Entry entry) {}

    /**
     * What there is, in an order by subject.
     *
     * @param after the subject last given; null for the start
     * @param limit how many at most; fewer only at the end
     */
    List<Held> page(@Nullable Subject after, int limit);
}
