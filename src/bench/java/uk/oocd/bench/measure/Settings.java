package uk.oocd.bench.measure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one run of one engine is asked to do, given by ops/bench as {@code --name=value}. */
public final class Settings {

    private final Map<String, String> given;

    private Settings(Map<String, String> given) {
        this.given = given;
    }

    public static Settings of(String... arguments) {
        return new Settings(Arrays.stream(arguments).collect(Collectors.toMap(Settings::name, Settings::value)));
    }

    private static String name(String argument) {
        return argument.substring(2, equalsIn(argument));
    }

    private static String value(String argument) {
        return argument.substring(equalsIn(argument) + 1);
    }

    private static int equalsIn(String argument) {
        int equals = argument.indexOf('=');
        if (!argument.startsWith("--") || equals < 0) {
            throw new IllegalArgumentException("Not of the form --name=value: " + argument);
        }
        return equals;
    }

    /** The name that the results carry. */
    public String variant() {
        return text("variant");
    }

    /** Which of the interleaved runs this is, from 1. */
    public int run() {
        return number("run");
    }

    /** How many clients drive each window, window after window. */
    public List<Integer> threads() {
        return numbers("threads");
    }

    /** How long a window lasts. */
    public double seconds() {
        return decimal("seconds");
    }

    /** An empty folder on the disk that is measured. */
    public Path folder() {
        return Path.of(text("folder"));
    }

    /** The address of an empty database, where the engine needs one. */
    public String database() {
        return text("database");
    }

    /** The processes whose own and whose children's CPU time belongs to the engine. */
    public List<Long> servers() {
        return given.containsKey("servers") ? list("servers", Long::valueOf) : List.of();
    }

    /** The file that a line of JSON is appended to for each window. */
    public Path out() {
        return Path.of(text("out"));
    }

    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    public List<Integer> numbers(String name) {
        return list(name, Integer::valueOf);
    }

    public double decimal(String name) {
        return Double.parseDouble(text(name));
    }

    public String text(String name) {
        String value = given.get(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + "=… is missing");
        }
        return value;
    }

    private <T> List<T> list(String name, Function<String, T> parse) {
        return Arrays.stream(text(name).split(",", -1)).map(parse).toList();
    }

    static long nanos(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9)).toNanos();
    }
}
