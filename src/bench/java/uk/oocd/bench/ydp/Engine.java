package uk.oocd.bench.ydp;

import java.time.Instant;
import java.util.List;
import uk.oocd.bench.measure.Settings;

/**
 * What is measured. Each command is durably committed before its call returns, is refused where the case is at another
 * stage, and keeps who, when and all 15 fields, so that {@link #history} can give them back.
 *
 * @param <H> what the engine knows a case by: its own id, or whatever {@link #refer} makes
 */
public interface Engine<H> extends AutoCloseable {

    /** Creates the case. */
    H refer(String caseId, Payload payload) throws Exception;

    /** One of the four commands that follow the referral. */
    void advance(H handle, Step step, Payload payload) throws Exception;

    /** All that is kept of the case, in the order in which it was recorded. */
    List<Entry> history(H handle) throws Exception;

    /** Whether views are kept beside the commands, which belong to the measured work. */
    default boolean hasProjections() {
        return false;
    }

    /** Returns when every projection has applied all that was committed before the call. */
    default void awaitProjections() throws Exception {}

    @Override
    void close();

    /**
     * One recorded command.
     *
     * @param at when the engine recorded it, by its own clock
     * @param actor who did it, as the engine keeps it
     */
    record Entry(Step step, Instant at, String actor, Payload payload) {}

    /** Opens an engine on the empty database or folder of the settings. */
    @FunctionalInterface
    interface Opener<H> {
        Engine<H> open(Settings settings) throws Exception;
    }
}
