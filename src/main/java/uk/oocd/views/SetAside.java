package uk.oocd.views;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The events that a projection could not take, which wait with their successors of the same case while the rest goes on.
 * Until they are taken the read model shows that case as it was before them.
 */
public interface SetAside {

    /** What waits, by projection, and in each what has waited longest first. */
    List<Waiting> waiting();

    /**
     * Tries what waits again, in the order of the log; a case whose first event cannot be taken now either goes on
     * waiting.
     *
     * @param stream of one case or panel only; of all where it is null
     * @return empty where there is no such projection
     */
    Optional<Tried> tryAgain(String projection, @Nullable String stream);

    /**
     * The events of one case or panel that wait for one projection. Nothing in it is personal.
     *
     * @param stream the id of the case or the panel
     * @param event the stored name of the first, for example {@code case-file/outcome-agreed}
     * @param position its place in the log
     * @param since when it was set aside
     * @param lastTried when it was last tried; as {@code since} where it has not been tried again
     * @param reason what kind of failure it was and where in the program, never its message; null where it has not been
     *     tried
     * @param behind how many events wait behind it
     */
    record Waiting(
            String projection,
            String stream,
            String event,
            long position,
            Instant since,
            Instant lastTried,
            @Nullable String reason,
            long behind) {}

    /**
     * What came of it.
     *
     * @param taken cases and panels of which nothing waits any more
     * @param waiting cases and panels of which something still does
     */
    record Tried(int taken, int waiting) {}
}
