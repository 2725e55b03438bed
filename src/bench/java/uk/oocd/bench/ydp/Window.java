package uk.oocd.bench.ydp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was measured in one window.
 *
 * @param unit what is counted
 * @param seconds how long it took, with what projections needed to catch up
 * @param cpuMillis CPU time of the engine for one operation, in milliseconds
 * @param foreignCores how many cores others kept busy meanwhile
 */
record Window(
        String unit,
        int threads,
        int operations,
        double seconds,
        double p50Millis,
        double p99Millis,
        double cpuMillis,
        double foreignCores) {

    /** The same work, known to have lasted {@code seconds}. */
    Window lasting(double seconds) {
        return new Window(unit, threads, operations, seconds, p50Millis, p99Millis, cpuMillis, foreignCores);
    }

    void write(Settings settings) throws IOException {
        String line = Stream.of(
                        text("variant", settings.variant()),
                        number("run", settings.run()),
                        text("unit", unit),
                        number("threads", threads),
                        number("operations", operations),
                        number("seconds", seconds),
                        number("per_second", operations / seconds),
                        number("p50_ms", p50Millis),
                        number("p99_ms", p99Millis),
                        number("cpu_ms_per_op", cpuMillis),
                        number("foreign_cores", foreignCores))
                .collect(Collectors.joining(",", "{", "}\n"));
        Files.writeString(settings.out(), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String text(String name, String value) {
        return "\"" + name + "\":\"" + value + "\"";
    }

    private static String number(String name, double value) {
        return "\"" + name + "\":" + (Double.isFinite(value) ? String.format(Locale.ROOT, "%.6f", value) : "null");
    }
}
