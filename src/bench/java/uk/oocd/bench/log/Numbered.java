package uk.oocd.bench.log;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import uk.oocd.bench.log.BenchEvent.StepRecorded;

/** Events numbered from 0 on over all threads, so that a reader can tell whether each came once. */
public final class Numbered {
    private final List<StepRecorded> pool = BenchEvent.pool();
    private final AtomicLong next = new AtomicLong();

    public List<StepRecorded> take(int count) {
        long first = next.getAndAdd(count);
        return IntStream.range(0, count).mapToObj(i -> event(first + i)).toList();
    }

    private StepRecorded event(long number) {
        return pool.get((int) (number % pool.size())).numbered(number);
    }
}
