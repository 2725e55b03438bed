package uk.oocd.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The product as it is shipped, running as a program of its own, so that it can be killed as one. */
final class Engine implements AutoCloseable {

    private final Process process;
    private final int port;
    private final Path data;

    private Engine(Process process, int port, Path data) {
        this.process = process;
        this.port = port;
        this.data = data;
    }

    static Engine start(Path data, String... settings) {
        return start(data, freePort(), settings);
    }

    /** Starts it where it was, as a person would who opens the same page again. */
    Engine again() {
        return start(data, port);
    }

    private static Engine start(Path data, int port, String... settings) {
        try {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    // The journeys are over before the second compiler has paid for itself
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx512m",
                    "-jar",
                    packaged().toString(),
                    "--server.port=" + port,
                    "--oocd.data=" + data));
            command.addAll(List.of(settings));
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            Path.of("target", "engine.log").toFile()))
                    .start();
            var engine = new Engine(process, port, data);
            engine.awaitReady();
            return engine;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** The password that the program made for one of the demonstration people. */
    String passwordOf(String person) {
        try {
            return Files.readAllLines(data.resolve("demonstration-passwords")).stream()
                    .filter(line -> line.startsWith(person))
                    .map(line -> line.substring(person.length()).replaceFirst("^[\\s:=]+", "").strip())
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9}: no warning, no goodbye. */
    void kill() {
        process.destroyForcibly();
        join();
    }

    private void awaitReady() {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address() + "/actuator/health"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            for (int i = 0; i < 600; i++) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("the engine stopped: see target/engine.log");
                }
                try {
                    if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) return;
                } catch (IOException e) {
                    // Not listening yet
                }
                Thread.sleep(200);
            }
            throw new IllegalStateException("the engine is not ready after two minutes: see target/engine.log");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What ops/start runs, too; {@code mvn verify} has just made it. */
    private static Path packaged() throws IOException {
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("oocd-panel-engine-.*[.]jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("run the journeys by mvn verify: there is no jar yet"));
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void join() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        process.destroy();
        join();
    }
}
