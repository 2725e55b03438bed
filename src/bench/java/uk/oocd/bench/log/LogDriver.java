package uk.oocd.bench.log;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import uk.oocd.bench.log.BenchEvent.StepRecorded;
import uk.oocd.bench.log.Log.Writer;
import uk.oocd.bench.measure.Clients;
import uk.oocd.bench.measure.Cpu;
import uk.oocd.bench.measure.Latencies;
import uk.oocd.bench.measure.Settings;
import uk.oocd.bench.measure.Window;

/**
 * Drives a log through {@code mongo-log}: it is loaded with commits of one event, which also warms it up, and weighed; read
 * from its start, where it can be; events are published one by one and awaited in a handler, where it has any; then one
 * window of appends for each size of commit and number of clients. Every part is bounded in time.
 */
public final class LogDriver {

    /** Of a streaming processor: Axon's default, and what the product has set. */
    private static final List<Integer> BATCHES = List.of(1, 300);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double PUBLISHED_PER_SECOND = 100;
    private static final int WARM_UP_PUBLISHED = 50;

    /** Beyond the number of any event that is only appended. */
    private static final long FIRST_PUBLISHED = 1L << 40;

    private final Log log;
    private final Settings settings;

    private LogDriver(Log log, Settings settings) {
        this.log = log;
        this.settings = settings;
    }

    /** Runs what the arguments ask for and appends the results to their file; ends the JVM with status 0 if all was well. */
    @SuppressWarnings("SystemExitOutsideMain") // an event store may leave threads behind
    public static void run(Log.Opener opener, String... arguments) throws Exception {
        Settings settings = Settings.of(arguments);
        try (Log log = opener.open(settings)) {
            drive(log, settings);
        }
        System.exit(0);
    }

    static void drive(Log log, Settings settings) throws Exception {
        new LogDriver(log, settings).drive();
    }

    private void drive() throws Exception {
        List<String> measures = List.of(settings.text("measures").split(",", -1));
        long loaded = load();
        if (measures.contains("bytes")) {
            single("bytes a commit", (double) log.bytesOnDisk() / loaded, loaded)
                    .write(settings);
        }
        if (measures.contains("replay") && log instanceof Log.Replayable replayable) {
            for (int batch : BATCHES) {
                replay(replayable, batch, loaded).write(settings);
            }
        }
        if (measures.contains("latency") && log instanceof Log.Streaming streaming) {
            latency(streaming);
        }
        if (measures.contains("appends")) {
            for (int events : settings.numbers("events")) {
                for (int threads : settings.threads()) {
                    appends(threads, events).write(settings);
                }
            }
        }
    }

    /** As many commits as asked for, or as many as it takes in in good time. */
    private long load() throws Exception {
        long wanted = settings.number("load");
        AtomicLong begun = new AtomicLong();
        AtomicLong done = new AtomicLong();
        List<Clients.Client> clients = log.writers(Collections.max(settings.threads()), 1).stream()
                .<Clients.Client>map(writer -> clock -> {
                    while (clock.isRunning() && begun.getAndIncrement() < wanted) {
                        int commits = writer.write();
                        begun.addAndGet(commits - 1);
                        done.addAndGet(commits);
                    }
                })
                .toList();
        Clients.measure("", clients, settings.decimal("load-seconds"), settings.servers(), () -> false);
        return done.get();
    }

    private Window appends(int threads, int events) throws Exception {
        List<Clients.Client> clients = log.writers(threads, events).stream()
                .<Clients.Client>map(writer -> clock -> keepWriting(writer, clock))
                .toList();
        String unit = events == 1 ? "commits/s of 1 event" : "commits/s of " + events + " events";
        return Clients.measure(unit, clients, settings.seconds(), settings.servers(), () -> false)
                .by(threads);
    }

    private static void keepWriting(Writer writer, Clients.Clock clock) throws Exception {
        boolean inTime = true;
        while (inTime) {
            clock.begin();
            inTime = clock.ended(writer.write());
        }
    }

