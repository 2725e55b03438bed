package uk.oocd.storage.mongo;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.oocd.storage.log.Bell;
import uk.oocd.storage.log.Chain;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.GroupCommit;
import uk.oocd.storage.log.Limits;
import uk.oocd.storage.log.LogEvent;
import uk.oocd.storage.log.Succession;
import uk.oocd.storage.log.Verifier;

/**
 * The log in MongoDB, written by several programs at once. What is appended at the same time in one program shares one
 * command and one acknowledgement of a majority ({@link GroupCommit}); how it comes to its place among what others write,
 * and through failovers, is {@link Settlement}'s.
 *
 * <p>A caller encodes and digests on its own thread; one that comes while nobody writes sends its commit itself. Waiting
 * heeds no interrupt, but keeps it: where one breaks the driver's own waiting, the outcome is found out by reading like
 * any other that is not known.
 */
public final class MongoCommitLog implements CommitLog {

    private static final int MOST_EVENTS = Limits.DEFAULT.mostEvents();

    private static final int MOST_COMMITS_IN_A_GROUP = 256;
    private static final long MOST_BYTES_IN_A_GROUP = 8L << 20;
    private static final int MOST_WAITING = 1_024;

    /** A majority takes long beside what a caller does between two appends. */
    private static final double PATIENCE = 0.25;

    /** A stream's name and two numbers each. */
    private static final int STREAMS = 100_000;

    /** Longer than a failover takes. */
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    /** How far behind, in events, a writer skips what others wrote in place of reading it all. */
    private static final long FAR_BEHIND = 2_000;

    private final CommitCollection collection;
    private final Duration deadline;
    private final StreamEnds ends = new StreamEnds(STREAMS);
    private final Bell bell = new Bell();
    private final GroupCommit<Append> appends =
            new GroupCommit<>(MOST_COMMITS_IN_A_GROUP, MOST_BYTES_IN_A_GROUP, MOST_WAITING, PATIENCE, this::write);
    private final Contention contention = new Contention();
    private final Tailing tailing;
    /** Of the one who writes. */
    private Tail tail;

    private volatile long head;
    private volatile boolean closed;

    /** Opens the log of the connection's database, or makes it. The connection must stay open for as long as this. */
    public MongoCommitLog(MongoConnection connection) {
        this(connection, DEADLINE);
    }

    MongoCommitLog(MongoConnection connection, Duration deadline) {
        this.deadline = deadline;
        collection = new CommitCollection(connection.data());
        tail = collection.last().map(Tail::of).orElse(Tail.EMPTY);
        head = tail.head();
        tailing = new Tailing(collection, this::seen);
    }

    @Override
    public Commit append(UUID commitId, List<LogEvent> events) {
        if (events.isEmpty()) throw new IllegalArgumentException("a commit has at least one event");
        Chain.requireEncodable(events);
        Append append = new Append(new Draft(commitId, checked(events)));
        if (append.document.length() > CommitDocument.MOST_BYTES - (64 << 10))
            throw new CommitTooLarge("A commit of " + append.document.length()
                    + " bytes, names and all, is over the bound of a MongoDB document: split it.");
        if (!appends.submit(append)) throw closed();
        return append.outcome();
    }

    /** In groups, each by one command; the first commit that does not follow ends it. */
    @Override
    public void restore(List<Commit> commits) {
        appends.exclusively(() -> {
            tail = reading(() -> collection.last().map(Tail::of).orElse(Tail.EMPTY));
            Succession succession = new Succession(tail.head(), tail.chain(), tail.highWater());
            List<Append> group = new ArrayList<>();
            long bytes = 0;
            for (Commit commit : commits) {
                Optional<Verifier.Broken> fault = succession.take(commit);
                if (fault.isPresent()) {
                    restoreGroup(group);
                    throw new DoesNotFollow(commit.firstPosition(), fault.get().what());
                }
                Append append = new Append(draft(commit));
                if (group.size() == MOST_COMMITS_IN_A_GROUP || bytes + append.bytes() > MOST_BYTES_IN_A_GROUP) {
                    restoreGroup(group);
                    group.clear();
                    bytes = 0;
                }
                group.add(append);
                bytes += append.bytes();
            }
            restoreGroup(group);
        });
    }

