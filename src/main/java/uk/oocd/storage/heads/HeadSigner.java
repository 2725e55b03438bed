package uk.oocd.storage.heads;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.oocd.storage.keys.SigningKey;
import uk.oocd.storage.log.Head;
import uk.oocd.storage.log.ReadableLog;

/**
 * Signs the end of the log where it has grown since the last head: at once, then at intervals, and when it is closed,
 * which has to be before the log is. What cannot be signed or kept now is tried again at the next interval; the log goes
 * on meanwhile.
 */
public final class HeadSigner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HeadSigner.class);

    private final ReadableLog log;
    private final SigningKey key;
    private final List<? extends HeadStore> stores;
    private final InstantSource clock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private long signed;

    /** @param stores each is given every head */
    public HeadSigner(
            ReadableLog log, SigningKey key, List<? extends HeadStore> stores, InstantSource clock, Duration interval) {
        this.log = log;
        this.key = key;
        this.stores = List.copyOf(stores);
        this.clock = clock;
        this.signed = lastSigned();
        this.thread = Thread.ofPlatform().daemon().name("head signer").start(() -> run(interval));
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        sign();
    }

    private void run(Duration interval) {
        try {
            do {
                sign();
            } while (!closed.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void sign() {
        try {
            if (log.head() <= signed) return;
            var head = Head.of(log, clock.instant());
            if (head.isEmpty()) return;
            var next = SignedHead.sign(head.get(), key);
            for (var store : stores) store.append(next);
            signed = next.head().position();
        } catch (RuntimeException e) {
            LOG.error("The end of the log could not be signed; it will be tried again", e);
        }
    }

    /** The last position that every store has a head of. Where one cannot be read the end is signed anew. */
    private long lastSigned() {
        try {
            return stores.stream()
                    .map(HeadStore::all)
                    .mapToLong(heads ->
                            heads.isEmpty() ? -1 : heads.getLast().head().position())
                    .min()
                    .orElse(-1);
        } catch (RuntimeException e) {
            LOG.error("Signed heads of the log cannot be read", e);
            return -1;
        }
    }
}
