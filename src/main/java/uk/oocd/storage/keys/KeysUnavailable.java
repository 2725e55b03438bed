package uk.oocd.storage.keys;

/**
 * The keys cannot be read now, so what is sealed cannot be opened. Nothing is wrong with what is sealed: try again once
 * they can.
 */
public final class KeysUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeysUnavailable(Throwable cause) {
        super("the keys cannot be read now", cause);
    }
}
