package uk.oocd.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CPU time used until a moment, in seconds, from Linux's /proc.
 *
 * @param engine by this process, and by the engine's servers and their children
 * @param machine by everybody
 * @param nanos the moment, by {@link System#nanoTime}
 */
public record Cpu(double engine, double machine, long nanos) {

    /** Linux reports in hundredths of a second whatever its own tick is. */
    private static final double TICKS_PER_SECOND = 100;

    private static final Path PROC = Path.of("/proc");

    public static Cpu now(List<Long> servers) throws IOException {
        double engine = ticks(fields(PROC.resolve("self/stat")));
        if (!servers.isEmpty()) {
            for (List<String> fields : serversAndChildren(servers)) {
                engine += ticks(fields);
            }
        }
        return new Cpu(engine / TICKS_PER_SECOND, machineTicks() / TICKS_PER_SECOND, System.nanoTime());
    }

    /** CPU seconds that the engine used between the two. */
    public double engineSince(Cpu earlier) {
        return engine - earlier.engine;
    }

    /** How many cores others kept busy on average between the two: what disturbs a measurement. */
    public double foreignCoresSince(Cpu earlier) {
        double others = (machine - earlier.machine) - engineSince(earlier);
        return Math.max(0, others / ((nanos - earlier.nanos) / 1e9));
    }

    private static List<List<String>> serversAndChildren(List<Long> servers) throws IOException {
        Set<String> numbers = servers.stream().map(String::valueOf).collect(Collectors.toSet());
        List<List<String>> found = new ArrayList<>();
        try (Stream<Path> entries = Files.list(PROC)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                String name = entry.getFileName().toString();
                if (Character.isDigit(name.charAt(0))) {
                    List<String> fields = fields(entry.resolve("stat"));
                    if (numbers.contains(name) || (fields.size() > 1 && numbers.contains(fields.get(1)))) {
                        found.add(fields);
                    }
                }
            }
        }
        return found;
    }

    /** The fields of a process after its name, which may hold blanks; none where the process has just ended. */
    private static List<String> fields(Path stat) {
        try {
            String line = Files.readString(stat);
            return List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
        } catch (IOException processHasEnded) {
            return List.of();
        }
    }

    /** User and system time of the process and of its children that have ended. */
    private static double ticks(List<String> fields) {
        double ticks = 0;
        for (int i = 11; i < 15 && i < fields.size(); i++) {
            ticks += Double.parseDouble(fields.get(i));
        }
        return ticks;
    }

    /** All but idle, waiting and stolen time. */
    private static double machineTicks() throws IOException {
        try (Stream<String> lines = Files.lines(PROC.resolve("stat"))) {
            String[] fields = lines.findFirst().orElseThrow().trim().split(" +", -1);
            return Double.parseDouble(fields[1])
                    + Double.parseDouble(fields[2])
                    + Double.parseDouble(fields[3])
                    + Double.parseDouble(fields[6])
                    + Double.parseDouble(fields[7]);
        }
    }
}
