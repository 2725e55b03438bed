package uk.oocd.kernel;

/** What can be wrong with a free text, wherever it stands. */
public enum TextProblem implements Problem {
    /** Longer than {@link Texts#LIMIT} characters; the fact is the limit. */
    TEXT_TOO_LONG;

    @Override
    public String pointer() {
        return "";
    }

    @Override
    public Kind kind() {
        return Kind.INVALID;
    }
}
