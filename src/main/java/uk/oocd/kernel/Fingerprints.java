package uk.oocd.kernel;

import java.util.UUID;

/**
 * Turns what identifies somebody or something into an id that is always the same here, and means nothing elsewhere: a
 * keyed hash (HMAC-SHA-256) under a secret of this installation. A plain hash would not do: names and dates of birth
 * are few enough to try them all.
 */
public interface Fingerprints {

    /**
     * @param kind keeps ids of different kinds apart, for example {@code child}
     * @param parts what identifies it, in order; compared without regard to case, accents or surplus blanks
     */
    UUID of(String kind, String... parts);
}
