package uk.oocd.storage.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A {@link ChildMongoLog} in a JVM of its own, seen from here. It ends with this program, by the end of its input. */
final class Child implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final List<String> said = new ArrayList<>();

    Child() {
        try {
            process = new ProcessBuilder(ChildMongoLog.command())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (this) {
                    said.add(line);
                    notifyAll();
                }
            }
        } catch (IOException e) {
            // It was ended
        }
    }

    void tell(String line) {
        try {
            process.getOutputStream().write((line + "\n").getBytes(UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it says in answer: the next line that begins so, from {@code from} on. */
    String answer(String beginning, int from) {
        return await(lines -> lines.stream().skip(from).anyMatch(line -> line.startsWith(beginning))).stream()
                .skip(from)
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    /** Tells it something, and waits for the answer that begins so. */
    String ask(String line, String beginning) {
        int from = lines().size();
        tell(line);
        return answer(beginning, from);
    }

    /** What it said, once that is enough. */
    synchronized List<String> await(Predicate<List<String>> enough) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!enough.test(said)) {
                long left = Duration.ofNanos(until - System.nanoTime()).toMillis();
                assertThat(left)
                        .as("milliseconds left; it said last: %s", said.isEmpty() ? "nothing" : said.getLast())
                        .isPositive();
                wait(left);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return List.copyOf(said);
    }

    synchronized List<String> lines() {
        return List.copyOf(said);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
