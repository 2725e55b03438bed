package uk.oocd.kernel;

import java.util.regex.Pattern;

/**
 * Whom personal data is about: a pseudonym such as {@code child:5c0f…} that names one person's encryption key. Holds
 * nothing from which the person could be worked out without the installation's own secret ({@link Fingerprints}).
 */
public record Subject(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z]+(-[a-z]+)*:[0-9a-f-]{36}");

    public Subject {
        if (!FORM.matcher(value).matches()) throw new IllegalArgumentException("not a subject");
    }

    @Override
    public String toString() {
        return value;
    }
}
