package uk.oocd.storage.heads;

import java.util.List;

/** Where signed heads are kept, apart from the log. Heads are only ever added, maybe by several programs at once. */
public interface HeadStore {

    /** Keeps a head; it is on disk when this returns. */
    void append(SignedHead head);

    /**
     * Every head kept, in {@link SignedHead#ORDER}.
     *
     * @throws HeadsUnusable one of them cannot be read
     */
    List<SignedHead> all();
}
