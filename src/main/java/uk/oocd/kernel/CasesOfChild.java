package uk.oocd.kernel;

import java.util.List;

/** Which streams are about a child. A view of the log, so it may be behind for a moment; what is in them is not. */
public interface CasesOfChild {

    /**
     * Every case file of the child, whosever it is: the rules must know of all of them, and nobody is shown one by it.
     *
     * @param child the same for the same child in every case
     */
    List<String> streams(Subject child);
}
