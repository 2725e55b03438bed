package uk.oocd.storage.keys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.signature.Ed25519Parameters;
import com.google.crypto.tink.signature.Ed25519PrivateKey;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import com.google.crypto.tink.signature.SignatureConfig2026;
import java.nio.file.Path;
import java.security.GeneralSecurityException;

/**
 * The key that signs heads of the log: Ed25519, a Tink keyset in a file of its own. Whoever has it and can write to the
 * log and its heads can have a forged log pass for the true one, so it should not be with the log's backups.
 */
public final class SigningKey {

    private final PublicKeySign signer;
    private final byte[] publicKey;

    private SigningKey(PublicKeySign signer, byte[] publicKey) {
        this.signer = signer;
        this.publicKey = publicKey;
    }

    /**
     * Opens the signing key, or makes one where nothing depends on it yet.
     *
     * @param neededBy what was signed with it, where there is something, as in {@code the heads signed with it}
     * @throws KeysUnusable it is missing and needed, open to others, or no signing key
     */
    @AccessesPartialKey
    public static SigningKey open(Path file, String neededBy) {
        var json = OwnerFile.read(file, "signing key", neededBy, SigningKey::fresh);
        try {
            var keyset = TinkJsonProtoKeysetFormat.parseKeyset(
                    new String(json, UTF_8), SignatureConfig2026.get(), InsecureSecretKeyAccess.get());
            if (keyset.getPrimary().getKey() instanceof Ed25519PrivateKey key
                    && key.getParameters().getVariant() == Ed25519Parameters.Variant.NO_PREFIX)
                return new SigningKey(
                        keyset.getPrimitive(SignatureConfig2026.get(), PublicKeySign.class),
                        key.getPublicKey().getPublicKeyBytes().toByteArray());
            throw new GeneralSecurityException("of another kind");
        } catch (GeneralSecurityException e) {
            throw new KeysUnusable(
                    "The file " + file
                            + " holds no signing key (a Tink keyset of Ed25519, in JSON): put the right one in its"
                            + " place.",
                    null);
        }
    }

    /** A plain Ed25519 signature, 64 bytes. */
    public byte[] sign(byte[] message) {
        try {
            return signer.sign(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 32 bytes; no secret. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    private static byte[] fresh() {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(
                            KeysetHandle.generateNew(
                                    PredefinedSignatureParameters.ED25519WithRawOutput, SignatureConfig2026.get()),
                            SignatureConfig2026.get(),
                            InsecureSecretKeyAccess.get())
                    .getBytes(UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
