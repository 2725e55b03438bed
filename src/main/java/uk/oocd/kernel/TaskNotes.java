package uk.oocd.kernel;

import java.util.Optional;

/**
 * What a long task notes of its own progress, beside the log, so that one that was cut short goes on. Where several
 * instances of the program run, one of them works on a task at a time.
 */
public interface TaskNotes {

    /**
     * Takes the task for this instance, or keeps it.
     *
     * @param task lower-case and hyphenated
     * @return false where another instance has it, and has kept it within the last minute
     */
    boolean take(String task);

    /** What was written last. */
    Optional<String> read(String task);

    /** Writes it over what was written before; lasting when it returns. */
    void write(String task, String note);

    /** Lets another instance have the task. */
    void release(String task);
}
