package uk.oocd.storage.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import com.google.crypto.tink.subtle.Random;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import uk.oocd.kernel.Subject;

/**
 * One subject's key, ready for use, and the form of what it seals:
 *
 * <pre>
 * format (1 byte, = 1) ‖ commitment (32 bytes) ‖ nonce (12) ‖ ciphertext ‖ tag (16)
 * </pre>
 *
 * <p>The commitment names the key: AES-GCM alone does not, so that somebody with two keys could make bytes which open to
 * two different texts. It is derived from the key by HKDF-SHA-256 and gives nothing of it away.
 *
 * <p>Authenticated with it are the format and the subject, so that nothing sealed for one person passes for another's.
 * Deliberately not the event, the field or the position: an upcaster may rename fields and events, and a view keeps the
 * same value elsewhere, without anybody having to open and seal it anew. That no event was altered, moved or exchanged
 * is proven by the log's hash chain, which runs over the sealed bytes.
 */
final class DataKey {

    static final int SIZE = 32;

    private static final byte FORMAT = 1;
    private static final int COMMITMENT = 32;
    private static final int HEADER = 1 + COMMITMENT;
    private static final byte[] COMMITMENT_INFO = "oocd key commitment 1".getBytes(UTF_8);

    private final Aead aead;
    private final byte[] header;
    private final byte[] context;

    DataKey(Subject subject, byte[] key) {
        try {
            aead = new AesGcmJce(key);
            header = new byte[HEADER];
            header[0] = FORMAT;
            var commitment = Hkdf.computeHkdf("HMACSHA256", key, new byte[0], COMMITMENT_INFO, COMMITMENT);
            System.arraycopy(commitment, 0, header, 1, COMMITMENT);
            context = ("oocd personal 1 " + subject.value()).getBytes(UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] fresh() {
        return Random.randBytes(SIZE);
    }

    byte[] seal(byte[] plain) {
        try {
            var cipher = aead.encrypt(plain, context);
            var sealed = Arrays.copyOf(header, HEADER + cipher.length);
            System.arraycopy(cipher, 0, sealed, HEADER, cipher.length);
            return sealed;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws GeneralSecurityException this key did not seal it */
    byte[] open(byte[] sealed) throws GeneralSecurityException {
        if (sealed.length < HEADER || !MessageDigest.isEqual(header, Arrays.copyOf(sealed, HEADER)))
            throw new GeneralSecurityException("another key, or another format");
        return aead.decrypt(Arrays.copyOfRange(sealed, HEADER, sealed.length), context);
    }
}
