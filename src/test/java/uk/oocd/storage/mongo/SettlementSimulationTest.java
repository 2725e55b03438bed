package uk.oocd.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.oocd.storage.mongo.Simulation.Habit;
import uk.oocd.storage.mongo.Simulation.Violation;
import uk.oocd.storage.mongo.Simulation.Wrong;

/**
 * Many histories of failures are played to writers of the log, each from a seed ({@link Simulation}). A million of them:
 * {@code ops/test -Dtest=SettlementSimulationTest -Doocd.histories=1000000}. A failure names its seed and prints what
 * happened; {@code -Doocd.first-history=SEED -Doocd.histories=1} plays it alone.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SettlementSimulationTest {

    private static final int ENOUGH_TO_MEET_EVERYTHING = 10_000;
    private static final int BOUND_FOR_MUTANTS = 10_000;

    @Test
    void in_every_history_the_log_ends_as_it_was_acknowledged() {
        long first = Long.getLong("oocd.first-history", 1);
        long histories = Long.getLong("oocd.histories", 20_000);
        Tally tally = new Tally();
        for (long seed = first; seed < first + histories; seed++) {
            Violation violation = play(seed, Habit.RIGHT, tally);
            if (violation != null)
                fail("History " + seed + ": " + violation.getMessage() + "\n"
                        + String.join("\n", Simulation.trace(seed, Habit.RIGHT)));
        }
        if (histories >= ENOUGH_TO_MEET_EVERYTHING)
            assertThat(tally.missing()).as("what no history met").isEmpty();
    }

    @Test
    void the_same_seed_plays_the_same_history() {
        assertThat(Simulation.trace(7, Habit.RIGHT)).hasSizeGreaterThan(50).isEqualTo(Simulation.trace(7, Habit.RIGHT));
    }

    /** A hole that another writer comes to fill shows as a later position written before an earlier one: as ORDER. */
    @ParameterizedTest
    @CsvSource({
        "READS_WHAT_ONLY_THE_PRIMARY_HAS, HOLE ORDER CHAIN TAILER LOST",
        "TAKES_A_WRITE_CONCERN_ERROR_FOR_KEPT, HOLE ORDER CHAIN TAILER LOST",
        "SPLITS_A_GROUP, HOLE ORDER CHAIN TAILER",
        "TAKES_UNKNOWN_FOR_NOT_KEPT, REFUSED_BUT_THERE",
        "TAKES_UNKNOWN_FOR_KEPT, HOLE ORDER CHAIN TAILER LOST",
        "RENUMBERS_WITHOUT_READING, HOLE ORDER CHAIN TAILER REFUSED_BUT_THERE",
        "TAKES_NOT_THERE_YET_FOR_NOT_KEPT, REFUSED_BUT_THERE",
        "REFUSES_ON_WHAT_IT_HAS_NOT_READ_PAST, REFUSED_BUT_THERE",
        "REFUSES_ON_WHAT_ONLY_THE_PRIMARY_HAS, REFUSED_WITHOUT_GROUND REFUSED_BUT_THERE STREAM",
    })
    void a_writer_that_breaks_a_rule_is_found_out(Habit mutant, String asExpected) {
        Set<Wrong> expected = Arrays.stream(asExpected.split(" "))
                .map(Wrong::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Wrong.class)));
        Violation found = firstFoundOf(mutant);
        assertThat(found.wrong).as(found.getMessage()).isIn(expected);
    }

    private static Violation firstFoundOf(Habit mutant) {
        Tally tally = new Tally();
        for (long seed = 1; seed <= BOUND_FOR_MUTANTS; seed++) {
            Violation violation = play(seed, mutant, tally);
            if (violation != null) return violation;
        }
        throw new AssertionError("No history shows what is wrong with " + mutant);
    }

    private static @Nullable Violation play(long seed, Habit habit, Tally tally) {
        try {
            Simulation.play(seed, habit, tally);
            return null;
        } catch (Violation e) {
            return e;
        }
    }
}
