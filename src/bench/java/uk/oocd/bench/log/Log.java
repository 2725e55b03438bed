package uk.oocd.bench.log;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import uk.oocd.bench.log.BenchEvent.StepRecorded;
import uk.oocd.bench.measure.Settings;

/** What is measured, on an empty database. An append returns when a majority of the nodes has it in its journal. */
public interface Log extends AutoCloseable {

    /**
     * What {@code threads} closed-loop clients do; fewer of them where one does the work of several.
     *
     * @param events how many make one commit
     */
    List<? extends Writer> writers(int threads, int events);

    /** What the log and its indexes take on disk, once all that was acknowledged has been written there. */
    long bytesOnDisk() throws Exception;

    @Override
    void close();

    /** Appends, again and again. */
    @FunctionalInterface
    interface Writer {
        /** Appends, and says how many commits that were. */
        int write() throws Exception;
    }

    /** One whose events can be read from its start on. */
    interface Replayable extends Log {
        /**
         * Gives the events, decoded, in their order from the start on, until {@code more} has had enough or the time is up.
         *
         * @param batch how many events a reader takes at a time
         */
        void read(int batch, Predicate<StepRecorded> more, Duration atMost) throws Exception;
    }

    /** One that passes on to handlers in this program what this program publishes. */
    interface Streaming extends Replayable {
        void publish(StepRecorded event);

        /** Hands on what is published from now on, until closed. */
        AutoCloseable subscribe(Consumer<StepRecorded> handler) throws InterruptedException;
    }

    /** Opens a log as the settings say. */
    @FunctionalInterface
    interface Opener {
        Log open(Settings settings) throws Exception;
    }
}
