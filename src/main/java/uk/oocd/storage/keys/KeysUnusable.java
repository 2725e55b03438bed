package uk.oocd.storage.keys;

import org.jspecify.annotations.Nullable;

/** A secret of this installation is missing, wrong or open to others. The message is a sentence that says what to do. */
public final class KeysUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeysUnusable(String whatToDo, @Nullable Throwable cause) {
        super(whatToDo, cause);
    }
}
