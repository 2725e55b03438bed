package uk.oocd.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import uk.oocd.storage.keys.KeyFiles;

/** Which data folder a command works on, and where the secrets that belong to it are. */
final class Folder {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The data folder; the default is OOCD_DATA, or ./data.",
            defaultValue = "${OOCD_DATA:-./data}")
    Path path = Path.of("data");

    @Option(
            names = "--master-key",
            paramLabel = "FILE",
            description = "The master key, beside which the signed heads are; the default is OOCD_MASTER_KEY, or"
                    + " master-key.json in the data folder.",
            defaultValue = "${OOCD_MASTER_KEY:-" + Option.NULL_VALUE + "}")
    @Nullable
    Path masterKey;

    @Option(
            names = "--signing-key",
            paramLabel = "FILE",
            description = "The key that signs heads; the default is OOCD_SIGNING_KEY, or signing-key.json beside the"
                    + " master key.",
            defaultValue = "${OOCD_SIGNING_KEY:-" + Option.NULL_VALUE + "}")
    @Nullable
    Path signingKey;

    KeyFiles files() {
        return KeyFiles.of(path, masterKey, signingKey);
    }
}