    private static Draft draft(Commit commit) {
        try {
            return new Draft(commit.id(), checked(commit.events()));
        } catch (StreamConflict e) {
            throw new DoesNotFollow(commit.firstPosition(), String.valueOf(e.getMessage()));
        }
    }

    /** The positions come out as they were, unless somebody else writes here meanwhile. */
    private void restoreGroup(List<Append> group) {
        long expected = tail.head() + 1;
        if (settle(group)) Thread.currentThread().interrupt();
        for (Append append : group) {
            try {
                if (append.outcome().firstPosition() != expected)
                    throw new DoesNotFollow(expected, "another program writes to this log");
            } catch (StreamConflict e) {
                throw new DoesNotFollow(expected, String.valueOf(e.getMessage()));
            }
            expected += append.draft.events().size();
        }
    }

    private static List<LogEvent> checked(List<LogEvent> events) {
        Limits.DEFAULT.check(events);
        return events;
    }

    /** One caller's commit. What it costs to make is paid by the caller's thread. */
    private static final class Append extends GroupCommit.Ticket {

        private final Draft draft;
        private final CommitDocument document;
        private final long since = System.nanoTime();
        private Settlement.@Nullable Outcome outcome;

        Append(Draft draft) {
            this.draft = draft;
            this.document = CommitDocument.of(draft);
        }

        @Override
        public long bytes() {
            return document.length();
        }

        Commit outcome() {
            return switch (outcome) {
                case null -> throw new OutcomeUnknown("The writer of the log broke off.", null);
                case Settlement.Outcome.Kept(Commit commit) -> commit;
                case Settlement.Outcome.Refused(RuntimeException why) -> throw why;
            };
        }
    }

