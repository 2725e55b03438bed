package uk.oocd.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.oocd.storage.transfer.LogExport;

/** Writes the whole log into one file. */
@Command(
        name = "export",
        description = {
            "Writes the whole log into one file, also while the engine runs: ciphertext as it is kept, without any key.",
            "Cut short, the same command goes on where it stopped."
        },
        mixinStandardHelpOptions = true)
final class ExportLog implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The file to write. It must not be there yet.")
    Path file = Path.of("");

    @Mixin
    WhichStore store = new WhichStore();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var written = store.readLog(log -> LogExport.write(log, file, ProgressBar.of(spec)));
        spec.commandLine()
                .getOut()
                .printf(
                        "Exported %,d events in %,d commits, of which %,d events were there already. The keys travel apart:"
                                + " oocd keys export.%n",
                        written.events(), written.commits(), written.foundAlready());
        return 0;
    }
}
