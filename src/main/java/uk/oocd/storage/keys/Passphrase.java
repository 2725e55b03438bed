package uk.oocd.storage.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** What a person knows, from which a key is made. Stands in no message and no argument of a command. */
public final class Passphrase implements AutoCloseable {

    /** Shorter ones can be tried out. */
    private static final int SHORTEST = 12;

    private final char[] letters;

    /**
     * @param letters cleared when this is closed
     * @throws KeysUnusable they are too few
     */
    public Passphrase(char[] letters) {
        if (letters.length < SHORTEST)
            throw new KeysUnusable(
                    "The passphrase is too short: take " + SHORTEST + " letters or more, such as four or five words.",
                    null);
        this.letters = letters;
    }

    /**
     * The first line of a file that only its owner may read.
     *
     * @throws KeysUnusable it is missing, open to others, or too short
     */
    public static Passphrase of(Path file) {
        var text = new String(OwnerFile.read(file, "passphrase"), UTF_8);
        return new Passphrase(text.lines().findFirst().orElse("").toCharArray());
    }

    /** Whether both are the same letters. */
    public boolean isSameAs(Passphrase other) {
        return Arrays.equals(letters, other.letters);
    }

    /** A key of 256 bits by PBKDF2-HMAC-SHA-256. */
    byte[] key(byte[] salt, int iterations) {
        var spec = new PBEKeySpec(letters, salt, iterations, 256);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public void close() {
        Arrays.fill(letters, ' ');
    }
}
