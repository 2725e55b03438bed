package uk.oocd.security;

/**
 * There is no such thing, or it belongs to somebody else: the two are not told apart, so that nobody learns by asking
 * that a case exists. Becomes a page or a problem with status 404.
 */
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFound() {
        super("not found", null, false, false);
    }
}
