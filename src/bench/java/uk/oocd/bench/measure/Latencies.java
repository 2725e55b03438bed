package uk.oocd.bench.measure;

import java.util.Arrays;
import java.util.Collection;

/** Latencies of one client in nanoseconds, kept one by one so that percentiles are exact. */
public final class Latencies {
    private long[] nanos = new long[4096];
    private int count;

    public void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = duration;
    }

    public static Latencies merged(Collection<Latencies> parts) {
        Latencies all = new Latencies();
        all.nanos = parts.stream()
                .flatMapToLong(part -> Arrays.stream(part.nanos, 0, part.count))
                .sorted()
                .toArray();
        all.count = all.nanos.length;
        return all;
    }

    public int count() {
        return count;
    }

    /** The latency that {@code share} of all stay within, in milliseconds; of what {@link #merged} has put in order. */
    public double percentileMillis(double share) {
        return count == 0 ? Double.NaN : nanos[Math.max(0, (int) Math.ceil(share * count) - 1)] / 1e6;
    }
}
