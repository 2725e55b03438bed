package uk.oocd.storage.axon;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader's way through the log. Whoever finds nothing is told of the next append, once: the flag goes up before the
 * last look, so that nothing can slip in between.
 *
 * <p>A listener is told at once after a pause, and under load no more often than every {@code pace}: what was appended
 * meanwhile then makes one batch, which costs a projection little more than a single event does. Whoever looks by itself,
 * or blocks, waits for no pace.
 */
final class LogStream implements TrackingEventStream {

    private static final Logger LOG = LoggerFactory.getLogger(LogStream.class);

    private final RecentEvents recent;
    private final Consumer<LogStream> onClose;
    private final Deque<TrackedEventMessage<?>> ready = new ArrayDeque<>();
    private final AtomicBoolean idle = new AtomicBoolean();
    private final Semaphore bell = new Semaphore(0);
    private final long pace;
    private long position;
    private volatile long told;
    private volatile @Nullable Runnable callback;
    private volatile boolean closed;

    LogStream(RecentEvents recent, long position, Duration pace, Consumer<LogStream> onClose) {
        this.recent = recent;
        this.position = position;
        this.pace = pace.toNanos();
        this.told = System.nanoTime() - this.pace;
        this.onClose = onClose;
    }

    /** Something was appended. Called by whoever appended it, so it only passes the word on, and waits for nobody. */
    void wake() {
        if (!idle.compareAndSet(true, false)) return;
        bell.release();
        var listener = callback;
        if (listener == null) return;
        long early = told + pace - System.nanoTime();
        if (early <= 0) tell(listener);
        else
            CompletableFuture.delayedExecutor(early, NANOSECONDS, Runnable::run).execute(() -> tell(listener));
    }

    private void tell(Runnable listener) {
        told = System.nanoTime();
        try {
            listener.run();
        } catch (RuntimeException e) {
            // A reader that is shutting down; never the appender's business
            LOG.debug("A reader of the event log could not be told of new events", e);
        }
    }

    /** Sees to it that there is something ready, if there is anything at all. */
    private boolean fill() {
        while (!closed && ready.isEmpty()) {
            if (advance()) continue;
            idle.set(true);
            if (!advance()) return false;
        }
        return !closed;
    }

    private boolean advance() {
        var batch = recent.after(position);
        if (batch.upTo() == position) return false;
        position = batch.upTo();
        ready.addAll(batch.messages());
        return true;
    }

    @Override
    public synchronized Optional<TrackedEventMessage<?>> peek() {
        return fill() ? Optional.of(ready.element()) : Optional.empty();
    }

    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        long until = System.nanoTime() + unit.toNanos(timeout);
        while (true) {
            synchronized (this) {
                if (fill()) return true;
            }
            if (closed || !bell.tryAcquire(until - System.nanoTime(), NANOSECONDS)) return false;
        }
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (true) {
            synchronized (this) {
                if (fill()) return ready.remove();
            }
            if (closed) throw new IllegalStateException("this stream was closed");
            bell.acquire();
        }
    }

    @Override
    public boolean setOnAvailableCallback(Runnable listener) {
        callback = listener;
        tell(listener);
        return true;
    }

    @Override
    public void close() {
        closed = true;
        onClose.accept(this);
        bell.release();
    }
}
