package uk.oocd.storage.keys;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Subject;

/** For tests of what stands on a key store. */
public final class MemoryKeyStore implements KeyStore {

    private final Map<Subject, Entry> entries = new ConcurrentHashMap<>();

    @Override
    public Optional<Entry> find(Subject subject) {
        return Optional.ofNullable(entries.get(subject));
    }

    @Override
    public Entry insert(Subject subject, byte[] wrapped) {
        return entries.computeIfAbsent(subject, s -> new Entry.Wrapped(wrapped));
    }

    @Override
    public void destroy(Subject subject, Instant at) {
        entries.put(subject, new Entry.Destroyed(at));
    }

    @Override
    public Optional<Sample> any() {
        return entries.entrySet().stream()
                .filter(e -> e.getValue() instanceof Entry.Wrapped)
                .map(e -> new Sample(e.getKey(), ((Entry.Wrapped) e.getValue()).key()))
                .findAny();
    }

    @Override
    public List<Held> page(@Nullable Subject after, int limit) {
        return entries.entrySet().stream()
                .map(entry -> new Held(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(held -> held.subject().value()))
                .filter(held -> after == null || held.subject().value().compareTo(after.value()) > 0)
                .limit(limit)
                .toList();
    }
}
