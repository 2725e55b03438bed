package uk.oocd.storage.mongo;

import com.mongodb.client.MongoChangeStreamCursor;
import com.mongodb.client.model.changestream.ChangeStreamDocument;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.bson.BsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Notices what other programs append. A change stream says that there is something; what there is, is read by position
 * with majority concern (<b>F6</b>), so nothing rests on a change being told, or told once. Where there are no change
 * streams, or while one fails, the end of the log is looked at every {@value #POLL_MILLIS} ms.
 */
final class Tailing implements AutoCloseable {

    private static final long POLL_MILLIS = 20;
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);
    private static final long ASK_MILLIS = 500;
    private static final Duration SOON_KNOWN = Duration.ofMillis(1);

    private final CommitCollection collection;
    private final LongConsumer seen;
    private final Thread thread;
    private volatile long known = -1;
    private volatile boolean closed;

    /** @param seen told, from a thread of this, up to which position the log reaches */
    Tailing(CommitCollection collection, LongConsumer seen) {
        this.collection = collection;
        this.seen = seen;
        thread = Thread.ofPlatform().daemon().name("log-tailing").start(this::run);
    }

    private void run() {
        while (!closed) {
            try (MongoChangeStreamCursor<ChangeStreamDocument<BsonDocument>> changes = collection.changes(ASK_MILLIS)) {
                look(); // for what came before the stream was open
                while (!closed) {
                    @Nullable ChangeStreamDocument<BsonDocument> change = changes.tryNext();
                    // One may go untold: a stream begins after all that its server has, a majority or not
                    if (change == null) look();
                    if (change == null || !isNews(change)) continue;
                    // Mostly this program's own commit, of which it is about to know by its acknowledgement
                    LockSupport.parkNanos(SOON_KNOWN.toNanos());
                    if (isNews(change)) look();
                }
            } catch (RuntimeException e) {
                poll();
            }
        }
    }

    private boolean isNews(ChangeStreamDocument<BsonDocument> change) {
        BsonDocument key = change.getDocumentKey();
        return key == null || !key.isNumber("_id") || key.getNumber("_id").longValue() > known;
    }

    private void poll() {
        long until = System.nanoTime() + AGAIN_AFTER.toNanos();
        while (!closed && System.nanoTime() < until) {
            try {
                look();
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            } catch (RuntimeException e) {
                if (!pause()) return;
            } catch (InterruptedException e) {
                return; // closing
            }
        }
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(10 * POLL_MILLIS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void look() {
        long last = collection.last().map(Found::last).orElse(-1L);
        knows(last);
        seen.accept(last);
    }

    /** The program has seen that far by itself, and need not be told. */
    void knows(long position) {
        if (position > known) known = position;
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
