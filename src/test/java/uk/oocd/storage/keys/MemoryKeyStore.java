package uk.oocd.storage.keys;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
}
