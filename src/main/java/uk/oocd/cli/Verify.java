package uk.oocd.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.oocd.storage.heads.HeadsFile;
import uk.oocd.storage.heads.SignedHead;
import uk.oocd.storage.heads.SignedHeads;
import uk.oocd.storage.log.ReadableLog;
import uk.oocd.storage.log.Verifier;
import uk.oocd.storage.transfer.ExportedLog;

/** Checks that the log is what was written, from its first event to its last. Needs no key and shows no content. */
@Command(
        name = "verify",
        description = {
            "Checks density, digests and chain of the whole log, and that it is what its signed heads say, also while the"
                    + " engine runs. Names the first bad position.",
            "Ends with 0 where the log is sound, with 1 where it is not."
        },
        mixinStandardHelpOptions = true)
final class Verify implements Callable<Integer> {

    @Mixin
    WhichStore store = new WhichStore();

    @Option(names = "--export", paramLabel = "FILE", description = "Check this export instead of the store.")
    @Nullable
    Path export;

    @Mixin
    Heads heads = new Heads();

    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var files = store.folder.files();
        var setAside = new HeadsFile(files.superseded()).all();
        List<SignedHead> found = new HeadsFile(files.heads()).all();
        if (export == null) {
            var all = new ArrayList<>(found);
            all.addAll(store.heads());
            return store.readLog(log -> verify(log, together(all, setAside), setAside));
        }
        try (var log = ExportedLog.open(export)) {
            // The log may have grown since it was exported; whoever names heads wants to see them in it
            return verify(
                    log,
                    together(
                            found.stream()
                                    .filter(signed -> signed.head().position() <= log.head())
                                    .toList(),
                            setAside),
                    setAside);
        }
    }

    private List<SignedHead> together(List<SignedHead> found, List<SignedHead> setAside) {
        var all = new LinkedHashSet<>(found);
        all.addAll(heads.all());
        setAside.forEach(all::remove);
        return all.stream().sorted(SignedHead.ORDER).toList();
    }

    private int verify(ReadableLog log, List<SignedHead> signed, List<SignedHead> setAside) {
        var out = spec.commandLine().getOut();
        var result = SignedHeads.verify(log, signed, heads.keys, ProgressBar.of(spec));
        sayWhatIsSetAside(out, setAside);
        return switch (result) {
            case Verifier.Sound(long commits, long events, long head, byte[] chain) -> {
                out.printf(
                        "Sound: %,d events in %,d commits, head %d, chain %s%n",
                        events, commits, head, HexFormat.of().formatHex(chain));
                sayWhatWasSigned(out, signed);
                yield 0;
            }
            case Verifier.Broken(long position, String what) -> {
                out.printf("Broken at position %d: %s%n", position, what);
                yield 1;
            }
        };
    }

    private static void sayWhatWasSigned(PrintWriter out, List<SignedHead> signed) {
        if (signed.isEmpty()) {
            out.println("No signed heads were found, so an end that was cut off or written anew would not show.");
            return;
        }
        var last = signed.getLast().head();
        out.printf(
                "It holds by %,d signed heads, the last of position %d, signed at %s. Signed by key %s.%n",
                signed.size(),
                last.position(),
                last.at(),
                signed.stream().map(SignedHead::keyId).distinct().collect(Collectors.joining(", ")));
    }

    private static void sayWhatIsSetAside(PrintWriter out, List<SignedHead> setAside) {
        if (setAside.isEmpty()) return;
        var last = setAside.getLast().head();
        out.printf(
                "A loss was accepted: %,d signed heads are set aside, the last of position %d, signed at %s.%n",
                setAside.size(), last.position(), last.at());
    }
}
