package uk.oocd.storage.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(30)
class GroupCommitTest {

    private final List<List<Integer>> groups = new CopyOnWriteArrayList<>();
    private final List<Thread> writers = new CopyOnWriteArrayList<>();
    private final Semaphore writes = new Semaphore(0);
    private final List<Thread> callers = new ArrayList<>();
    private final List<Boolean> taken = new CopyOnWriteArrayList<>();

    /** Something of a size. */
    private static final class Sized extends GroupCommit.Ticket {
        private final int size;

        Sized(int size) {
            this.size = size;
        }

        @Override
        public long bytes() {
            return size;
        }
    }

    private final GroupCommit<Sized> commits = new GroupCommit<>(3, 100, 8, 0, this::write);

    /** Waits for those who shared the last write for a thousand times as long as that took. */
    private final GroupCommit<Sized> patient = new GroupCommit<>(3, 100, 8, 1_000, this::write);

    private void write(List<Sized> group) {
        writers.add(Thread.currentThread());
        writes.acquireUninterruptibly();
        groups.add(group.stream().map(ticket -> ticket.size).toList());
    }

    @Test
    void a_lone_caller_writes_by_itself() {
        writes.release();
        assertThat(commits.submit(new Sized(1))).isTrue();
        assertThat(writers).containsExactly(Thread.currentThread());
        assertThat(groups).containsExactly(List.of(1));
    }

    @Test
    void whoever_comes_while_somebody_writes_shares_the_next_write_in_order_of_coming() throws Exception {
        submit(1, 2, 3, 4);
        finish();
        assertThat(groups).containsExactly(List.of(1), List.of(2, 3, 4));
    }

    @Test
    void a_group_is_bounded_in_number() throws Exception {
        submit(1, 2, 3, 4, 5, 6);
        finish();
        assertThat(groups).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5, 6));
    }

    @Test
    void a_group_is_bounded_in_size_unless_one_is_larger_by_itself() throws Exception {
        submit(1, 60, 41, 300, 2);
        finish();
        assertThat(groups).containsExactly(List.of(1), List.of(60), List.of(41), List.of(300), List.of(2));
    }

    @Test
    void whoever_finds_no_place_to_wait_comes_in_later() throws Exception {
        submit(1, 2, 3, 4, 5, 6, 7, 8);
        Thread beyond = Thread.ofPlatform().start(() -> taken.add(commits.submit(new Sized(9))));
        callers.add(beyond);
        awaitState(beyond);
        finish();
        assertThat(groups.stream().flatMap(List::stream)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void those_who_shared_a_write_share_the_next_one_too_when_they_come_back_one_after_the_other() throws Exception {
        for (int size : new int[] {1, 2, 3, 4}) submitTo(patient, size);
        writes.release();
        Thread.sleep(100); // that much of a write, and so a hundred seconds of patience
        finish();
        writes.drainPermits();
        Thread first = Thread.ofPlatform().start(() -> patient.submit(new Sized(5)));
        awaitState(first, Thread.State.TIMED_WAITING);
        callers.add(first);
        submitTo(patient, 6);
        submitTo(patient, 7);
        finish();
        assertThat(groups).containsExactly(List.of(1), List.of(2, 3, 4), List.of(5, 6, 7));
    }

    @Test
    @Timeout(30)
    void nobody_waits_for_company_after_a_write_that_was_not_shared() throws Exception {
        Thread caller = Thread.ofPlatform().start(() -> patient.submit(new Sized(1)));
        awaitState(caller, Thread.State.WAITING);
        Thread.sleep(100); // a hundred seconds of patience, were it asked for
        writes.release(2);
        caller.join();
        patient.submit(new Sized(2));
        assertThat(groups).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void an_interrupt_while_waiting_is_kept_and_changes_nothing() throws Exception {
        submit(1);
        Thread waiting = Thread.ofPlatform().start(() -> {
            commits.submit(new Sized(2));
            taken.add(Thread.currentThread().isInterrupted());
        });
        awaitState(waiting);
        waiting.interrupt();
        awaitState(waiting);
        assertThat(groups).isEmpty();
        writes.release(100);
        waiting.join();
        assertThat(taken).contains(true);
        assertThat(groups).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void closing_waits_for_those_who_were_taken_and_takes_no_more() throws Exception {
        submit(1, 2, 3);
        Thread closing = Thread.ofPlatform().start(commits::close);
        awaitState(closing);
        finish();
        closing.join();
        assertThat(groups).containsExactly(List.of(1), List.of(2, 3));
        assertThat(taken).containsExactly(true, true, true);
        assertThat(commits.submit(new Sized(4))).isFalse();
        assertThat(groups).hasSize(2);
    }

    /** Each from a thread of its own, one after the other; the first of them writes and does not end. */
    private void submit(int... sizes) throws InterruptedException {
        for (int size : sizes) {
            submitTo(commits, size);
        }
    }

    private void submitTo(GroupCommit<Sized> commits, int size) throws InterruptedException {
        Thread caller = Thread.ofPlatform().start(() -> taken.add(commits.submit(new Sized(size))));
        callers.add(caller);
        awaitState(caller);
    }

    private void finish() throws InterruptedException {
        writes.release(100);
        for (Thread caller : callers) {
            caller.join();
        }
    }

    private static void awaitState(Thread thread) throws InterruptedException {
        awaitState(thread, Thread.State.WAITING);
    }

    private static void awaitState(Thread thread, Thread.State state) throws InterruptedException {
        while (thread.getState() != state) {
            Thread.sleep(1);
        }
    }
}
