package uk.oocd.settings;

/** Something that cannot be right, found at start: the program ends with these two sentences and no stack trace. */
public final class CannotStart extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * @param what what is wrong, as a sentence
     * @param action what to do about it, as a sentence
     */
    public CannotStart(String what, String action) {
        super(what);
        this.action = action;
    }

    /** What to do about it. */
    public String action() {
        return action;
    }
}
