package uk.oocd.rationale;

/**
 * An outcome by its neutral code, for example {@code community-resolution}. The protocol says what it is called, what it
 * needs and which Home Office outcome it counts as, so that configuration can add one without code.
 */
public record OutcomeCode(String value) {

    public OutcomeCode {
        if (!value.matches("[a-z0-9]+(-[a-z0-9]+)*")) throw new IllegalArgumentException("not an outcome code");
    }

    public static OutcomeCode of(String value) {
        return new OutcomeCode(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
