package uk.oocd.storage.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What makes the log tamper-evident. A commit's digest is SHA-256 over its content in one canonical form; its chain value
 * is SHA-256 over the chain value before it, its first position and its digest. So a change to anything changes every
 * later chain value, and whoever noted one of them can tell.
 *
 * <p>The digest covers what is kept, personal data as ciphertext: destroying a person's key changes no byte of the log
 * and breaks no proof.
 *
 * <p>The canonical form, all numbers big-endian: the domain {@code uk.oocd/commit} and the format version (int), then the
 * commit id (16 bytes), the number of events (int), and of each event: id, stream (a byte 1, then type, stream, sequence
 * as long; or a byte 0 for none), timestamp (seconds as long, nanoseconds as int), payload type, payload revision,
 * payload, metadata. A text is its UTF-8 bytes; texts and bytes go after their length (int), and -1 stands for null, so
 * that nothing can be moved from one field to the next and null is not the empty text.
 */
public final class Chain {

    /** Of the canonical form. A new form gets a new number, and commits of the old one keep theirs. */
    public static final int VERSION = 1;

    private static final byte[] DOMAIN = "uk.oocd/commit".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] GENESIS = "uk.oocd/genesis".getBytes(StandardCharsets.US_ASCII);

    private Chain() {}

    /** The chain value before the first commit: SHA-256 of {@code uk.oocd/genesis} and the format version (int). */
    public static byte[] genesis() {
        Canonical canonical = new Canonical();
        canonical.raw(GENESIS);
        canonical.number(VERSION);
        return canonical.digest();
    }

    /** The digest of a commit's content; its place in the log is not part of it. */
    public static byte[] digest(UUID commitId, List<LogEvent> events) {
        Canonical canonical = new Canonical();
        canonical.raw(DOMAIN);
        canonical.number(VERSION);
        canonical.number(commitId.getMostSignificantBits());
        canonical.number(commitId.getLeastSignificantBits());
        canonical.number(events.size());
        for (LogEvent event : events) {
            canonical.text(event.id());
            LogEvent.StreamPlace place = event.stream();
            if (place == null) {
                canonical.flag(0);
            } else {
                canonical.flag(1);
                canonical.text(place.type());
                canonical.text(place.stream());
                canonical.number(place.sequence());
            }
            Instant at = event.timestamp();
            canonical.number(at.getEpochSecond());
            canonical.number(at.getNano());
            canonical.text(event.payloadType());
            canonical.text(event.payloadRevision());
            canonical.bytes(event.payload());
            canonical.bytes(event.metadata());
        }
        return canonical.digest();
    }

    /**
     * Refuses text that has no UTF-8 form: half of a surrogate pair. It would be digested as one thing, kept as another,
     * and found forged when it is read.
     *
     * @throws IllegalArgumentException one of the events has such a text
     */
    public static void requireEncodable(List<LogEvent> events) {
        for (int i = 0; i < events.size(); i++) {
            if (!encodable(events.get(i)))
                throw new IllegalArgumentException(
                        "event " + i
                                + " of the commit has half of a surrogate pair in its id, stream or type, which has no UTF-8 form");
        }
    }

    static boolean encodable(LogEvent event) {
        LogEvent.StreamPlace place = event.stream();
        return encodable(event.id())
                && encodable(event.payloadType())
                && encodable(event.payloadRevision())
                && (place == null || (encodable(place.type()) && encodable(place.stream())));
    }

    private static boolean encodable(@Nullable String text) {
        int at = 0;
        while (text != null && at < text.length()) {
            int point = text.codePointAt(at);
            if (Character.MIN_SURROGATE <= point && point <= Character.MAX_SURROGATE) return false;
            at += Character.charCount(point);
        }
        return true;
    }

    /** The chain value of the commit that begins at {@code firstPosition}, after {@code previous}. */
    public static byte[] next(byte[] previous, long firstPosition, byte[] digest) {
        Canonical canonical = new Canonical();
        canonical.raw(previous);
        canonical.number(firstPosition);
        canonical.raw(digest);
        return canonical.digest();
    }

    /** SHA-256 over fields. */
    private static final class Canonical {
        private final MessageDigest sha256;
        private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

        Canonical() {
            try {
                sha256 = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }

        void raw(byte[] value) {
            sha256.update(value);
        }

        void flag(int value) {
            sha256.update((byte) value);
        }

        void number(int value) {
            sha256.update(number.putInt(0, value).array(), 0, Integer.BYTES);
        }

        void number(long value) {
            sha256.update(number.putLong(0, value).array(), 0, Long.BYTES);
        }

        void text(@Nullable String value) {
            bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
        }

        void bytes(byte @Nullable [] value) {
            number(value == null ? -1 : value.length);
            if (value != null) {
                sha256.update(value);
            }
        }

        byte[] digest() {
            return sha256.digest();
        }
    }
}
