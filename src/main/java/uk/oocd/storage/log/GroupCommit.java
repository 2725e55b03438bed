package uk.oocd.storage.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets many threads share one write. Whoever comes while nobody writes, writes at once, by itself: a lone caller pays for
 * no hand-over. Whoever comes while somebody writes, waits; when that write ends, the first who waits writes next, for
 * all who wait by then. Waiting heeds no interrupt, but keeps it.
 *
 * <p>Where a write takes long beside what callers do between two, all who shared one come back together, a moment after
 * the first of them: it would write alone, and the rest wait for it. So a writer may wait for as many as shared the last
 * write, for a part of the time that a write takes. Nobody waits after a write that was not shared.
 */
public final class GroupCommit<T extends GroupCommit.Ticket> {

    /** What one caller wants written; made by the thread that hands it in. */
    public abstract static class Ticket {
        private final Thread owner = Thread.currentThread();
        private volatile Turn turn = Turn.WAITING;

        /** What it adds to a group. */
        public abstract long bytes();

        void now(Turn next) {
            turn = next;
            LockSupport.unpark(owner);
        }

        Turn awaitTurn() {
            boolean interrupted = false;
            while (turn == Turn.WAITING) {
                LockSupport.park(this);
                interrupted |= Thread.interrupted();
            }
            if (interrupted) {
                owner.interrupt();
            }
            return turn;
        }
    }

    private enum Turn {
        WAITING,
        WRITES,
        WRITTEN
    }

    private final int mostTickets;
    private final long mostBytes;
    private final Semaphore places;
    private final double patience;
    private final Consumer<List<T>> writer;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Deque<T> waiting = new ArrayDeque<>();
    private boolean writing;
    private boolean closed;
    private @Nullable Thread gathering;
    private int wanted;

    /** Of the one who writes. */
    private int lastShared;

    private long lastTook;

    /**
     * @param mostTickets in a group
     * @param mostBytes in a group, unless its first is larger by itself
     * @param mostWaiting who may wait for a turn; whoever comes beyond waits for a place
     * @param patience which part of the time that a write takes a writer waits at most for those who shared the last one
     * @param writer settles every ticket it is given and never throws; called by one thread at a time
     */
    public GroupCommit(int mostTickets, long mostBytes, int mostWaiting, double patience, Consumer<List<T>> writer) {
        this.mostTickets = mostTickets;
        this.patience = patience;
        this.mostBytes = mostBytes;
        this.places = new Semaphore(mostWaiting);
        this.writer = writer;
    }

    /** Returns true once {@code mine} was written; false where this is closed and it was not. */
    public boolean submit(T mine) {
        places.acquireUninterruptibly();
        try {
            @Nullable Turn turn = enter(mine);
            if (turn == Turn.WAITING) {
                turn = mine.awaitTurn();
            }
            if (turn == Turn.WRITES) {
                write(mine);
            }
            return turn != null;
        } finally {
            places.release();
        }
    }

    /** Takes no more, and returns when those who waited were written. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            while (writing) {
                idle.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Runs {@code action} while nobody writes. */
    public void exclusively(Runnable action) {
        lock.lock();
        try {
            while (writing) {
                idle.awaitUninterruptibly();
            }
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Turn enter(T mine) {
        lock.lock();
        try {
            if (closed) {
                return null;
            }
            if (writing) {
                waiting.add(mine);
                if (gathering != null && waiting.size() + 1 >= wanted) {
                    LockSupport.unpark(gathering);
                }
                return Turn.WAITING;
            }
            writing = true;
            return Turn.WRITES;
        } finally {
            lock.unlock();
        }
    }

    private void write(T mine) {
        gather();
        List<T> group = group(mine);
        long started = System.nanoTime();
        try {
            writer.accept(group);
        } finally {
            lastShared = group.size();
            lastTook = System.nanoTime() - started;
            passOn();
            for (T written : group) {
                if (written != mine) {
                    written.now(Turn.WRITTEN);
                }
            }
        }
    }

    /** Waits for those who shared the last write, though not for long. */
    private void gather() {
        long until = System.nanoTime() + (long) (patience * lastTook);
        boolean interrupted = false;
        while (!allCame(Math.min(lastShared, mostTickets)) && System.nanoTime() < until) {
            LockSupport.parkNanos(this, until - System.nanoTime());
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean allCame(int expected) {
        if (expected < 2 || patience == 0) {
            return true;
        }
        lock.lock();
        try {
            boolean came = closed || waiting.size() + 1 >= expected;
            wanted = expected;
            gathering = came ? null : Thread.currentThread();
            return came;
        } finally {
            lock.unlock();
        }
    }

    private List<T> group(T first) {
        List<T> group = new ArrayList<>();
        group.add(first);
        long bytes = first.bytes();
        lock.lock();
        try {
            gathering = null;
            for (T next = waiting.peek();
                    next != null && group.size() < mostTickets && bytes + next.bytes() <= mostBytes;
                    next = waiting.peek()) {
                group.add(waiting.remove());
                bytes += next.bytes();
            }
        } finally {
            lock.unlock();
        }
        return group;
    }

    private void passOn() {
        lock.lock();
        try {
            T next = waiting.poll();
            if (next == null) {
                writing = false;
                idle.signalAll();
            } else {
                next.now(Turn.WRITES);
            }
        } finally {
            lock.unlock();
        }
    }
}
