package uk.oocd.storage.embedded;

import static uk.oocd.storage.log.LogEvents.append;
import static uk.oocd.storage.log.LogEvents.event;
import static uk.oocd.storage.log.LogEvents.loose;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.LogEvent;

/**
 * A program with a log, to be killed, watched and hindered. What it says goes to its standard output in whole lines, each
 * by one system call.
 */
final class ChildLog {

    private static final FileOutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private ChildLog() {}

    /** The command that runs {@link #main} on the class path of this program. */
    static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ChildLog.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * @param arguments the data folder, then one of {@code load}: 8 threads append for ever; {@code one-by-one}: one thread
     *     appends 20 times; {@code unsynced}: the same without the sync; {@code together}: 16 threads append 20 times each
     */
    public static void main(String... arguments) throws InterruptedException {
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> {
            e.printStackTrace();
            Runtime.getRuntime().halt(2);
        });
        DataFolder folder = DataFolder.open(Path.of(arguments[0]));
        SqliteCommitLog log = new SqliteCommitLog(folder);
        switch (arguments[1]) {
            case "load" -> inThreads(8, () -> load(log));
            case "one-by-one" -> oneByOne(log, 20);
            case "unsynced" -> {
                log.onWriter("PRAGMA synchronous = off");
                oneByOne(log, 20);
            }
            case "together" -> inThreads(16, () -> oneByOne(log, 20));
            default -> throw new IllegalArgumentException(arguments[1]);
        }
        log.close();
        folder.close();
    }

    private static void load(CommitLog log) {
        String stream = UUID.randomUUID().toString();
        for (int sequence = 0; ; ) {
            int size = ThreadLocalRandom.current().nextInt(1, 4);
            List<LogEvent> events = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                events.add(event(stream, sequence + i));
            }
            log.append(UUID.randomUUID(), events);
            sequence += size;
            StringBuilder acknowledged = new StringBuilder("acknowledged");
            events.forEach(event -> acknowledged.append(' ').append(event.id()));
            say(acknowledged.toString());
            try {
                append(log, loose("refused-" + UUID.randomUUID()), event(stream, 0));
                say("kept what was to be refused");
            } catch (CommitLog.StreamConflict e) {
                Thread.onSpinWait();
            }
        }
    }

    private static void oneByOne(CommitLog log, int times) {
        for (int i = 0; i < times; i++) {
            LogEvent event = loose(UUID.randomUUID().toString());
            say("appending " + event.id());
            try {
                append(log, event);
                say("acknowledged " + event.id());
            } catch (CommitLog.LogUnavailable e) {
                say("unavailable " + event.id());
            } catch (CommitLog.OutcomeUnknown e) {
                say("unknown " + event.id());
            }
        }
    }

    private static void inThreads(int count, Runnable work) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                work.run();
            }));
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void say(String line) {
        try {
            OUT.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
