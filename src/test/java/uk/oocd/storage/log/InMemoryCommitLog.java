package uk.oocd.storage.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The log as plainly as it can be said, for tests. What {@link MutantLogs} bend is in methods of its own.
 */
public class InMemoryCommitLog implements CommitLog {

    private static final int MOST_EVENTS = 1_000;
    private static final long MOST_BYTES = 4L << 20;

    private final List<Commit> commits = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean closed;

    @Override
    public synchronized Commit append(UUID commitId, List<LogEvent> events) {
        open();
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a commit has at least one event");
        }
        Chain.requireEncodable(events);
        if (events.size() > MOST_EVENTS
                || events.stream().mapToLong(e -> e.payload().length).sum() > MOST_BYTES) {
            throw new CommitTooLarge("too large");
        }
        check(events);
        Commit commit = commit(commitId, events);
        keep(commits, commit);
        wake();
        return commit;
    }

    @Override
    public synchronized void restore(List<Commit> theirs) {
        open();
        for (Commit commit : theirs) {
            fault(commit).ifPresent(what -> {
                throw new DoesNotFollow(commit.firstPosition(), what);
            });
            keep(commits, commit);
        }
        wake();
    }

    Optional<String> fault(Commit commit) {
        Succession succession = commits.isEmpty()
                ? Succession.fromTheStart()
                : new Succession(
                        head(), commits.getLast().chain(), commits.getLast().highWater());
        return succession.take(commit).map(Verifier.Broken::what).or(() -> {
            try {
                check(commit.events());
                return Optional.empty();
            } catch (StreamConflict e) {
                return Optional.of("taken");
            }
        });
    }

    Commit commit(UUID commitId, List<LogEvent> events) {
        byte[] digest = Chain.digest(commitId, events);
        long position = nextPosition();
        return new Commit(position, commitId, highWater(events), events, digest, chain(position, digest));
    }

    long nextPosition() {
        return head() + 1;
    }

    byte[] chain(long position, byte[] digest) {
        return Chain.next(
                commits.isEmpty() ? Chain.genesis() : commits.getLast().chain(), position, digest);
    }

    Instant highWater(List<LogEvent> events) {
        return Stream.concat(
                        commits.stream().map(Commit::highWater), events.stream().map(LogEvent::timestamp))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    void keep(List<Commit> kept, Commit commit) {
        kept.add(commit);
    }

    void wake() {
        notifyAll();
        List.copyOf(listeners).forEach(Runnable::run);
    }

    void check(List<LogEvent> events) {
        Set<String> ids = new HashSet<>();
        located().forEach(located -> ids.add(located.event().id()));
        for (int i = 0; i < events.size(); i++) {
            LogEvent event = events.get(i);
            if (!ids.add(event.id())) {
                throw new StreamConflict("the event id is taken", i);
            }
            LogEvent.StreamPlace place = event.stream();
            if (place != null && !follows(place, events.subList(0, i))) {
                throw new StreamConflict("the stream's end is elsewhere", i);
            }
        }
    }

    private boolean follows(LogEvent.StreamPlace place, List<LogEvent> pending) {
        OptionalLong last = last(place.stream(), pending);
        return last.isEmpty() ? place.sequence() >= 0 : place.sequence() == last.getAsLong() + 1;
    }

    private OptionalLong last(String stream, List<LogEvent> pending) {
        return Stream.concat(located().map(Located::event), pending.stream())
                .map(LogEvent::stream)
                .filter(place -> place != null && place.stream().equals(stream))
                .mapToLong(place -> place == null ? -1 : place.sequence())
                .max();
    }

    @Override
    public synchronized List<Located> readAfter(long position, int limit) {
        open();
        return located()
                .filter(located -> located.position() > position)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Located> readStream(String stream, long firstSequence, int limit) {
        open();
        return located()
                .filter(located -> located.event().stream() != null
                        && located.event().stream().stream().equals(stream))
                .skip(firstSequence)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized OptionalLong lastSequence(String stream) {
        open();
        return last(stream, List.of());
    }

    @Override
    public synchronized long head() {
        return commits.isEmpty() ? -1 : commits.getLast().lastPosition();
    }

    @Override
    public synchronized long positionBefore(Instant at) {
        open();
        return located()
                .filter(located -> !located.event().timestamp().isBefore(at))
                .mapToLong(located -> located.position() - 1)
                .findFirst()
                .orElse(head());
    }

    @Override
    public synchronized List<Commit> readCommits(long firstPosition, int limit) {
        open();
        return commits.stream()
                .filter(commit -> commit.firstPosition() >= firstPosition)
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized boolean await(long position, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); head() <= position && left > 0 && !closed; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return head() > position;
    }

    @Override
    public synchronized Registration onAppend(Runnable listener) {
        Runnable own = new Runnable() {
            @Override
            public void run() {
                listener.run();
            }
        };
        listeners.add(own);
        return () -> {
            synchronized (this) {
                listeners.remove(own);
            }
        };
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }

    private void open() {
        if (closed) {
            throw new LogUnavailable("closed", null);
        }
    }

    private Stream<Located> located() {
        return commits.stream().flatMap(commit -> {
            List<Located> located = new ArrayList<>();
            for (LogEvent event : commit.events()) {
                located.add(new Located(commit.firstPosition() + located.size(), event));
            }
            return located.stream();
        });
    }
}
