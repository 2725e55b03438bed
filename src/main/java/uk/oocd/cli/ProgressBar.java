package uk.oocd.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Model.CommandSpec;
import uk.oocd.simulator.Simulator;
import uk.oocd.storage.log.Verifier;

/** One line that fills up; drawn at each hundredth. */
final class ProgressBar implements Simulator.Listener, Verifier.Progress {

    private static final int WIDTH = 40;

    private final PrintWriter out;
    private final AtomicLong drawn = new AtomicLong(-1);

    ProgressBar(PrintWriter out) {
        this.out = out;
    }

    /** On the error stream of a command, where somebody is watching. */
    static Verifier.Progress of(CommandSpec spec) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .<Verifier.Progress>map(_ -> new ProgressBar(spec.commandLine().getErr()))
                .orElse((_, _) -> {});
    }

    @Override
    public void done(long acts, long of) {
        if (of == 0) return;
        long hundredths = 100 * acts / of;
        long before = drawn.get();
        if (hundredths <= before || !drawn.compareAndSet(before, hundredths)) return;
        int full = (int) (WIDTH * hundredths / 100);
        out.printf("\r[%s%s] %3d%%  %,d of %,d", "#".repeat(full), ".".repeat(WIDTH - full), hundredths, acts, of);
        if (full == WIDTH) out.println();
        out.flush();
    }
}
