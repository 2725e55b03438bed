package uk.oocd.storage.heads;

import org.jspecify.annotations.Nullable;

/** Signed heads cannot be read or kept. The message is a sentence that says where, and what to do. */
public final class HeadsUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public HeadsUnusable(String whatToDo, @Nullable Throwable cause) {
        super(whatToDo, cause);
    }
}
