package uk.oocd.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which data folder a command works on. */
final class Folder {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The data folder; the default is OOCD_DATA, or ./data.",
            defaultValue = "${OOCD_DATA:-./data}")
    Path path = Path.of("data");
}
