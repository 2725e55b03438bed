package uk.oocd.security;

import org.springframework.security.access.AccessDeniedException;

/** The person declared an interest in this case, so its papers are closed to them. */
public final class PapersClosed extends AccessDeniedException {

    public PapersClosed() {
        super("an interest was declared");
    }
}
