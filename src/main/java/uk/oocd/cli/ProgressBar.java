package uk.oocd.cli;

import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicLong;
import uk.oocd.simulator.Simulator;

/** One line that fills up; drawn at each hundredth. */
final class ProgressBar implements Simulator.Listener {

    private static final int WIDTH = 40;

    private final PrintWriter out;
    private final AtomicLong drawn = new AtomicLong(-1);

    ProgressBar(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void done(long acts, long of) {
        long hundredths = 100 * acts / of;
        long before = drawn.get();
        if (hundredths <= before || !drawn.compareAndSet(before, hundredths)) return;
        int full = (int) (WIDTH * hundredths / 100);
        out.printf("\r[%s%s] %3d%%  %,d of %,d", "#".repeat(full), ".".repeat(WIDTH - full), hundredths, acts, of);
        out.flush();
    }
}
