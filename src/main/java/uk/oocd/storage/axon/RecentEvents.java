package uk.oocd.storage.axon;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uk.oocd.storage.axon.CommitLogEventStorageEngine.Batch;
import uk.oocd.storage.log.CommitLog;

/**
 * What was read of the log lately, decoded. Projections that are about as far as each other, at the head or in a
 * replay, share one reading and one decoding of each event; one that is far behind reads for itself and holds nobody
 * up. Keeps the pages used last, each of {@value #PAGE} positions. Where a reader has come to a page that has a whole one
 * after it, that is read and decoded meanwhile.
 */
final class RecentEvents {

    private static final Logger LOG = LoggerFactory.getLogger(RecentEvents.class);

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
        long number = (position + 1) / PAGE;
        if (log.head() >= PAGE * (number + 2) - 1) readAhead(number + 1);
        return page(number).after(position);
    }

    private Page page(long number) {
        synchronized (pages) {
            return pages.computeIfAbsent(number, Page::new);
        }
    }

    private void readAhead(long number) {
        synchronized (pages) {
            if (pages.containsKey(number)) return;
            var page = new Page(number);
            pages.put(number, page);
            Thread.ofVirtual().name("read-ahead").start(page::fillAhead);
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

        /** Whoever comes for the page meets a failure again, and reports it. */
        private synchronized void fillAhead() {
            try {
                if (upTo < last) fill();
            } catch (RuntimeException e) {
                LOG.debug("a page could not be read ahead", e);
            }
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
