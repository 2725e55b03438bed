package uk.oocd.storage.heads;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.subtle.Ed25519Verify;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.oocd.storage.keys.SigningKey;
import uk.oocd.storage.log.Head;

/**
 * A head of the log with a signature: plain Ed25519 (RFC 8032) over the canonical form of the head, so that any tool can
 * check it. It holds the public key, so that checking needs no secret; who wants to be sure whose key that is compares its
 * {@link #keyId} with one noted elsewhere.
 *
 * <p>The canonical form, all numbers big-endian: the domain {@code uk.oocd/head} in ASCII, its version (int, = 1),
 * position (long), chain value after its length (int), time (seconds as long, nanoseconds as int), public key after its
 * length (int).
 *
 * @param publicKey 32 bytes
 * @param signature 64 bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content, and never changed
public record SignedHead(Head head, byte[] publicKey, byte[] signature) {

    /** Of the canonical form. */
    public static final int VERSION = 1;

    /** By position, and those of one position by time. */
    public static final Comparator<SignedHead> ORDER = Comparator.comparingLong(
                    (SignedHead signed) -> signed.head().position())
            .thenComparing(signed -> signed.head().at());

    private static final byte[] DOMAIN = "uk.oocd/head".getBytes(US_ASCII);
    private static final int ID_BYTES = 16;

    /** Signs a head. */
    public static SignedHead sign(Head head, SigningKey key) {
        var publicKey = key.publicKey();
        return new SignedHead(head, publicKey, key.sign(canonical(head, publicKey)));
    }

    /** Whether the key that it names signed it as it stands. */
    public boolean isGenuine() {
        try {
            new Ed25519Verify(publicKey).verify(signature, canonical(head, publicKey));
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Names the key: the first 16 bytes of SHA-256 over the public key, in hexadecimal. */
    public String keyId() {
        return keyId(publicKey);
    }

    static String keyId(byte[] publicKey) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static byte[] canonical(Head head, byte[] publicKey) {
        var bytes = new ByteArrayOutputStream();
        var at = head.at();
        try (var canonical = new DataOutputStream(bytes)) {
            canonical.write(DOMAIN);
            canonical.writeInt(VERSION);
            canonical.writeLong(head.position());
            canonical.writeInt(head.chain().length);
            canonical.write(head.chain());
            canonical.writeLong(at.getEpochSecond());
            canonical.writeInt(at.getNano());
            canonical.writeInt(publicKey.length);
            canonical.write(publicKey);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedHead(Head(var position, var chain, var at), var key, var theirs)
                && head.position() == position
                && Arrays.equals(head.chain(), chain)
                && head.at().equals(at)
                && Arrays.equals(publicKey, key)
                && Arrays.equals(signature, theirs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(head.position(), head.at(), Arrays.hashCode(signature));
    }
}
