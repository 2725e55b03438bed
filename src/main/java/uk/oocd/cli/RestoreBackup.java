package uk.oocd.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.oocd.storage.embedded.Restore;

/** Brings a backup into an empty data folder. */
@Command(
        name = "restore",
        description = {
            "Brings a backup into an empty data folder, where it holds by every signed head. Views are made anew from the log.",
            "An older backup says what is missing from it. Cut short, the same command begins again."
        },
        mixinStandardHelpOptions = true)
final class RestoreBackup implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "A folder that backup wrote.")
    Path backup = Path.of("");

    @Mixin
    Folder folder = new Folder();

    @Mixin
    Heads heads = new Heads();

    @Option(
            names = "--accept-loss",
            description = "Go on where events are missing from the backup that a signed head says there were.")
    boolean acceptLoss;

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var files = folder.files();
        var restored =
                Restore.from(backup, folder.path, files, heads.all(), heads.keys, acceptLoss, ProgressBar.of(spec));
        var out = spec.commandLine().getOut();
        out.printf("Restored %,d events.%n", restored.events());
        var lost = restored.lost();
        if (lost != null)
            out.printf(
                    "Lost for good: events %d to %d, the last of which were there at %s. Signed heads beyond the end of the"
                            + " log are set aside in %s.%n",
                    restored.events(), lost.head().position(), lost.head().at(), files.superseded());
        for (var missing : restored.missing())
            out.printf("Not in the backup: %s. Put it there, or use oocd keys import, before you start.%n", missing);
        return 0;
    }
}
