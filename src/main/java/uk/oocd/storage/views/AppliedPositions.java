package uk.oocd.storage.views;

import java.util.OptionalLong;

/** How far projections have come, whichever instance of the program works on them. */
public interface AppliedPositions {

    /**
     * The position of the last event that the projection has applied, or had no use for, and has told the store of; -1
     * before the first; empty where it has never run.
     */
    OptionalLong applied(String processor);
}
