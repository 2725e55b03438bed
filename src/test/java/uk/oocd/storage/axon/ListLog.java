package uk.oocd.storage.axon;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.LogEvent;

/** The port's rules on a list, without chain or durability. */
final class ListLog implements CommitLog {

    private final List<LogEvent> events = new ArrayList<>();
    private final Set<Object> taken = new HashSet<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Override
    public Commit append(UUID commitId, List<LogEvent> added) {
        synchronized (this) {
            var claims = new HashSet<>();
            for (int i = 0; i < added.size(); i++) {
                var event = added.get(i);
                for (var claim : event.stream() == null
                        ? List.of(event.id())
                        : List.of(
                                event.id(),
                                event.stream().stream() + "/" + event.stream().sequence()))
                    if (taken.contains(claim) || !claims.add(claim)) throw new StreamConflict(claim + " is taken", i);
            }
            taken.addAll(claims);
            events.addAll(added);
        }
        listeners.forEach(Runnable::run);
        return new Commit(head() - added.size() + 1, commitId, Instant.EPOCH, added, new byte[0], new byte[0]);
    }

    @Override
    public synchronized List<Located> readAfter(long position, int limit) {
        var found = new ArrayList<Located>();
        for (long at = position + 1; at < events.size() && found.size() < limit; at++)
            found.add(new Located(at, events.get((int) at)));
        return found;
    }

    @Override
    public synchronized List<Located> readStream(String stream, long firstSequence, int limit) {
        return readAfter(-1, Integer.MAX_VALUE).stream()
                .filter(e -> e.event().stream() != null
                        && e.event().stream().stream().equals(stream)
                        && e.event().stream().sequence() >= firstSequence)
                .limit(limit)
                .toList();
    }

    @Override
    public OptionalLong lastSequence(String stream) {
        return readStream(stream, 0, Integer.MAX_VALUE).stream()
                .mapToLong(e ->
                        e.event().stream() == null ? -1 : e.event().stream().sequence())
                .max();
    }

    @Override
    public synchronized long head() {
        return events.size() - 1L;
    }

    @Override
    public synchronized long positionBefore(Instant at) {
        for (int i = 0; i < events.size(); i++) if (!events.get(i).timestamp().isBefore(at)) return i - 1L;
        return head();
    }

    @Override
    public List<Commit> readCommits(long firstPosition, int limit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean await(long position, Duration atMost) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Registration onAppend(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {}
}
