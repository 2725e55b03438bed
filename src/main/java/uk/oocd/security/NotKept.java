package uk.oocd.security;

/** The records could not take a command. Becomes a page or a problem with status 503, or 422 where it is too large. */
public final class NotKept extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    NotKept(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    /** What became of it. */
    public Reason reason() {
        return reason;
    }

    /** Why a command was not acknowledged. Each has a sentence of its own, under its {@link #code()}. */
    public enum Reason {
        /** Nothing was saved, and nothing will be until somebody puts it right: a full disk, a closed log. */
        NOTHING_SAVED("nothing-saved"),
        /** It may or may not have been saved: look before doing it again. */
        OUTCOME_UNKNOWN("outcome-unknown"),
        /** Nothing was saved: it is over the bound on one entry. */
        TOO_LARGE("entry-too-large");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** What clients branch on and the message is keyed by. */
        public String code() {
            return code;
        }
    }
}
