package uk.oocd.bench.ydp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one run of one engine is asked to do, given by ops/bench as {@code --name=value}.
 *
 * @param variant the name that the results carry
 * @param run which of the interleaved runs this is, from 1
 * @param threads how many clients drive each window, window after window
 * @param seconds how long a window lasts
 * @param warmUpCases how many cases are driven first, by four clients
 * @param warmUpSeconds how long that may take at most
 * @param histories how many finished cases are read back and compared at the end
 * @param folder an empty folder on the disk that is measured
 * @param database the JDBC address of an empty database; blank for an engine that needs none
 * @param server the process whose own and whose children's CPU time belongs to the engine, or 0
 * @param out the file that a line of JSON is appended to for each window
 */
public record Settings(
        String variant,
        int run,
        List<Integer> threads,
        double seconds,
        int warmUpCases,
        double warmUpSeconds,
        int histories,
        Path folder,
        String database,
        long server,
        Path out) {

    public static Settings of(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (!argument.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException("Not of the form --name=value: " + argument);
            }
            given.put(argument.substring(2, equals), argument.substring(equals + 1));
        }
        return new Settings(
                required(given, "variant"),
                Integer.parseInt(given.getOrDefault("run", "1")),
                Arrays.stream(given.getOrDefault("threads", "1,4,16").split(",", -1))
                        .map(Integer::valueOf)
                        .toList(),
                Double.parseDouble(given.getOrDefault("seconds", "8")),
                Integer.parseInt(given.getOrDefault("warm-up-cases", "1000")),
                Double.parseDouble(given.getOrDefault("warm-up-seconds", "30")),
                Integer.parseInt(given.getOrDefault("histories", "200")),
                Path.of(required(given, "folder")),
                given.getOrDefault("database", ""),
                Long.parseLong(given.getOrDefault("server", "0")),
                Path.of(required(given, "out")));
    }

    private static String required(Map<String, String> given, String name) {
        String value = given.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + "=… is missing");
        }
        return value;
    }

    static long nanos(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9)).toNanos();
    }
}
