package uk.oocd.storage.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.Random;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import uk.oocd.kernel.Fingerprints;
import uk.oocd.kernel.Subject;

/**
 * Ids from HMAC-SHA-256, as UUIDs of version 8 (RFC 9562). Each part is normalised and preceded by its length, so that
 * no two lists of parts run together into the same bytes.
 */
public final class HmacFingerprints implements Fingerprints {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET = 32;

    /** Nobody's: the place of the secret among the keys. */
    static final Subject SHARED = new Subject("fingerprint-key:" + new UUID(0, 0));

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private final SecretKeySpec secret;

    private HmacFingerprints(byte[] secret) {
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * Opens the secret, or makes one where nothing depends on it yet.
     *
     * @param keys where there are keys, there are ids made with the secret, and a new one would make others
     * @throws KeysUnusable it is missing although there are keys, open to others, or not a secret
     */
    public static HmacFingerprints open(Path file, KeyStore keys) {
        var secret = OwnerFile.read(
                file,
                "fingerprint key",
                keys.any().isPresent() ? "the ids made with it" : "",
                () -> Random.randBytes(SECRET));
        if (secret.length != SECRET)
            throw new KeysUnusable(
                    "The file " + file + " holds no fingerprint key (" + SECRET + " bytes): put the right one in its"
                            + " place.",
                    null);
        return new HmacFingerprints(secret);
    }

    /**
     * Opens the secret of an installation that several instances share, or makes it where this is the first: it stands
     * among the keys, wrapped by the master key, so that one file is all that each instance needs.
     */
    public static HmacFingerprints openShared(KeyStore keys, MasterKey master) {
        var kept = keys.insert(SHARED, master.wrap(SHARED, Random.randBytes(SECRET)));
        if (kept instanceof KeyStore.Entry.Wrapped(var wrapped)) {
            var secret = shared(wrapped, master);
            if (secret.isPresent()) return new HmacFingerprints(secret.get());
        }
        throw new KeysUnusable(
                "The fingerprint key among the keys of this installation was not wrapped by its master key, or was"
                        + " destroyed: restore the keys from a backup.",
                null);
    }

    /** The secret that stands among the keys as {@link #SHARED}; empty where this master key did not wrap it. */
    static Optional<byte[]> shared(byte[] wrapped, MasterKey master) {
        return master.unwrap(SHARED, wrapped);
    }

    /** Puts a secret that was made elsewhere among the keys. */
    static void share(byte[] secret, KeyStore keys, MasterKey master) {
        keys.insert(SHARED, master.wrap(SHARED, secret));
    }

    @Override
    public UUID of(String kind, String... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            add(mac, "oocd fingerprint 1");
            add(mac, kind);
            for (var part : parts) add(mac, normal(part));
            var hash = ByteBuffer.wrap(mac.doFinal());
            return new UUID(
                    (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L,
                    (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(Mac mac, String text) {
        var bytes = text.getBytes(UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        mac.update(bytes);
    }

    private static String normal(String text) {
        var bare = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("");
        return BLANKS.matcher(bare).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
