package uk.oocd.storage.embedded;

import org.jspecify.annotations.Nullable;

/** The data folder or a file in it cannot be used as it is. The message is a sentence that says what to do. */
public final class StoreUnusable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreUnusable(String whatToDo, @Nullable Throwable cause) {
        super(whatToDo, cause);
    }
}