    /** Reads the log again and again; whole readings are compared with what was loaded. */
    private Window replay(Log.Replayable replayable, int batch, long loaded) throws Exception {
        reading(replayable, batch, loaded, Duration.ofSeconds(1));
        Duration window = Duration.ofNanos(Math.round(settings.seconds() * 1e9));
        Cpu before = Cpu.now(settings.servers());
        long start = System.nanoTime();
        long read = 0;
        long last = start;
        while (last - start < window.toNanos()) {
            Reading reading = reading(replayable, batch, loaded, window.minusNanos(last - start));
            read += reading.count;
            last = reading.last;
        }
        Cpu after = Cpu.now(settings.servers());
        double seconds = (last - start) / 1e9;
        return new Window(
                "events/s replayed by " + batch,
                read / seconds,
                1,
                read,
                seconds,
                Double.NaN,
                Double.NaN,
                after.engineSince(before) * 1e3 / Math.max(1, read),
                after.foreignCoresSince(before));
    }

    private static Reading reading(Log.Replayable replayable, int batch, long loaded, Duration atMost) throws Exception {
        Reading reading = new Reading(loaded, System.nanoTime() + atMost.toNanos());
        replayable.read(batch, reading::more, atMost);
        reading.end();
        return reading;
    }

    /** What one reading of the log has come to. */
    private static final class Reading {
        private final long loaded;
        private final long end;
        private boolean ended;
        private long count;
        private long numbers;
        private long last;

        private Reading(long loaded, long end) {
            this.loaded = loaded;
            this.end = end;
        }

        private synchronized boolean more(StepRecorded event) {
            if (ended) {
                return false;
            }
            last = System.nanoTime();
            if (last > end) {
                return false;
            }
            numbers += event.number();
            return ++count < loaded;
        }

        private synchronized void end() {
            ended = true;
            if (count < loaded) {
                last = Math.max(last, end);
            } else if (numbers != loaded * (loaded - 1) / 2) {
                throw new IllegalStateException(
                        "What was read is not what was appended: some events twice, others never");
            }
        }
    }

    /** One thread publishes at random moments, on average every ten milliseconds, whether or not earlier events arrived. */
    private void latency(Log.Streaming streaming) throws Exception {
        int count = (int) Math.max(1, Math.round(settings.seconds() * PUBLISHED_PER_SECOND));
        List<StepRecorded> pool = BenchEvent.pool();
        long[] published = new long[WARM_UP_PUBLISHED + count];
        long[] acknowledged = new long[published.length];
        AtomicLongArray handled = new AtomicLongArray(published.length);
        SplittableRandom random = new SplittableRandom(11);
        try (AutoCloseable _ = streaming.subscribe(
                event -> handled.compareAndSet((int) (event.number() - FIRST_PUBLISHED), 0, System.nanoTime()))) {
            for (int i = 0; i < published.length; i++) {
                NANOSECONDS.sleep(Math.round(-Math.log(1 - random.nextDouble()) * 1e9 / PUBLISHED_PER_SECOND));
                StepRecorded event = pool.get(i % pool.size()).numbered(FIRST_PUBLISHED + i);
                published[i] = System.nanoTime();
                streaming.publish(event);
                acknowledged[i] = System.nanoTime();
            }
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (missing(handled) > 0 && System.nanoTime() < until) {
                MILLISECONDS.sleep(10);
            }
        }
        if (missing(handled) > 0) {
            throw new IllegalStateException(missing(handled) + " of " + handled.length()
                    + " events reached no handler within " + PATIENCE.toSeconds() + " s");
        }
        since("ms from publish to handler", published, handled).write(settings);
        since("ms from commit to handler", acknowledged, handled).write(settings);
    }

    private static long missing(AtomicLongArray handled) {
        long missing = 0;
        for (int i = 0; i < handled.length(); i++) {
            missing += handled.get(i) == 0 ? 1 : 0;
        }
        return missing;
    }

    private static Window since(String unit, long[] begun, AtomicLongArray handled) {
        Latencies latencies = new Latencies();
        for (int i = WARM_UP_PUBLISHED; i < begun.length; i++) {
            latencies.add(Math.max(0, handled.get(i) - begun[i]));
        }
        Latencies all = Latencies.merged(List.of(latencies));
        double median = all.percentileMillis(.50);
        return new Window(unit, median, 1, all.count(), Double.NaN, median, all.percentileMillis(.99), Double.NaN, 0);
    }

    private static Window single(String unit, double value, long operations) {
        return new Window(unit, value, 1, operations, Double.NaN, Double.NaN, Double.NaN, Double.NaN, 0);
    }
}
