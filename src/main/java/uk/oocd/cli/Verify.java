package uk.oocd.cli;

import java.util.HexFormat;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import uk.oocd.storage.embedded.DataFolder;
import uk.oocd.storage.embedded.SqliteCommitLog;
import uk.oocd.storage.log.Verifier;

/** Checks that the log is what was written, from its first event to its last. Needs no key and shows no content. */
@Command(
        name = "verify",
        description =
                "Checks density, digests and chain of the whole log, and names the first bad position. Ends with 0 where it is sound, with 1 where it is not.",
        mixinStandardHelpOptions = true)
final class Verify implements Callable<Integer> {

    @Mixin
    Folder data = new Folder();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try (var folder = DataFolder.open(data.path);
                var log = new SqliteCommitLog(folder)) {
            return switch (Verifier.verify(log)) {
                case Verifier.Sound(long commits, long events, long head, byte[] chain) -> {
                    out.printf(
                            "Sound: %,d events in %,d commits, head %d, chain %s%n",
                            events, commits, head, HexFormat.of().formatHex(chain));
                    yield 0;
                }
                case Verifier.Broken(long position, String what) -> {
                    out.printf("Broken at position %d: %s%n", position, what);
                    yield 1;
                }
            };
        }
    }
}
