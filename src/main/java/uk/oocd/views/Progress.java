package uk.oocd.views;

import java.time.Duration;

/** How far the projections have come, so that a page can show what was just recorded. */
public interface Progress {

    /**
     * Waits until every projection has applied all that is in the log now.
     *
     * @return false where they are still behind when the time is up: show what there is, and say so
     */
    boolean awaitCaughtUp(Duration atMost);
}
