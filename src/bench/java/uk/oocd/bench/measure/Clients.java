package uk.oocd.bench.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Closed-loop clients: each has one operation under way until the window ends; then all stop. */
public final class Clients {

    private Clients() {}

    /** What a client does: operations one after another, each told to the clock, until that says that time is up. */
    @FunctionalInterface
    public interface Client {
        void work(Clock clock) throws Exception;
    }

    /** What runs when the last client has stopped and belongs to the measured work. */
    @FunctionalInterface
    public interface CatchUp {
        /** Returns true where there was anything to wait for. */
        boolean await() throws Exception;
    }

    /** The time of one client in a window. An operation counts if it ended inside the window. */
    public static final class Clock {
        private final Latencies latencies = new Latencies();
        private final AtomicLong executed;
        private final long end;
        private long begun;
        private long counted;

        private Clock(long end, AtomicLong executed) {
            this.end = end;
            this.executed = executed;
        }

        public boolean isRunning() {
            return System.nanoTime() < end;
        }

        public void begin() {
            begun = System.nanoTime();
        }

        /** Notes that the operation begun last has ended; false where that was too late to count. */
        public boolean ended() {
            return ended(1);
        }

        /** The same of several operations that were one piece of work, with one latency. */
        public boolean ended(int operations) {
            long now = System.nanoTime();
            executed.addAndGet(operations);
            if (now > end) {
                return false;
            }
            counted += operations;
            latencies.add(now - begun);
            return true;
        }
    }

    public static Window measure(
            String unit, List<? extends Client> clients, double seconds, List<Long> servers, CatchUp catchUp)
            throws Exception {
        AtomicLong executed = new AtomicLong();
        try (ExecutorService pool = Executors.newFixedThreadPool(clients.size())) {
            Cpu before = Cpu.now(servers);
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
            Cpu after = Cpu.now(servers);
            Latencies all = Latencies.merged(
                    clocks.stream().map(clock -> clock.latencies).toList());
            return Window.rate(
                    unit,
                    clients.size(),
                    clocks.stream().mapToLong(clock -> clock.counted).sum(),
                    elapsed,
                    all,
                    before,
                    after,
                    executed.get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed", e.getCause());
        }
    }
}
