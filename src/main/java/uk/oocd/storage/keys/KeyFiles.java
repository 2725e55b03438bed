package uk.oocd.storage.keys;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an installation's secrets are, and what is kept beside them because it has to be apart from the log.
 *
 * @param heads signed heads of the log
 * @param superseded heads of what was lost for good, when a restore of an older backup was accepted
 */
public record KeyFiles(Path masterKey, Path fingerprintKey, Path signingKey, Path heads, Path superseded) {

    /** The secrets. */
    public List<Path> secrets() {
        return List.of(fingerprintKey, signingKey, masterKey);
    }

    /**
     * @param data the data folder, where everything is unless it is told to be elsewhere
     * @param masterKey the signing key and the heads are beside it
     */
    public static KeyFiles of(Path data, @Nullable Path masterKey, @Nullable Path signingKey) {
        var master = Objects.requireNonNullElseGet(masterKey, () -> data.resolve("master-key.json"));
        return new KeyFiles(
                master,
                data.resolve("fingerprint-key"),
                Objects.requireNonNullElseGet(signingKey, () -> master.resolveSibling("signing-key.json")),
                master.resolveSibling("heads.jsonl"),
                master.resolveSibling("heads-superseded.jsonl"));
    }
}