    /** Settles each of a group. Called by one thread at a time. */
    private void write(List<Append> group) {
        boolean interrupted = Thread.interrupted();
        try {
            long now = System.nanoTime();
            List<Append> inTime = new ArrayList<>(group.size());
            for (Append append : group) {
                if (now - append.since < deadline.toNanos()) inTime.add(append);
                else append.outcome = new Settlement.Outcome.Refused(waitedTooLong());
            }
            interrupted |= settle(inTime);
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    /** Answers whether an interrupt came meanwhile. */
    private boolean settle(List<Append> group) {
        if (group.isEmpty()) return false;
        Map<Draft, CommitDocument> documents = new HashMap<>();
        List<Draft> drafts = new ArrayList<>(group.size());
        for (Append append : group) {
            documents.put(append.draft, append.document);
            drafts.add(append.draft);
        }
        boolean interrupted = false;
        long until = System.nanoTime() + deadline.toNanos();
        contention.yieldTurn();
        if (head - tail.head() > FAR_BEHIND) catchUp();
        Settlement settlement = new Settlement(tail, ends, drafts);
        Settlement.@Nullable Request request = settlement.begin(contention.expected() || head > tail.head());
        while (request != null) {
            Settlement.Answer answer = ask(request, documents);
            interrupted |= Thread.interrupted();
            request = settlement.answered(answer, System.nanoTime() > until);
        }
        tail = settlement.tail();
        contention.settled(settlement.metOthers());
        for (Append append : group) append.outcome = settlement.of(append.draft);
        tailing.knows(tail.head());
        seen(tail.head());
        return interrupted;
    }

    private Settlement.Answer ask(Settlement.Request request, Map<Draft, CommitDocument> documents) {
        return switch (request) {
            case Settlement.Request.Insert(List<Placed> placed) -> {
                List<byte[]> bytes = new ArrayList<>(placed.size());
                for (Placed each : placed)
                    bytes.add(documentOf(documents, each.draft()).at(each));
                long started = System.nanoTime();
                Settlement.Answer answer = collection.insert(bytes);
                contention.tookRoundTrip(System.nanoTime() - started);
                yield answer;
            }
            case Settlement.Request.Read read -> collection.answer(read);
            case Settlement.Request.Peek peek -> collection.answer(peek);
            case Settlement.Request.LookUp lookUp -> collection.answer(lookUp);
            case Settlement.Request.Pause(int tries) -> {
                contention.pause(tries);
                yield new Settlement.Answer.Passed();
            }
        };
    }

    private static CommitDocument documentOf(Map<Draft, CommitDocument> documents, Draft draft) {
        CommitDocument document = documents.get(draft);
        if (document == null) throw new IllegalStateException("a draft of another group");
        return document;
    }

    /** Takes up from the end of the log. Only between groups: a commit that may be on its way has to be read past. */
    private void catchUp() {
        try {
            collection
                    .last()
                    .map(Tail::of)
                    .filter(last -> last.head() > tail.head())
                    .ifPresent(last -> tail = last);
        } catch (MongoException | IllegalStateException e) {
            return; // the settlement finds out the same way
        }
    }

    /** The log reaches up to {@code position} at least, and a majority has it. */
    private void seen(long position) {
        boolean further;
        synchronized (bell) {
            further = position > head;
            if (further) head = position;
        }
        if (further) bell.ring();
    }

    @Override
    public List<Located> readAfter(long position, int limit) {
        return whileThereIsToBe(position, limit, () -> {
            List<Located> found = new ArrayList<>();
            // Positions are dense, so that as many commits as there are events wanted reach far enough
            List<Commit> commits = collection.between(position + 1, saturated(position, limit), limit);
            if (commits.isEmpty() ? position < head : commits.getFirst().firstPosition() > position + 1)
                collection.before(position + 1).ifPresent(straddling -> add(straddling, position, limit, found));
            commits.forEach(commit -> add(commit, position, limit, found));
            return found;
        });
    }

    private static long saturated(long position, int limit) {
        return position > Long.MAX_VALUE - limit ? Long.MAX_VALUE : position + limit;
    }

    /**
     * Reads again while there is less than this program knows to be there: a new primary may take a moment until it knows
     * what a majority has.
     */
    private List<Located> whileThereIsToBe(long position, int limit, Supplier<List<Located>> reading) {
        long until = System.nanoTime() + deadline.toNanos();
        while (true) {
            List<Located> found = reading(reading);
            long reached = found.isEmpty() ? position : found.getLast().position();
            if (found.size() >= limit || reached >= head || position < -1) return found;
            if (closed || System.nanoTime() > until)
                throw new LogUnavailable(
                        "MongoDB does not show what a majority of its nodes had acknowledged: check that"
                                + " most of its nodes run.",
                        null);
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    private static void add(Commit commit, long position, int limit, List<Located> found) {
        for (int i = 0; i < commit.events().size() && found.size() < limit; i++) {
            if (commit.firstPosition() + i > position)
                found.add(
                        new Located(commit.firstPosition() + i, commit.events().get(i)));
        }
    }

    @Override
    public List<Located> readStream(String stream, long firstSequence, int limit) {
        List<Located> found = stream(stream, firstSequence, limit);
        if (found.size() < limit && !found.isEmpty()) {
            Located last = found.getLast();
            LogEvent.@Nullable StreamPlace place = last.event().stream();
            if (place != null) ends.saw(stream, new StreamEnds.End(place.sequence(), last.position()));
        }
        return found;
    }

    private List<Located> stream(String stream, long firstSequence, int limit) {
        return reading(() -> {
            List<Located> found = new ArrayList<>();
            long from = Math.max(0, firstSequence);
            // A commit that begins before the first one asked for may reach up to it
            long key = from < MOST_EVENTS ? Placed.BIRTH : from - MOST_EVENTS;
            if (key > Placed.BIRTH)
                addOfStream(collection.ofStream(stream, Placed.BIRTH, Placed.BIRTH + 1), stream, from, limit, found);
            while (found.size() < limit) {
                long to = from + limit;
                List<Commit> commits = collection.ofStream(stream, key, to);
                addOfStream(commits, stream, from, limit, found);
                long next = lastSequence(found).orElse(from - 1) + 1;
                if (next < to || commits.isEmpty()) break; // it ends here
                from = next;
                key = next;
            }
            return found;
        });
    }

    private static OptionalLong lastSequence(List<Located> found) {
        if (found.isEmpty()) return OptionalLong.empty();
        LogEvent.@Nullable StreamPlace place = found.getLast().event().stream();
        return place == null ? OptionalLong.empty() : OptionalLong.of(place.sequence());
    }

    private static void addOfStream(
            List<Commit> commits, String stream, long firstSequence, int limit, List<Located> found) {
        for (Commit commit : commits) {
            for (int i = 0; i < commit.events().size() && found.size() < limit; i++) {
                LogEvent event = commit.events().get(i);
                LogEvent.@Nullable StreamPlace place = event.stream();
                if (place != null && place.stream().equals(stream) && place.sequence() >= firstSequence)
                    found.add(new Located(commit.firstPosition() + i, event));
            }
        }
    }

    @Override
    public OptionalLong lastSequence(String stream) {
        StreamEnds.@Nullable End end =
                reading(() -> collection.ends(Set.of(stream))).get(stream);
        return end == null ? OptionalLong.empty() : OptionalLong.of(end.sequence());
    }

    @Override
    public long head() {
        return head;
    }

    @Override
    public long positionBefore(Instant at) {
        return reading(() -> {
            long last = head;
            long low = 0;
            long high = last + 1;
            while (low < high) {
                Found commit = collection.lastUpTo(low + (high - low) / 2).orElse(null);
                if (commit == null) return -1L;
                if (commit.highWater().isBefore(at)) low = commit.last() + 1;
                else high = commit.position();
            }
            if (low > last) return last;
            for (Commit commit : collection.between(low, low, 1)) {
                for (int i = 0; i < commit.events().size(); i++) {
                    if (!commit.events().get(i).timestamp().isBefore(at)) return commit.firstPosition() + i - 1;
                }
            }
            return last;
        });
    }

    @Override
    public List<Commit> readCommits(long firstPosition, int limit) {
        return reading(() -> collection.from(firstPosition, limit));
    }

    @Override
    public void checkStrays() {
        reading(() -> {
            collection.checkStrays();
            return true;
        });
    }

    @Override
    public boolean await(long position, Duration atMost) throws InterruptedException {
        bell.await(() -> closed || head > position, atMost);
        return head > position;
    }

    @Override
    public Registration onAppend(Runnable listener) {
        return bell.onRing(listener)::run;
    }

    @Override
    public void close() {
        appends.close();
        closed = true;
        tailing.close();
        bell.ring();
    }

    private <T> T reading(Supplier<T> reading) {
        if (closed) throw closed();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return reading.get();
                } catch (MongoInterruptedException e) {
                    interrupted = true;
                    if (closed) throw closed();
                    Thread.interrupted(); // the driver set it again, and would give up at once again
                } catch (MongoException e) {
                    throw new LogUnavailable("The log cannot be read: check that most of MongoDB's nodes run.", e);
                }
            }
        } finally {
            if (interrupted) Thread.currentThread().interrupt();
        }
    }

    private static LogUnavailable closed() {
        return new LogUnavailable("The log is closed: the program is stopping.", null);
    }

    private LogUnavailable waitedTooLong() {
        return new LogUnavailable(
                "MongoDB could not be written for " + deadline.toSeconds()
                        + " s, and nothing was recorded: check that most of its nodes run, and try again.",
                null);
    }
}
