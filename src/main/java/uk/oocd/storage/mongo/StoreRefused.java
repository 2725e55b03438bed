package uk.oocd.storage.mongo;

import org.jspecify.annotations.Nullable;

/** The database cannot be used as it is; the message says why, and what to do. */
public final class StoreRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreRefused(String message) {
        this(message, null);
    }

    public StoreRefused(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
