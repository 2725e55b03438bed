package uk.oocd.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was measured in one window.
 *
 * @param unit what {@code value} is in
 * @param value the figure that engines are compared by
 * @param operations how many were counted
 * @param seconds how long it took, with what projections needed to catch up
 * @param cpuMillis CPU time of the engine for one operation, in milliseconds
 * @param foreignCores how many cores others kept busy meanwhile
 */
public record Window(
        String unit,
        double value,
        int threads,
        long operations,
        double seconds,
        double p50Millis,
        double p99Millis,
        double cpuMillis,
        double foreignCores) {

    /** So many operations a second. */
    static Window rate(
            String unit,
            int threads,
            long operations,
            double seconds,
            Latencies latencies,
            Cpu before,
            Cpu after,
            long executed) {
        return new Window(
                unit,
                operations / seconds,
                threads,
                operations,
                seconds,
                latencies.percentileMillis(.50),
                latencies.percentileMillis(.99),
                after.engineSince(before) * 1e3 / Math.max(1, executed),
                after.foreignCoresSince(before));
    }

    /** The same work, known to have lasted {@code seconds}. */
    public Window lasting(double seconds) {
        return new Window(
                unit,
                operations / seconds,
                threads,
                operations,
                seconds,
                p50Millis,
                p99Millis,
                cpuMillis,
                foreignCores);
    }

    /** The same work, done for so many clients by fewer. */
    public Window by(int threads) {
        return new Window(unit, value, threads, operations, seconds, p50Millis, p99Millis, cpuMillis, foreignCores);
    }

    public void write(Settings settings) throws IOException {
        String line = Stream.of(
                        text("variant", settings.variant()),
                        number("run", settings.run()),
                        text("unit", unit),
                        number("value", value),
                        number("threads", threads),
                        number("operations", (double) operations),
                        number("seconds", seconds),
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
