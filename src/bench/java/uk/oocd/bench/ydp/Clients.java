package uk.oocd.bench.ydp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Closed-loop clients: each has one operation under way until the window ends; then all stop. */
final class Clients {

    private Clients() {}

    /** What a client does: operations one after another, each told to the clock, until that says that time is up. */
    @FunctionalInterface
    interface Client {
        void work(Clock clock) throws Exception;
    }

    /** What runs when the last client has stopped and belongs to the measured work. */
    @FunctionalInterface
    interface CatchUp {
        /** Returns true where there was anything to wait for. */
        boolean await() throws Exception;
    }

    /** The time of one client in a window. An operation counts if it ended inside the window. */
    static final class Clock {
        private final Latencies latencies = new Latencies();
        private final AtomicInteger executed;
        private final long end;
        private long begun;

        private Clock(long end, AtomicInteger executed) {
            this.end = end;
            this.executed = executed;
        }

        boolean isRunning() {
            return System.nanoTime() < end;
        }

        void begin() {
            begun = System.nanoTime();
        }

        /** Notes that the operation begun last has ended; false where that was too late to count. */
        boolean ended() {
            long now = System.nanoTime();
            executed.incrementAndGet();
            if (now > end) {
                return false;
            }
            latencies.add(now - begun);
            return true;
        }
    }

    static Window measure(
            String unit, List<? extends Client> clients, double seconds, long server, CatchUp catchUp)
            throws Exception {
        AtomicInteger executed = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(clients.size())) {
            Cpu before = Cpu.now(server);
            long start = System.nanoTime();
            long end = start + Settings.nanos(seconds);
            List<Clock> clocks = Collections.nCopies(clients.size(), 0).stream()
                    .map(_ -> new Clock(end, executed))
                    .toList();
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < clients.size(); i++) {
                Client client = clients.get(i);
                Clock clock = clocks.get(i);
                work.add(() -> {
                    client.work(clock);
                    return true;
                });
            }
            for (Future<Boolean> future : pool.invokeAll(work)) {
                future.get();
            }
            double elapsed = seconds;
            if (catchUp.await()) {
                elapsed = Math.max(elapsed, (System.nanoTime() - start) / 1e9);
            }
            Cpu after = Cpu.now(server);
            Latencies all =
                    Latencies.merged(clocks.stream().map(clock -> clock.latencies).toList());
            return new Window(
                    unit,
                    clients.size(),
                    all.count(),
                    elapsed,
                    all.percentileMillis(.50),
                    all.percentileMillis(.99),
                    after.engineSince(before) * 1e3 / Math.max(1, executed.get()),
                    after.foreignCoresSince(before));
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed", e.getCause());
        }
    }
}
