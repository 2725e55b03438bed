package uk.oocd.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.oocd.storage.embedded.Backup;

/** Copies what has to last of a data folder. */
@Command(
        name = "backup",
        description = {
            "Copies the log, the wrapped keys, the drafts and the signed heads of a data folder, also while the engine runs.",
            "Into the same folder again it adds only what is new to the log. Cut short, the same command goes on."
        },
        mixinStandardHelpOptions = true)
final class MakeBackup implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "An empty folder, or one that holds a backup of this log.")
    Path backup = Path.of("");

    @Mixin
    Folder folder = new Folder();

    @Option(
            names = "--with-master-key",
            description = "Copy master key, fingerprint key and signing key, too. Whoever has the backup can then read"
                    + " everything; better keep them apart.")
    boolean withMasterKey;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var made = Backup.make(folder.path, folder.files(), backup, withMasterKey, ProgressBar.of(spec));
        var out = spec.commandLine().getOut();
        out.printf("Backed up %,d events, of which %,d are new in this backup.%n", made.events(), made.added());
        if (!withMasterKey)
            out.println(
                    "Master key, fingerprint key and signing key are not in it: keep them safe elsewhere, for example"
                            + " with oocd keys export.");
        return 0;
    }
}
