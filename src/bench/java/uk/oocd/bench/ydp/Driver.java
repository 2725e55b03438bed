package uk.oocd.bench.ydp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import uk.oocd.bench.measure.Clients;
import uk.oocd.bench.measure.Settings;
import uk.oocd.bench.measure.Window;

/**
 * Drives an engine through {@code ydp-case-v1}: a warm-up, a window for each number of clients on the same database, and
 * at the end histories of finished cases, each compared field by field with what was sent.
 */
public final class Driver<H> {
    private static final int WARM_UP_CLIENTS = 4;
    private static final int WARM_UP_CASES = 1_000;

    /** How many finished cases are read back and compared at the end. */
    private static final int HISTORIES = 200;

    private final Engine<H> engine;
    private final Settings settings;
    private final double warmUpSeconds;
    private final AtomicLong lastCase = new AtomicLong();
    private final Map<Long, H> finished = new ConcurrentSkipListMap<>();

    private Driver(Engine<H> engine, Settings settings) {
        this.engine = engine;
        this.settings = settings;
        this.warmUpSeconds = settings.decimal("warm-up-seconds");
    }

    /** Runs what the arguments ask for and appends the results to their file; ends the JVM with status 0 if all was well. */
    @SuppressWarnings("SystemExitOutsideMain") // an engine may leave threads behind
    public static <H> void run(Engine.Opener<H> opener, String... arguments) throws Exception {
        Settings settings = Settings.of(arguments);
        try (Engine<H> engine = opener.open(settings)) {
            new Driver<>(engine, settings).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        window(WARM_UP_CLIENTS, warmUpSeconds, WARM_UP_CASES);
        for (int threads : settings.threads()) {
            window(threads, settings.seconds(), Long.MAX_VALUE).write(settings);
        }
        histories().write(settings);
    }

    private Window window(int threads, double seconds, long cases) throws Exception {
        long lastOfWindow = cases == Long.MAX_VALUE ? cases : lastCase.get() + cases;
        Clients.Client client = clock -> {
            boolean inTime = true;
            while (inTime && clock.isRunning() && lastCase.get() < lastOfWindow) {
                inTime = oneCase(lastCase.incrementAndGet(), clock);
            }
        };
        return Clients.measure(
                "commands/s", Collections.nCopies(threads, client), seconds, settings.servers(), this::catchUp);
    }

    /** The five commands of a case, each on its own clock; false where the window ended on the way. */
    private boolean oneCase(long number, Clients.Clock clock) throws Exception {
        String caseId = Workload.caseId(number);
        Payload referral = Workload.payload(number, Step.REFER);
        clock.begin();
        H handle = engine.refer(caseId, referral);
        boolean inTime = clock.ended();
        for (Step step : Step.AFTER_REFERRAL) {
            if (!inTime) {
                return false;
            }
            Payload payload = Workload.payload(number, step);
            clock.begin();
            engine.advance(handle, step, payload);
            inTime = clock.ended();
        }
        finished.put(number, handle);
        return inTime;
    }

    private boolean catchUp() throws Exception {
        if (!engine.hasProjections()) {
            return false;
        }
        engine.awaitProjections();
        return true;
    }

    /** Reads random finished cases one at a time, after a few that do not count. */
    private Window histories() throws Exception {
        List<Long> numbers = new ArrayList<>(finished.keySet());
        if (numbers.isEmpty()) {
            throw new IllegalStateException("No case was finished: the windows are too short to compare anything");
        }
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < HISTORIES / 10; i++) {
            read(numbers.get(random.nextInt(numbers.size())));
        }
        long[] spent = new long[1];
        Clients.Client reader = clock -> {
            long start = System.nanoTime();
            for (int i = 0; i < HISTORIES && clock.isRunning(); i++) {
                long number = numbers.get(random.nextInt(numbers.size()));
                clock.begin();
                List<Engine.Entry> entries = engine.history(handle(number));
                clock.ended();
                compare(number, entries);
            }
            spent[0] = System.nanoTime() - start;
        };
        Window window =
                Clients.measure("histories/s", List.of(reader), warmUpSeconds, settings.servers(), () -> false);
        return window.lasting(spent[0] / 1e9);
    }

    private void read(long number) throws Exception {
        compare(number, engine.history(handle(number)));
    }

    private H handle(long number) {
        H handle = finished.get(number);
        if (handle == null) {
            throw new IllegalStateException("Case " + number + " was not finished");
        }
        return handle;
    }

    private static void compare(long number, List<Engine.Entry> entries) {
        if (entries.size() != Step.ALL.size()) {
            throw new IllegalStateException(
                    "The history of case " + number + " has " + entries.size() + " entries, not " + Step.ALL.size());
        }
        for (int i = 0; i < entries.size(); i++) {
            Step step = Step.ALL.get(i);
            Engine.Entry entry = entries.get(i);
            Payload sent = Workload.payload(number, step);
            if (entry.step() != step
                    || !sent.equals(entry.payload())
                    || !sent.actorId().equals(entry.actor())) {
                throw new IllegalStateException(
                        "The history of case " + number + " is wrong at " + step + ": " + entry + " instead of " + sent);
            }
        }
    }
}
