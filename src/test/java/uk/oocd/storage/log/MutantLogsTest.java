package uk.oocd.storage.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The conformance suite can fail: logs that break a promise do not get past it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MutantLogsTest {

    @Test
    void a_log_that_does_nothing_fails_nearly_everything() {
        Events tests = run(selectClass(MutantLogs.DoesNothing.class));
        assertThat(tests.succeeded().count()).isLessThan(tests.started().count() / 4);
    }

    @ParameterizedTest
    @CsvSource({
        "LeavesGaps, positions_are_dense_over_commits_of_any_size",
        "NotAtomic, a_conflict_at_any_event_of_a_commit_keeps_none_of_it_and_says_which",
        "NoticesNoConflict, a_sequence_that_is_taken_is_refused",
        "BlamesTheFirst, a_conflict_at_any_event_of_a_commit_keeps_none_of_it_and_says_which",
        "SkipsTheChain, each_commit_is_chained_to_the_one_before_it",
        "SwapsTheOrder, position_order_is_commit_order",
        "LosesWakeUps, all_who_wait_are_woken_by_an_append",
        "WakesTooEarly, listeners_are_told_of_an_append_that_can_be_read_by_then_until_they_are_cancelled",
        "RoundsTimes, what_was_appended_is_read_back_whole",
        "LetsTheHighWaterFall, the_high_water_mark_is_the_latest_timestamp_so_far",
        "HeedsInterrupts, an_interrupted_writer_is_not_disturbed_and_stays_interrupted",
        "RestoresAnything, a_commit_that_does_not_follow_is_refused_with_all_after_it",
        "RestoresAnew, commits_of_another_log_are_restored_as_they_stand_there",
        "Overlaps, of_many_who_append_at_once_each_gets_what_was_acknowledged",
    })
    void a_log_that_breaks_a_promise_fails_the_test_that_states_it(String mutant, String test) throws Exception {
        Events tests = run(selectMethod(Class.forName(MutantLogs.class.getName() + "$" + mutant), test));
        assertThat(tests.failed().count()).isEqualTo(1);
    }

    private static Events run(DiscoverySelector what) {
        return EngineTestKit.engine("junit-jupiter").selectors(what).execute().testEvents();
    }
}
