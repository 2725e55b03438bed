package uk.oocd.storage.axon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.TrackedEventMessage;
import uk.oocd.storage.axon.CommitLogEventStorageEngine.Batch;
import uk.oocd.storage.log.CommitLog;

/**
 * What was read of the log lately, decoded. Projections that are about as far as each other, at the head or in a
 * replay, share one reading and one decoding of each event; one that is far behind reads for itself and holds nobody
 * up. Keeps the pages used last, each of {@value #PAGE} positions.
 */
final class RecentEvents {

    static final int PAGE = 256;
    private static final int PAGES = 32;

    private final CommitLogEventStorageEngine engine;
    private final CommitLog log;
    private final Map<Long, Page> pages = new LinkedHashMap<>(PAGES, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Page> eldest) {
            return size() > PAGES;
        }
    };

    RecentEvents(CommitLogEventStorageEngine engine, CommitLog log) {
        this.engine = engine;
        this.log = log;
    }

    /**
     * Some of the events after {@code position}, in order. None where there are none yet: {@link Batch#upTo} is then
     * {@code position} itself. Where it is not, there may be more behind it, even if upcasting has left no message.
     *
     * @throws RuntimeException reading failed; the next call tries again
     */
    Batch after(long position) {
        if (log.head() <= position) return new Batch(position, List.of());
        return page((position + 1) / PAGE).after(position);
    }

    private Page page(long number) {
        synchronized (pages) {
            return pages.computeIfAbsent(number, Page::new);
        }
    }

    /** A stretch of positions, read as far as the log went. Its lock keeps two readers from decoding the same. */
    private final class Page {

        private final long last;
        private final List<TrackedEventMessage<?>> messages = new ArrayList<>();
        private long upTo;

        Page(long number) {
            upTo = number * PAGE - 1;
            last = upTo + PAGE;
        }

        synchronized Batch after(long position) {
            if (upTo <= position) fill();
            var from = messages.size();
            while (from > 0 && position(messages.get(from - 1)) > position) from--;
            return new Batch(upTo, List.copyOf(messages.subList(from, messages.size())));
        }

        private void fill() {
            var batch = engine.readAfter(upTo, (int) (last - upTo));
            batch.messages().forEach(RecentEvents::decode);
            messages.addAll(batch.messages());
            upTo = batch.upTo();
        }
    }

    private static long position(TrackedEventMessage<?> message) {
        return CommitLogEventStorageEngine.positionOf(message.trackingToken());
    }

    /** Once for all; what cannot be decoded fails those who handle it, by name, and nobody else. */
    @SuppressWarnings("ReturnValueIgnored") // kept inside the message
    private static void decode(TrackedEventMessage<?> message) {
        try {
            message.getPayload();
            message.getMetaData();
        } catch (RuntimeException e) {
            // Those who handle the event meet the same again, and report it
            return;
        }
    }
}
