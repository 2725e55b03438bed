package uk.oocd.storage.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static uk.oocd.storage.log.LogEvents.append;
import static uk.oocd.storage.log.LogEvents.event;
import static uk.oocd.storage.log.LogEvents.loose;
import static uk.oocd.storage.log.LogEvents.run;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import uk.oocd.storage.log.CommitLog.CommitTooLarge;
import uk.oocd.storage.log.CommitLog.DoesNotFollow;
import uk.oocd.storage.log.CommitLog.Located;
import uk.oocd.storage.log.CommitLog.LogUnavailable;
import uk.oocd.storage.log.CommitLog.Registration;
import uk.oocd.storage.log.CommitLog.StreamConflict;

/**
 * What every {@link CommitLog} promises. {@link MutantLogsTest} shows that logs which break a promise fail here.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(60)
public abstract class CommitLogConformanceTest {

    /** Longer than any wake-up takes, on the busiest machine. */
    private static final Duration LONG = Duration.ofSeconds(6);

    private CommitLog log;

    /** A new, empty log, with the default bounds on a commit: 1,000 events and 4 MiB. */
    protected abstract CommitLog open() throws Exception;

    @BeforeEach
    void openLog() throws Exception {
        log = open();
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    // What was appended

    @Test
    void an_empty_log_has_nothing_in_it() {
        assertThat(log.head()).isEqualTo(-1);
        assertThat(log.readAfter(-1, 10)).isEmpty();
        assertThat(log.readStream("none", 0, 10)).isEmpty();
        assertThat(log.lastSequence("none")).isEmpty();
        assertThat(log.readCommits(0, 10)).isEmpty();
        assertThat(log.positionBefore(Instant.EPOCH)).isEqualTo(-1);
        assertSound();
    }

    @Test
    void what_was_appended_is_read_back_whole() {
        List<LogEvent> given = List.of(
                new LogEvent(
                        "plain",
                        new LogEvent.StreamPlace("ship", "argo", 0),
                        Instant.parse("2026-03-02T10:15:30.123456789Z"),
                        "ship/built",
                        "1",
                        "{\"oars\":50}".getBytes(UTF_8),
                        "{\"trace\":\"a\"}".getBytes(UTF_8)),
                new LogEvent("no-revision", null, Instant.EPOCH, "ship/sunk", null, new byte[0], new byte[0]),
                new LogEvent("empty-revision", null, Instant.EPOCH.minusNanos(1), "", "", new byte[1], new byte[2]),
                new LogEvent("far-past", null, Instant.parse("-1000000-01-01T00:00:00Z"), "t", "1", all(), all()),
                new LogEvent("far-future", null, Instant.parse("+1000000-01-01T00:00:00Z"), "t", "1", all(), all()),
                new LogEvent(
                        "ünïcode-\uD83D\uDEA2-\u0000-'\"",
                        new LogEvent.StreamPlace("", "ünïcode-\uD83D\uDEA2-\u0000-'\"", 0),
                        Instant.EPOCH,
                        "\uD83D\uDEA2",
                        "\uD83D\uDEA2",
                        all(),
                        all()));
        UUID id = UUID.randomUUID();
        Commit commit = log.append(id, given);

        assertThat(log.readAfter(-1, 100).stream().map(Located::event))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(given);
        assertThat(log.readCommits(0, 10))
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactly(commit);
        assertThat(commit.id()).isEqualTo(id);
        assertThat(commit.events())
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(given);
        assertSound();
    }

    @Test
    void what_was_appended_can_be_read_as_soon_as_the_append_returns() {
        for (int i = 0; i < 100; i++) {
            Commit commit = append(log, event("argo", i), loose("loose-" + i));
            assertThat(log.head()).isEqualTo(commit.lastPosition());
            assertThat(log.readAfter(commit.firstPosition() - 1, 10)).hasSize(2);
            assertThat(log.readStream("argo", i, 10)).hasSize(1);
            assertThat(log.lastSequence("argo")).hasValue(i);
            assertThat(log.readCommits(commit.firstPosition(), 10)).hasSize(1);
        }
    }

    // I1, I2: order

    @Test
    void positions_are_dense_over_commits_of_any_size() {
        long next = 0;
        for (int size : new int[] {1, 3, 1, 1_000, 2}) {
            Commit commit = log.append(UUID.randomUUID(), run("stream-" + next, 0, size));
            assertThat(commit.firstPosition()).isEqualTo(next);
            assertThat(commit.lastPosition()).isEqualTo(next + size - 1);
            next += size;
        }
        assertThat(log.head()).isEqualTo(next - 1);
        assertThat(log.readAfter(-1, 5_000).stream().map(Located::position))
                .isEqualTo(LongStream.range(0, next).boxed().toList());
        assertSound();
    }

    @Test
    void a_refused_commit_leaves_no_gap() {
        append(log, event("argo", 0));
        assertThatExceptionOfType(StreamConflict.class)
                .isThrownBy(() -> append(log, loose("before"), event("argo", 0)));
        assertThat(append(log, event("argo", 1)).firstPosition()).isEqualTo(1);
        assertSound();
    }

    @Test
    void position_order_is_commit_order() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            append(log, loose("a" + i), loose("b" + i));
            ids.addAll(List.of("a" + i, "b" + i));
        }
        assertThat(log.readAfter(-1, 100).stream()
                        .map(located -> located.event().id()))
                .isEqualTo(ids);
        assertThat(log.readCommits(0, 100).stream()
                        .flatMap(commit -> commit.events().stream())
                        .map(LogEvent::id))
                .isEqualTo(ids);
    }

    // I3: whole or not at all

    @Test
    void a_conflict_at_any_event_of_a_commit_keeps_none_of_it_and_says_which() {
        append(log, event("argo", 0));
        for (int bad = 0; bad < 4; bad++) {
            List<LogEvent> events = new ArrayList<>(run("other", 0, 3));
            events.add(bad, event("argo", 0));
            int index = bad;
            assertThatExceptionOfType(StreamConflict.class)
                    .isThrownBy(() -> log.append(UUID.randomUUID(), events))
                    .satisfies(e -> assertThat(e.index()).isEqualTo(index));
            assertThat(log.head()).isZero();
            assertThat(log.readAfter(-1, 10)).hasSize(1);
            assertThat(log.lastSequence("other")).isEmpty();
        }
        log.append(UUID.randomUUID(), run("other", 0, 3));
        assertSound();
    }

    @Test
    void the_ids_of_a_refused_commit_are_still_free() {
        append(log, event("argo", 0));
        assertThatExceptionOfType(StreamConflict.class).isThrownBy(() -> append(log, loose("mine"), event("argo", 0)));
        append(log, loose("mine"));
        assertThat(log.head()).isEqualTo(1);
    }

    // Streams

    @Test
    void a_sequence_that_is_taken_is_refused() {
        log.append(UUID.randomUUID(), run("argo", 0, 3));
        for (long taken = 0; taken < 3; taken++) {
            assertConflict(0, event("argo", taken));
        }
        append(log, event("argo", 3));
    }

    @Test
    void a_stream_may_begin_anywhere_and_goes_on_from_there() {
        append(log, event("argo", 7), event("argo", 8));
        assertConflict(0, event("argo", 7));
        assertConflict(0, event("argo", 10));
        assertConflict(0, event("argo", 6));
        append(log, event("argo", 9));
        assertThat(log.lastSequence("argo")).hasValue(9);
        assertSound();
    }

    @Test
    void a_sequence_beyond_the_streams_end_is_refused() {
        append(log, event("argo", 0));
        assertConflict(0, event("argo", 2));
        assertConflict(1, event("argo", 1), event("argo", 3));
        assertConflict(0, event("argo", -1));
        assertConflict(0, event("unheard-of", -1));
        append(log, event("argo", 1));
        assertSound();
    }

    @Test
    void the_same_sequence_twice_in_one_commit_is_refused() {
        assertConflict(1, event("argo", 0), event("argo", 0));
        assertConflict(2, event("argo", 0), event("argo", 1), event("argo", 1));
        assertConflict(2, event("argo", 0), event("other", 0), event("argo", 0));
    }

    @Test
    void an_event_id_that_is_taken_is_refused_wherever_it_was_used() {
        append(log, loose("mine"), loose("yours"));
        assertConflict(0, loose("yours"));
        assertConflict(1, loose("new"), loose("mine"));
        assertConflict(1, loose("twice"), loose("twice"));
        assertConflict(0, event("mine", "argo", 0, Instant.EPOCH));
        assertThat(log.head()).isEqualTo(1);
    }

    @Test
    void one_commit_may_hold_several_streams_in_any_mixture_and_events_of_none() {
        append(log, event("a", 0), event("b", 0), loose("x"), event("b", 1), event("a", 1), loose("y"), event("b", 2));
        assertThat(positions(log.readStream("a", 0, 10))).containsExactly(0L, 4L);
        assertThat(positions(log.readStream("b", 0, 10))).containsExactly(1L, 3L, 6L);
        assertThat(log.lastSequence("b")).hasValue(2);
        append(log, event("b", 3), event("a", 2));
        assertThat(positions(log.readStream("b", 2, 10))).containsExactly(6L, 7L);
        assertSound();
    }

    @Test
    void a_stream_is_read_from_a_sequence_on_in_order_up_to_a_limit() {
        for (int i = 0; i < 10; i++) {
            append(log, event("other", i), event("argo", i));
        }
        assertThat(log.readStream("argo", 0, 100))
                .hasSize(10)
                .isSortedAccordingTo((a, b) -> Long.compare(a.position(), b.position()));
        assertThat(sequences(log.readStream("argo", 3, 4))).containsExactly(3L, 4L, 5L, 6L);
        assertThat(log.readStream("argo", 10, 4)).isEmpty();
        assertThat(log.readStream("arg", 0, 4)).isEmpty();
    }

    // Reading by position

    @Test
    void the_log_is_read_after_a_position_in_order_up_to_a_limit() {
        log.append(UUID.randomUUID(), run("argo", 0, 4));
        log.append(UUID.randomUUID(), run("other", 0, 4));
        assertThat(positions(log.readAfter(-1, 3))).containsExactly(0L, 1L, 2L);
        assertThat(positions(log.readAfter(2, 3))).containsExactly(3L, 4L, 5L);
        assertThat(positions(log.readAfter(5, 3))).containsExactly(6L, 7L);
        assertThat(log.readAfter(7, 3)).isEmpty();
        assertThat(log.readAfter(1_000, 3)).isEmpty();
    }

    @Test
    void commits_are_read_from_a_position_on_up_to_a_limit() {
        for (int i = 0; i < 5; i++) {
            append(log, event("a", i), event("b", i));
        }
        assertThat(log.readCommits(Long.MIN_VALUE, 2).stream().map(Commit::firstPosition))
                .containsExactly(0L, 2L);
        assertThat(log.readCommits(4, 2).stream().map(Commit::firstPosition)).containsExactly(4L, 6L);
        assertThat(log.readCommits(5, 10).stream().map(Commit::firstPosition)).containsExactly(6L, 8L);
        assertThat(log.readCommits(9, 10)).isEmpty();
    }

    // I4: chain

    @Test
    void each_commit_is_chained_to_the_one_before_it() {
        List<Commit> commits = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            commits.add(append(log, event("argo", i), loose("loose-" + i)));
        }
        byte[] chain = Chain.genesis();
        for (Commit commit : commits) {
            assertThat(commit.digest()).isEqualTo(Chain.digest(commit.id(), commit.events()));
            chain = Chain.next(chain, commit.firstPosition(), commit.digest());
            assertThat(commit.chain()).isEqualTo(chain);
        }
        assertThat(log.readCommits(0, 10))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(commits);
        assertThat(Verifier.verify(log)).usingRecursiveComparison().isEqualTo(new Verifier.Sound(4, 8, 7, chain));
    }

    // From another log

    @Test
    void commits_of_another_log_are_restored_as_they_stand_there() throws Exception {
        List<Commit> theirs = theirs();
        log.restore(theirs.subList(0, 2));
        log.restore(List.of());
        log.restore(theirs.subList(2, 4));

        assertThat(log.readCommits(0, 10))
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(theirs);
        assertThat(log.head()).isEqualTo(7);
        assertThat(log.readStream("argo", 0, 10)).hasSize(4);
        assertThat(log.await(6, Duration.ZERO)).isTrue();
        assertSound();

        Commit ours = append(log, event("argo", 4));
        assertThat(ours.firstPosition()).isEqualTo(8);
        assertThat(ours.chain()).isEqualTo(Chain.next(theirs.getLast().chain(), 8, ours.digest()));
        assertConflict(0, event("argo", 2));
        assertSound();
    }

    @Test
    void a_commit_that_does_not_follow_is_refused_with_all_after_it() {
        List<Commit> theirs = theirs();
        Commit second = theirs.get(1);
        List<Commit> forged = List.of(
                theirs.get(2), // a gap before it
                theirs.getFirst(), // there already
                new Commit(2, second.id(), second.highWater(), second.events(), second.digest(), new byte[32]),
                new Commit(2, UUID.randomUUID(), second.highWater(), second.events(), second.digest(), second.chain()),
                new Commit(2, second.id(), Instant.MAX, second.events(), second.digest(), second.chain()),
                follower(theirs.getFirst(), loose("\uD83D")), // half of a surrogate pair
                follower(theirs.getFirst(), event("argo", 2)), // beyond its stream's end
                follower(theirs.getFirst(), loose("loose-0"))); // an id that is taken
        log.restore(theirs.subList(0, 1));
        for (Commit bad : forged) {
            assertThatExceptionOfType(DoesNotFollow.class)
                    .isThrownBy(() -> log.restore(List.of(bad, theirs.get(2))))
                    .satisfies(e -> assertThat(e.position()).isEqualTo(bad.firstPosition()));
            assertThat(log.head()).isEqualTo(1);
            assertThat(log.readAfter(-1, 10)).hasSize(2);
            assertSound();
        }
        log.restore(theirs.subList(1, 4));
        assertThat(log.head()).isEqualTo(7);
        assertSound();
    }

    @Test
    void of_a_restore_that_fails_midway_no_commit_is_kept_in_part() {
        List<Commit> theirs = theirs();
        assertThatExceptionOfType(DoesNotFollow.class)
                .isThrownBy(() -> log.restore(List.of(theirs.get(0), theirs.get(1), theirs.get(3))));
        assertThat(log.head()).isIn(-1L, 1L, 3L);
        assertThat(log.readAfter(-1, 10)).hasSize((int) log.head() + 1);
        assertSound();
        log.restore(theirs.subList((int) (log.head() + 1) / 2, 4));
        assertThat(log.head()).isEqualTo(7);
        assertSound();
    }

    @Test
    void a_closed_log_restores_nothing() {
        log.close();
        assertThatExceptionOfType(LogUnavailable.class).isThrownBy(() -> log.restore(theirs()));
    }

    @Test
    void the_end_of_a_log_is_found_whatever_the_length_of_its_commits() {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        assertThat(Head.of(log, noon)).isEmpty();
        for (int length : new int[] {5, 1, 2, 1_000, 3, 1}) {
            Commit last = log.append(UUID.randomUUID(), run("stream-" + length + "-" + log.head(), 0, length));
            assertThat(Head.of(log, noon))
                    .get()
                    .usingRecursiveComparison()
                    .isEqualTo(new Head(last.lastPosition(), last.chain(), noon));
        }
    }

    /** Four commits of two events each, as another log has them. */
    private static List<Commit> theirs() {
        try (CommitLog other = new InMemoryCommitLog()) {
            List<Commit> commits = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                commits.add(append(other, event("argo", i), loose("loose-" + i)));
            }
            return commits;
        }
    }

    /** A commit that follows on {@code before} by all that it says of itself. */
    private static Commit follower(Commit before, LogEvent event) {
        UUID id = UUID.randomUUID();
        byte[] digest = Chain.digest(id, List.of(event));
        long first = before.lastPosition() + 1;
        return new Commit(
                first, id, before.highWater(), List.of(event), digest, Chain.next(before.chain(), first, digest));
    }

    // Time

    @Test
    void the_high_water_mark_is_the_latest_timestamp_so_far() {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        assertThat(append(log, at("1", noon), at("2", noon.minusSeconds(5))).highWater())
                .isEqualTo(noon);
        assertThat(append(log, at("3", noon.minusNanos(1))).highWater()).isEqualTo(noon);
        assertThat(append(log, at("4", noon.plusNanos(1))).highWater()).isEqualTo(noon.plusNanos(1));
        assertSound();
    }

    @Test
    void the_position_before_a_moment_is_just_before_the_first_event_at_or_after_it() {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        Random random = new Random(7);
        List<Instant> times = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            List<LogEvent> events = new ArrayList<>();
            for (int k = random.nextInt(4); k >= 0; k--) {
                // Clocks that differ by a minute, and once one that is a century ahead
                Instant time = noon.plusSeconds(i * 20L + random.nextInt(60))
                        .plus(i == 50 ? 36_525 : 0, ChronoUnit.DAYS)
                        .plusNanos(random.nextInt(3));
                times.add(time);
                events.add(at(UUID.randomUUID().toString(), time));
            }
            log.append(UUID.randomUUID(), events);
        }
        List<Instant> asked = new ArrayList<>(List.of(Instant.MIN, Instant.MAX, noon.minusSeconds(1)));
        times.forEach(time -> asked.addAll(List.of(time, time.minusNanos(1), time.plusNanos(1))));
        for (Instant moment : asked) {
            long expected = IntStream.range(0, times.size())
                            .filter(i -> !times.get(i).isBefore(moment))
                            .findFirst()
                            .orElse(times.size())
                    - 1L;
            assertThat(log.positionBefore(moment)).as("before %s", moment).isEqualTo(expected);
        }
    }

    // Bounds

    @Test
    void a_commit_of_nothing_is_a_mistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> log.append(UUID.randomUUID(), List.of()));
    }

    @Test
    void text_without_a_utf_8_form_is_refused_wherever_it_stands() {
        for (String half : List.of("\uD83D", "\uDEA2", "argo \uD83D", "\uDEA2\uD83D", "\uD83D\uDEA2\uD83D")) {
            var place = new LogEvent.StreamPlace("ship", "argo", 0);
            for (LogEvent refused : List.of(
                    text(half, null, "t", null),
                    text("id", place, half, null),
                    text("id", place, "t", half),
                    text("id", new LogEvent.StreamPlace(half, "argo", 0), "t", "1"),
                    text("id", new LogEvent.StreamPlace("ship", half, 0), "t", "1")))
                assertThatIllegalArgumentException().isThrownBy(() -> append(log, loose("before"), refused));
        }
        assertThat(log.head()).isEqualTo(-1);
        append(log, loose("before"), event("argo", 0));
        assertSound();
    }

    private static LogEvent text(
            String id, LogEvent.@Nullable StreamPlace place, String type, @Nullable String revision) {
        return new LogEvent(id, place, Instant.EPOCH, type, revision, new byte[0], new byte[0]);
    }

    @Test
    void a_commit_over_the_bounds_is_refused_and_one_at_them_is_kept() {
        assertThatExceptionOfType(CommitTooLarge.class)
                .isThrownBy(() -> log.append(UUID.randomUUID(), run("argo", 0, 1_001)));
        assertThatExceptionOfType(CommitTooLarge.class).isThrownBy(() -> append(log, sized((4 << 20) + 1)));
        assertThat(log.head()).isEqualTo(-1);
        log.append(UUID.randomUUID(), run("argo", 0, 1_000));
        append(log, sized((4 << 20) - 1_000));
        assertThat(log.head()).isEqualTo(1_000);
        assertSound();
    }

    // Waiting

    @Test
    void waiting_for_what_is_there_already_returns_at_once() throws Exception {
        append(log, loose("x"));
        assertThat(log.await(-1, Duration.ZERO)).isTrue();
        assertThat(log.await(0, Duration.ZERO)).isFalse();
    }

    @Test
    void waiting_for_what_does_not_come_ends_in_time() throws Exception {
        long start = System.nanoTime();
        assertThat(log.await(-1, Duration.ofMillis(50))).isFalse();
        assertThat(System.nanoTime() - start).isBetween(40_000_000L, LONG.toNanos());
    }

    @Test
    void all_who_wait_are_woken_by_an_append() throws Exception {
        inParallel(9, waiter -> {
            if (waiter == 0) {
                Thread.sleep(100);
                append(log, loose("awaited"));
            } else {
                assertPrompt(() -> assertThat(log.await(-1, LONG)).isTrue());
            }
        });
    }

    @Test
    void no_wake_up_is_lost_however_append_and_wait_interleave() throws Exception {
        int rounds = 300;
        inParallel(2, side -> {
            for (int round = 0; round < rounds; round++) {
                int before = 2 * round + side - 1;
                assertPrompt(() -> assertThat(log.await(before - 1L, LONG)).isTrue());
                append(log, loose("round-" + round + "-" + side));
            }
        });
        assertThat(log.head()).isEqualTo(2L * rounds - 1);
    }

    @Test
    void a_wait_can_be_interrupted() {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> log.await(-1, LONG));
    }

    @Test
    void a_wait_ends_when_the_log_is_closed() throws Exception {
        inParallel(2, side -> {
            if (side == 0) {
                Thread.sleep(50);
                log.close();
            } else {
                assertPrompt(() -> assertThat(log.await(-1, LONG)).isFalse());
            }
        });
    }

    @Test
    void listeners_are_told_of_an_append_that_can_be_read_by_then_until_they_are_cancelled() {
        AtomicLong seen = new AtomicLong(-1);
        AtomicInteger calls = new AtomicInteger();
        Runnable listener = () -> {
            calls.incrementAndGet();
            seen.set(log.readAfter(-1, 100).size() - 1L);
        };
        Registration first = log.onAppend(listener);
        Registration second = log.onAppend(listener);
        append(log, loose("1"), loose("2"));
        assertThat(seen).hasValue(1);
        assertThat(calls).hasValue(2);
        first.cancel();
        first.cancel();
        append(log, loose("3"));
        assertThat(seen).hasValue(2);
        assertThat(calls).hasValue(3);
        second.cancel();
        append(log, loose("4"));
        assertThat(calls).hasValue(3);
    }

    // Many at once

    @Test
    void of_many_who_append_at_once_each_gets_what_was_acknowledged() throws Exception {
        Map<String, Long> acknowledged = new ConcurrentHashMap<>();
        inParallel(8, writer -> {
            long last = -1;
            for (int i = 0; i < 60; i++) {
                List<LogEvent> events = run("stream-" + writer, 2L * i, 2);
                Commit commit = log.append(UUID.randomUUID(), events);
                assertThat(commit.firstPosition())
                        .as("later appends come later")
                        .isGreaterThan(last);
                last = commit.lastPosition();
                acknowledged.put(events.get(0).id(), commit.firstPosition());
                acknowledged.put(events.get(1).id(), commit.lastPosition());
            }
        });
        List<Located> all = log.readAfter(-1, 5_000);
        assertThat(all).hasSize(8 * 60 * 2);
        assertThat(all)
                .allSatisfy(located ->
                        assertThat(acknowledged).containsEntry(located.event().id(), located.position()));
        assertSound();
    }

    @Test
    void of_many_who_want_the_same_sequence_one_gets_it_and_the_others_are_refused_alone() throws Exception {
        AtomicInteger kept = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        inParallel(8, writer -> {
            for (int i = 0; i < 40; i++) {
                append(log, event("own-" + writer, i));
                try {
                    append(log, loose("claim-" + writer + "-" + i), event("contested", i));
                    kept.incrementAndGet();
                } catch (StreamConflict e) {
                    refused.incrementAndGet();
                    assertThat(e.index()).isEqualTo(1);
                }
            }
        });
        assertThat(kept).hasValue(40);
        assertThat(refused).hasValue(7 * 40);
        assertThat(log.lastSequence("contested")).hasValue(39);
        assertThat(log.head() + 1).isEqualTo(8 * 40 + 2 * 40);
        assertSound();
    }

    @Test
    void whoever_reads_while_others_append_sees_a_dense_start_of_the_log_in_whole_commits() throws Exception {
        CountDownLatch writing = new CountDownLatch(3);
        inParallel(5, worker -> {
            if (worker < 3) {
                for (int i = 0; i < 60; i++) {
                    log.append(UUID.randomUUID(), run("stream-" + worker, 3L * i, 3));
                }
                writing.countDown();
            } else {
                boolean last = false;
                while (!last) {
                    last = writing.getCount() == 0;
                    List<Long> positions = positions(log.readAfter(-1, 5_000));
                    assertThat(positions)
                            .isEqualTo(LongStream.range(0, positions.size())
                                    .boxed()
                                    .toList());
                    assertThat(positions.size() % 3).isZero();
                    assertSound();
                }
            }
        });
    }

    @Test
    void an_interrupted_writer_is_not_disturbed_and_stays_interrupted() throws Exception {
        inParallel(4, writer -> {
            for (int i = 0; i < 25; i++) {
                Thread.currentThread().interrupt();
                append(log, event("stream-" + writer, i));
                assertThat(Thread.interrupted()).isTrue();
            }
        });
        assertThat(log.head()).isEqualTo(99);
    }

    @Test
    void a_closed_log_keeps_nothing_more_and_says_so() {
        append(log, event("argo", 0));
        log.close();
        assertThatExceptionOfType(LogUnavailable.class).isThrownBy(() -> append(log, event("argo", 1)));
        assertThatExceptionOfType(LogUnavailable.class).isThrownBy(() -> log.readAfter(-1, 1));
        assertThatExceptionOfType(LogUnavailable.class).isThrownBy(() -> log.readStream("argo", 0, 1));
        log.close();
    }

    // What the tests say

    private void assertSound() {
        assertThat(Verifier.verify(log)).isInstanceOf(Verifier.Sound.class);
    }

    private void assertConflict(int index, LogEvent... events) {
        long before = log.head();
        assertThatExceptionOfType(StreamConflict.class)
                .isThrownBy(() -> append(log, events))
                .satisfies(e -> assertThat(e.index()).isEqualTo(index));
        assertThat(log.head()).isEqualTo(before);
    }

    /** Something that may throw. */
    private interface Step {
        void run() throws Exception;
    }

    private static void assertPrompt(Step step) throws Exception {
        long start = System.nanoTime();
        step.run();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(LONG.multipliedBy(2).dividedBy(3));
    }

    /** Work for one of several threads. */
    private interface Work {
        void of(int worker) throws Exception;
    }

    /** Runs the work in so many threads, starting together; fails as any of them does. */
    private static void inParallel(int workers, Work work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                int own = worker;
                running.add(threads.submit(() -> {
                    start.await();
                    work.of(own);
                    return own;
                }));
            }
            start.countDown();
            try {
                for (Future<Integer> each : running) {
                    each.get(40, TimeUnit.SECONDS);
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static LogEvent at(String id, Instant time) {
        return event(id, null, 0, time);
    }

    private static LogEvent sized(int bytes) {
        return new LogEvent("sized", null, Instant.EPOCH, "t", "1", new byte[bytes], new byte[0]);
    }

    private static byte[] all() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    private static List<Long> positions(List<Located> events) {
        return events.stream().map(Located::position).toList();
    }

    private static List<Long> sequences(List<Located> events) {
        return events.stream()
                .map(located -> located.event().stream())
                .map(place -> place == null ? -1 : place.sequence())
                .toList();
    }
}
