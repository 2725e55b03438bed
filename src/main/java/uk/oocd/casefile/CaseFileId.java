package uk.oocd.casefile;

import java.util.Locale;
import java.util.UUID;

/**
 * Names a case file, and its stream: {@code case-file:<uuid>}. Made from force, crime reference and child by the
 * installation's keyed hash, so that the same referral sent twice finds the same stream, and is not taken twice.
 */
public record CaseFileId(UUID value) {

    private static final String PREFIX = "case-file:";
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static CaseFileId of(String text) {
        return new CaseFileId(UUID.fromString(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text));
    }

    /** What people call it, for example {@code OOCD-7F3K-2M9P}: forty bits of the id, in letters hard to misread. */
    public String reference() {
        var text = new StringBuilder("OOCD");
        for (int i = 0; i < 8; i++) {
            if (i % 4 == 0) text.append('-');
            text.append(ALPHABET.charAt((int) (value.getMostSignificantBits() >>> (59 - 5 * i)) & 31));
        }
        return text.toString().toUpperCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return PREFIX + value;
    }
}
