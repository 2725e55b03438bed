package uk.oocd.storage.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import uk.oocd.kernel.Subject;

/**
 * The key that wraps every data key: AES-256-GCM, a Tink keyset in a file of its own. Whoever has it and the store of
 * wrapped keys can read everything, so the two should not be in one backup. Lost, nothing personal can be read again.
 */
public final class MasterKey {

    private static final byte FORMAT = 1;

    /** Nobody's: what is wrapped for it shows which master key the installation has. */
    private static final Subject CHECK = new Subject("master-key-check:" + new UUID(0, 0));

    private final Aead aead;

    private MasterKey(Aead aead) {
        this.aead = aead;
    }

    /**
     * Opens the master key, or makes one where nothing depends on it yet.
     *
     * @param keys what it wraps; a key of these is tried
     * @throws KeysUnusable it is missing although there are keys, open to others, or not the one of these keys
     */
    public static MasterKey open(Path file, KeyStore keys) {
        var sample = keys.any();
        var json =
                OwnerFile.read(file, "master key", sample.isPresent() ? "the keys it wrapped" : "", MasterKey::fresh);
        var master = of(file, json);
        if (sample.isPresent()
                && master.unwrap(sample.get().subject(), sample.get().key()).isEmpty())
            throw new KeysUnusable(
                    "The master key in " + file
                            + " is not the one that wrapped the keys kept here: put the right one in"
                            + " its place, or restore the keys that belong to this one.",
                    null);
        return master;
    }

    /**
     * Opens the master key of an installation that several instances share, each with a file of its own or one for all,
     * or makes it where this is the first. The first leaves a check value among the keys, so that another key is refused
     * however the instances are started, and no two ever wrap under different ones.
     *
     * @throws KeysUnusable as with {@link #open}, or it is not the one of the other instances
     */
    public static MasterKey openShared(Path file, KeyStore keys) {
        var master = open(file, keys);
        var check = keys.insert(CHECK, master.wrap(CHECK, DataKey.fresh()));
        if (check instanceof KeyStore.Entry.Wrapped(var wrapped)
                && master.unwrap(CHECK, wrapped).isPresent()) return master;
        throw new KeysUnusable(
                "The master key in " + file + " is not the one that the other instances of this installation use: copy"
                        + " the file from one of them to its place (oocd.master-key says where that is), and start"
                        + " again.",
                null);
    }

    /** Of what its file holds, or is to hold. */
    static MasterKey of(Path file, byte[] json) {
        return new MasterKey(parse(file, json));
    }

    byte[] wrap(Subject subject, byte[] key) {
        try {
            var cipher = aead.encrypt(key, context(subject));
            var wrapped = new byte[1 + cipher.length];
            wrapped[0] = FORMAT;
            System.arraycopy(cipher, 0, wrapped, 1, cipher.length);
            return wrapped;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty where this master key did not wrap it, for this subject. */
    Optional<byte[]> unwrap(Subject subject, byte[] wrapped) {
        if (wrapped.length == 0 || wrapped[0] != FORMAT) return Optional.empty();
        var cipher = new byte[wrapped.length - 1];
        System.arraycopy(wrapped, 1, cipher, 0, cipher.length);
        try {
            return Optional.of(aead.decrypt(cipher, context(subject)));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static byte[] context(Subject subject) {
        return ("oocd data key 1 " + subject.value()).getBytes(UTF_8);
    }

    private static byte[] fresh() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                            KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()),
                            AeadConfig2026.get(),
                            InsecureSecretKeyAccess.get())
                    .getBytes(UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Aead parse(Path file, byte[] json) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(
                            new String(json, UTF_8), AeadConfig2026.get(), InsecureSecretKeyAccess.get())
                    .getPrimitive(AeadConfig2026.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable(
                    "The file " + file
                            + " holds no master key (a Tink keyset of AES-256-GCM, in JSON): put the right one"
                            + " in its place.",
                    null);
        }
    }
}
