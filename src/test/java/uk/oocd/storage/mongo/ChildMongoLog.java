package uk.oocd.storage.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static uk.oocd.storage.log.LogEvents.event;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.CommitLog.LogUnavailable;
import uk.oocd.storage.log.CommitLog.OutcomeUnknown;
import uk.oocd.storage.log.CommitLog.StreamConflict;
import uk.oocd.storage.log.LogEvent;

/**
 * A program that writes and follows a log in MongoDB, told what to do by lines on its standard input and ended by the end
 * of it. What it says goes to its standard output in whole lines, each by one system call.
 */
final class ChildMongoLog {

    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);
    private static final int THREADS = 4;
    private static final int SHARED_STREAMS = 3;
    private static final int MOST_EVENTS = 3;

    private final LogHandle handle;
    private final List<Thread> workers = new ArrayList<>();
    private @Nullable VoyageProjections projections;
    private volatile boolean working;

    private ChildMongoLog(LogHandle handle) {
        this.handle = handle;
    }

    /** The command that runs {@link #main} on the class path of this program. */
    static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                ChildMongoLog.class.getName());
    }

    /**
     * Lines: {@code open URI}; {@code unsafe URI} for a server outside any set; {@code follow PROJECTION...}, of which the
     * first is taken and the others left alone until {@code compete}, then {@code reach POSITION} and {@code delay};
     * {@code go} and {@code pause}; {@code race THREADS MILLIS}; {@code one-by-one TIMES}.
     */
    public static void main(String... none) throws IOException, InterruptedException {
        System.setOut(System.err); // what is logged would come in the middle of what is said
        // What fails here is to fail, and is tried again
        ((Logger) LoggerFactory.getLogger("org.axonframework")).setLevel(Level.ERROR);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            e.printStackTrace();
            say("trouble " + e);
        });
        @Nullable ChildMongoLog child = null;
        var in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            if (words[0].equals("open") || words[0].equals("unsafe")) {
                if (child != null) child.close();
                var connection = MongoConnection.open(words[1], words[0].equals("unsafe"));
                child = new ChildMongoLog(LogHandle.open(connection, Duration.ofSeconds(30)));
                say("opened");
            } else if (child != null) {
                child.obey(words);
            }
        }
        Runtime.getRuntime().halt(0);
    }

    private void obey(String... words) throws InterruptedException {
        switch (words[0]) {
            case "follow" -> follow(List.of(words).subList(1, words.length));
            case "compete" -> following().compete();
            case "go" -> go();
            case "pause" -> pause();
            case "reach" -> {
                following().awaitApplied(Long.parseLong(words[1]));
                say("reached");
            }
            case "race" -> race(Integer.parseInt(words[1]), Duration.ofMillis(Long.parseLong(words[2])));
            case "one-by-one" -> oneByOne(Integer.parseInt(words[1]));
            case "delay" -> say("delay " + following().medianDelay().toNanos());
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private void follow(List<String> names) {
        projections = new VoyageProjections(handle, names);
        projections.take(names.getFirst());
        say("following");
    }

    private VoyageProjections following() {
        if (projections == null) throw new IllegalStateException("told to follow nothing");
        return projections;
    }

    private void close() {
        if (projections != null) projections.close();
        handle.close();
    }

    private void go() {
        working = true;
        for (int i = 0; i < THREADS; i++) workers.add(Thread.ofPlatform().start(this::work));
    }

    private void pause() throws InterruptedException {
        working = false;
        for (Thread worker : workers) worker.join();
        workers.clear();
        say("paused");
    }

    /** Commits of one to three events: of a stream of its own, of one that others write too, and of none. */
    private void work() {
        var random = ThreadLocalRandom.current();
        String own = UUID.randomUUID().toString();
        long next = 0;
        boolean inDoubt = false; // a commit whose outcome is unknown may still be written, and is a rival then
        while (working) {
            UUID id = UUID.randomUUID();
            long started = System.nanoTime();
            boolean competes = random.nextInt(3) == 0;
            try {
                List<LogEvent> events = new ArrayList<>();
                int ofOwn = random.nextInt(1, MOST_EVENTS);
                for (int i = 0; i < ofOwn; i++) events.add(event(own, next + i));
                if (competes) {
                    String shared = "shared-" + random.nextInt(SHARED_STREAMS);
                    events.add(event(shared, handle.log().lastSequence(shared).orElse(-1) + 1));
                }
                Commit commit = handle.log().append(id, events);
                long stall = Duration.ofNanos(System.nanoTime() - started).toMillis();
                say("acknowledged " + id + " " + commit.firstPosition() + " "
                        + HexFormat.of().formatHex(commit.chain()) + " " + stall);
                next += ofOwn;
                inDoubt = false;
            } catch (StreamConflict e) {
                say((competes || inDoubt ? "refused " : "trouble: refused without a rival ") + id);
                if (inDoubt) next = endOf(own) + 1;
            } catch (LogUnavailable e) {
                say("unavailable " + id);
            } catch (OutcomeUnknown e) {
                say("unknown " + id);
                next = endOf(own) + 1;
                inDoubt = true;
            }
            LockSupport.parkNanos(random.nextLong(4_000_000));
        }
    }

    private long endOf(String stream) {
        while (true) {
            try {
                return handle.log().lastSequence(stream).orElse(-1);
            } catch (LogUnavailable e) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    /** As much as can be. */
    private void race(int threads, Duration time) throws InterruptedException {
        var appended = new AtomicLong();
        long until = System.nanoTime() + time.toNanos();
        List<Thread> racers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            racers.add(Thread.ofPlatform().start(() -> {
                String stream = UUID.randomUUID().toString();
                for (long sequence = 0; System.nanoTime() < until; sequence++) {
                    handle.log().append(UUID.randomUUID(), List.of(event(stream, sequence)));
                    appended.incrementAndGet();
                }
            }));
        }
        for (Thread racer : racers) racer.join();
        say("appended " + appended);
    }

    private void oneByOne(int times) {
        String stream = UUID.randomUUID().toString();
        for (int i = 0; i < times; i++) {
            handle.log()
                    .append(UUID.randomUUID(), List.of(event(UUID.randomUUID().toString(), stream, i, Instant.now())));
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        say("appended " + times);
    }

    private static void say(String line) {
        try {
            OUT.write((line + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
