package uk.oocd.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.storage.log.Chain;
import uk.oocd.storage.log.CommitLog.LogUnavailable;
import uk.oocd.storage.log.CommitLog.OutcomeUnknown;
import uk.oocd.storage.log.CommitLog.StreamConflict;
import uk.oocd.storage.log.LogEvents;
import uk.oocd.storage.mongo.Settlement.Answer;
import uk.oocd.storage.mongo.Settlement.Outcome;
import uk.oocd.storage.mongo.Settlement.Request;

/** What a settlement asks next for each answer, and what it makes of late commands beside competing writers. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SettlementTest {

    private static final Answer UNKNOWN = new Answer.Unknown(new IllegalStateException("no reply"));
    private static final Answer FAILED = new Answer.Failed(new IllegalStateException("no server"));
    private static final Answer PASSED = new Answer.Passed();
    private static final Answer NOTHING = new Answer.Commits(List.of());

    private final StreamEnds ends = new StreamEnds(100);
    private final Draft a = born("a");
    private final Draft b = born("b");
    private Settlement settlement = new Settlement(Tail.EMPTY, ends, List.of(a, b));
    private @Nullable Request request = settlement.begin(false);

    private static Draft born(String stream) {
        return new Draft(UUID.randomUUID(), LogEvents.run(stream, 0, 1));
    }

    private static Draft next(String stream, long sequence) {
        return new Draft(UUID.randomUUID(), LogEvents.run(stream, sequence, 1));
    }

    private void settling(Draft... drafts) {
        settlement = new Settlement(Tail.EMPTY, ends, List.of(drafts));
        request = settlement.begin(false);
    }

    private void hears(Answer... answers) {
        for (Answer answer : answers) request = settlement.answered(answer, false);
    }

    private void hearsAtTheDeadline(Answer answer) {
        request = settlement.answered(answer, true);
    }

    private static Answer.Commits shows(Placed... commits) {
        return new Answer.Commits(Arrays.stream(commits)
                .map(each -> SimulatedReplicaSet.Stored.of(each).heading())
                .toList());
    }

    private static Placed at(long position, Draft draft) {
        List<Long> keys = new ArrayList<>();
        draft.runs().forEach(run -> keys.add(run.first() == 0 ? Placed.BIRTH : run.first()));
        return new Placed(draft, position, draft.latest(), draft.digest(), keys);
    }

    private void asksFor(long position, Draft... drafts) {
        assertThat(request).asInstanceOf(type(Request.Insert.class)).satisfies(insert -> {
            assertThat(insert.commits()).extracting(Placed::draft).containsExactly(drafts);
            assertThat(insert.commits())
                    .extracting(Placed::position)
                    .containsExactlyElementsOf(LongStream.range(position, position + drafts.length)
                            .boxed()
                            .toList());
        });
    }

    private void pauses() {
        assertThat(request).isInstanceOf(Request.Pause.class);
    }

    private void reads(long from) {
        assertThat(request).isEqualTo(new Request.Read(from, Settlement.PAGE));
    }

    private void isKept(Draft draft, long position) {
        assertThat(settlement.of(draft))
                .asInstanceOf(type(Outcome.Kept.class))
                .satisfies(kept -> assertThat(kept.commit().firstPosition()).isEqualTo(position));
    }

    private void isRefused(Draft draft, Class<? extends RuntimeException> why) {
        assertThat(settlement.of(draft))
                .asInstanceOf(type(Outcome.Refused.class))
                .satisfies(refused -> assertThat(refused.why()).isInstanceOf(why));
    }

    @Test
    void what_a_majority_acknowledged_is_kept() {
        asksFor(0, a, b);
        hears(new Answer.Kept());

        assertThat(request).isNull();
        isKept(a, 0);
        isKept(b, 1);
        assertThat(settlement.tail().head()).isEqualTo(1);
    }

    @Test
    void what_was_never_sent_is_asked_for_again_after_a_look() {
        hears(FAILED);
        pauses();
        hears(PASSED);
        reads(0);
        hears(NOTHING);
        asksFor(0, a, b);
    }

    @Test
    void a_failed_reading_is_tried_again_after_a_pause() {
        hears(UNKNOWN, PASSED, FAILED);
        pauses();
        hears(PASSED);
        reads(0);
    }

    @Test
    void while_a_late_command_may_come_the_same_is_asked_for_at_the_same_place() {
        hears(UNKNOWN);
        pauses();
        hears(PASSED);
        reads(0);
        hears(NOTHING);
        asksFor(0, a, b);
    }

    @Test
    void what_a_late_command_wrote_is_found_by_reading_and_kept() {
        hears(UNKNOWN, PASSED, shows(at(0, a), at(1, b)));

        assertThat(request).isNull();
        isKept(a, 0);
        isKept(b, 1);
        assertThat(settlement.metOthers()).isFalse();
    }

    @Test
    void of_a_command_that_was_cut_the_rest_is_asked_for_after_what_is_there() {
        hears(UNKNOWN, PASSED, shows(at(0, a)));

        asksFor(1, b);
        hears(new Answer.Kept());
        isKept(a, 0);
        isKept(b, 1);
    }

    @Test
    void a_late_command_that_comes_between_looking_and_asking_again_is_found_out() {
        hears(UNKNOWN, PASSED, NOTHING);
        hears(new Answer.Stopped(0));
        reads(0);
        hears(NOTHING);
        assertThat(request).isEqualTo(new Request.Peek(0));
        hears(new Answer.Peeked(true));
        pauses(); // until a majority has it
        hears(PASSED, shows(at(0, a), at(1, b)));

        isKept(a, 0);
        isKept(b, 1);
    }

    @Test
    void where_another_writer_has_the_place_the_drafts_move_on_in_their_order() {
        hears(UNKNOWN, PASSED, shows(at(0, born("c"))));

        asksFor(1, a, b);
        assertThat(settlement.metOthers()).isTrue();
    }

    @Test
    void where_another_writer_has_the_stream_the_draft_is_dropped_and_the_next_takes_its_place() {
        Draft others = born("a");
        hears(UNKNOWN, PASSED, shows(at(0, others)));

        asksFor(1, b);
        hears(new Answer.Kept());
        isRefused(a, StreamConflict.class);
        isKept(b, 1);
    }

    @Test
    void a_draft_that_rested_on_one_that_is_dropped_is_refused_and_holds_up_nobody() {
        settling(born("a"));
        hears(new Answer.Kept());
        Draft first = new Draft(UUID.randomUUID(), List.of(LogEvents.event("a", 1), LogEvents.event("x", 0)));
        Draft second = next("a", 2);
        settlement = new Settlement(settlement.tail(), ends, List.of(first, second, b));
        request = settlement.begin(false);
        hears(UNKNOWN, PASSED, shows(at(1, born("x"))));
        hears(new Answer.LookedUp(Map.of("a", new StreamEnds.End(0, 0)), Map.of(), 1));

        asksFor(2, b);
        hears(new Answer.Kept());
        isRefused(first, StreamConflict.class);
        isRefused(second, StreamConflict.class);
    }

    @Test
    void one_that_was_sent_is_refused_once_its_stream_is_known_to_end_too_early() {
        Draft beyond = next("a", 3);
        settling(beyond, b);
        hears(new Answer.LookedUp(Map.of(), Map.of(), -1));
        asksFor(0, beyond, b);
        hears(UNKNOWN, PASSED, shows(at(0, born("a"))));

        asksFor(1, b);
        hears(new Answer.Kept());
        isRefused(beyond, StreamConflict.class);
        isKept(b, 1);
    }

    @Test
    void one_that_was_sent_behind_another_is_not_refused_before_that_other_is_judged() {
        StreamEnds few = new StreamEnds(2);
        few.saw("t", new StreamEnds.End(0, 0));
        Draft first = new Draft(UUID.randomUUID(), List.of(LogEvents.event("s", 1), LogEvents.event("t", 1)));
        Draft second = next("s", 2);
        settlement = new Settlement(new Tail(0, Instant.EPOCH, Chain.genesis()), few, List.of(first, second));
        request = settlement.begin(false);
        hears(new Answer.LookedUp(Map.of("s", new StreamEnds.End(0, 0)), Map.of(), 0), UNKNOWN, PASSED);
        few.saw("u", new StreamEnds.End(0, 0));
        few.saw("v", new StreamEnds.End(0, 0)); // no room for the others any more
        hears(NOTHING);
        assertThat(request).isEqualTo(new Request.LookUp(Set.of("t"), Set.of()));
        hears(new Answer.LookedUp(Map.of("t", new StreamEnds.End(0, 0)), Map.of(), 0));

        assertThat(request)
                .asInstanceOf(type(Request.Insert.class))
                .satisfies(insert ->
                        assertThat(insert.commits()).extracting(Placed::draft).containsExactly(first, second));
    }

    @Test
    void one_that_is_turned_down_for_its_event_id_is_refused_and_the_next_goes_on() {
        hears(new Answer.Stopped(1), NOTHING, new Answer.Peeked(false));
        assertThat(request).isInstanceOf(Request.LookUp.class);
        String id = b.events().getFirst().id();
        hears(new Answer.LookedUp(Map.of(), Map.of(id, 0L), 0));

        assertThat(request).isNull();
        isKept(a, 0);
        isRefused(b, StreamConflict.class);
    }

    @Test
    void nothing_is_refused_for_what_was_not_read_past() {
        hears(new Answer.Stopped(0), NOTHING, new Answer.Peeked(false));
        hears(new Answer.LookedUp(Map.of(), Map.of(a.events().getFirst().id(), 4L), 4));
        pauses();
        hears(PASSED);
        reads(0);
        hears(shows(at(0, a)));
        asksFor(1, b);
    }

    @Test
    void one_that_is_turned_down_for_what_is_gone_again_is_asked_for_again() {
        hears(new Answer.Stopped(0), NOTHING, new Answer.Peeked(false), new Answer.LookedUp(Map.of(), Map.of(), -1));
        pauses();
        hears(PASSED, NOTHING);
        asksFor(0, a, b);
    }

    @Test
    void a_look_that_shows_less_than_was_read_is_no_ground_to_refuse() {
        hears(new Answer.Kept());
        Tail tail = settlement.tail();
        Draft draft = next("c", 5);
        settlement = new Settlement(tail, ends, List.of(draft));
        request = settlement.begin(false);
        hears(new Answer.LookedUp(Map.of("c", new StreamEnds.End(3, 0)), Map.of(), 0));
        pauses();
        hears(PASSED);
        assertThat(request).isInstanceOf(Request.LookUp.class);
        hears(new Answer.LookedUp(Map.of("c", new StreamEnds.End(4, 1)), Map.of(), 1));
        asksFor(2, draft);
    }

    @Test
    void one_that_was_turned_down_by_its_own_late_copy_is_kept_however_much_there_is_to_read() {
        Draft draft = born("z");
        settling(draft);
        List<Placed> page = new ArrayList<>(List.of(at(0, draft)));
        for (int i = 1; i < Settlement.PAGE; i++) page.add(at(i, born("s" + i)));
        hears(UNKNOWN, PASSED, NOTHING, new Answer.Stopped(0), shows(page.toArray(Placed[]::new)));
        reads(Settlement.PAGE);
        hears(NOTHING);

        assertThat(request).isNull();
        isKept(draft, 0);
    }

    @Test
    void at_the_deadline_what_was_sent_is_unknown_and_what_was_not_is_unavailable() {
        Draft held = next("a", 5);
        settling(a, held);
        hearsAtTheDeadline(UNKNOWN);

        assertThat(request).isNull();
        isRefused(a, OutcomeUnknown.class);
        isRefused(held, LogUnavailable.class);
    }

    @Test
    void at_the_deadline_an_answer_still_counts() {
        hearsAtTheDeadline(new Answer.Stopped(1));

        isKept(a, 0);
        isRefused(b, LogUnavailable.class);
    }

    @Test
    void a_log_with_a_hole_is_not_written_to() {
        hears(UNKNOWN, PASSED, shows(at(3, born("c"))));

        assertThat(request).isNull();
        isRefused(a, OutcomeUnknown.class);
    }
}
