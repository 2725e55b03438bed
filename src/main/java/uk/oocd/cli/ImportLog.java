package uk.oocd.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.oocd.storage.transfer.LogImport;

/** Brings an exported log into an empty store. */
@Command(
        name = "import",
        description = {
            "Brings an exported log into an empty store, with the same positions, digests and chain.",
            "Cut short, the same command goes on where it stopped. Refused where the store holds anything else."
        },
        mixinStandardHelpOptions = true)
final class ImportLog implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A file that export wrote.")
    Path file = Path.of("");

    @Mixin
    WhichStore store = new WhichStore();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var kept = store.writeLog(log -> LogImport.read(file, log, ProgressBar.of(spec)));
        spec.commandLine()
                .getOut()
                .printf(
                        "Imported %,d events in %,d commits; %,d events were there already.%n",
                        kept.events(), kept.commits(), kept.foundAlready());
        return 0;
    }
}
