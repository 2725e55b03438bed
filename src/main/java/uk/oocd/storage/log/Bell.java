package uk.oocd.storage.log;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Wakes those who wait for something that others bring about. Costs next to nothing while nobody waits. */
public final class Bell {

    private static final System.Logger LOG = System.getLogger(Bell.class.getName());

    /** Told apart from the same listener given twice. */
    private static final class Listener {
        private final Runnable told;

        Listener(Runnable told) {
            this.told = told;
        }
    }

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();

    /** To be called after the change that is waited for can be seen. */
    public void ring() {
        if (waiting.get() > 0) {
            lock.lock();
            try {
                rung.signalAll();
            } finally {
                lock.unlock();
            }
        }
        for (Listener listener : listeners) {
            try {
                listener.told.run();
            } catch (RuntimeException e) {
                LOG.log(
                        System.Logger.Level.ERROR,
                        "a listener to the log failed; it was to be quick and not to fail",
                        e);
            }
        }
    }

    /** Blocks until {@code reached} holds or the time is up; answers whether it held. */
    public boolean await(BooleanSupplier reached, Duration atMost) throws InterruptedException {
        if (reached.getAsBoolean()) {
            return true;
        }
        long left = atMost.toNanos();
        lock.lockInterruptibly();
        waiting.incrementAndGet(); // before looking again, so that no ring between look and wait is lost
        try {
            while (!reached.getAsBoolean() && left > 0) {
                left = rung.awaitNanos(left);
            }
            return reached.getAsBoolean();
        } finally {
            waiting.decrementAndGet();
            lock.unlock();
        }
    }

    public Runnable onRing(Runnable listener) {
        Listener own = new Listener(listener);
        listeners.add(own);
        return () -> listeners.remove(own);
    }
}
