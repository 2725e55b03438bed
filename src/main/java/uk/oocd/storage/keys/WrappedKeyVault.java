package uk.oocd.storage.keys;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Subject;

/**
 * The key vault over any {@link KeyStore}: AES-256-GCM data keys, wrapped by the {@link MasterKey}. Keys in use are kept
 * unwrapped in memory, a bounded number of them, and where other processes write to the store, for a bounded time: a key
 * that one of them destroyed is used here for that long at most.
 */
public final class WrappedKeyVault implements KeyVault {

    /** About 4 MB. */
    private static final int IN_MEMORY = 16_384;

    private final KeyStore store;
    private final MasterKey master;
    private final InstantSource clock;
    private final Duration trusted;
    private final Recent recent = new Recent(IN_MEMORY);

    /** Over a store that only this process writes to. */
    public WrappedKeyVault(KeyStore store, MasterKey master, InstantSource clock) {
        this(store, master, clock, Duration.ofNanos(Long.MAX_VALUE));
    }

    /** @param trusted how long after reading a key is used without looking whether it was destroyed */
    public WrappedKeyVault(KeyStore store, MasterKey master, InstantSource clock, Duration trusted) {
        this.trusted = trusted;
        this.store = store;
        this.master = master;
        this.clock = clock;
    }

    @Override
    public byte[] seal(Subject subject, byte[] plain) {
        return switch (stateOf(subject, true)) {
            case State.Usable(var key, var ignored) -> key.seal(plain);
            case State.Destroyed ignored -> throw new KeyDestroyed(subject);
            case State.None ignored -> throw new IllegalStateException("no key was made for " + subject);
        };
    }

    @Override
    public Optional<byte[]> open(Subject subject, byte[] sealed) {
        return switch (stateOf(subject, false)) {
            case State.Usable(var key, var ignored) -> {
                try {
                    yield Optional.of(key.open(sealed));
                } catch (GeneralSecurityException e) {
                    throw new IllegalStateException("not sealed by this vault for " + subject, e);
                }
            }
            case State.Destroyed ignored -> Optional.empty();
            case State.None ignored -> throw new IllegalStateException("there is no key of " + subject);
        };
    }

    @Override
    public void destroy(Subject subject) {
        store.destroy(subject, clock.instant());
        recent.forget(subject);
    }

    private State stateOf(Subject subject, boolean mayMake) {
        var known = recent.find(subject);
        if (known instanceof State.Usable usable && System.nanoTime() - usable.since > trusted.toNanos()) known = null;
        if (known != null) return known;
        var destructions = recent.destructions();
        var entry = store.find(subject);
        if (entry.isEmpty() && !mayMake) return new State.None();
        var state = switch (entry.isPresent() ? entry.get() : make(subject)) {
            case KeyStore.Entry.Wrapped(var wrapped) -> new State.Usable(unwrap(subject, wrapped), System.nanoTime());
            case KeyStore.Entry.Destroyed ignored -> new State.Destroyed();
        };
        recent.keep(subject, state, destructions);
        return state;
    }

    private KeyStore.Entry make(Subject subject) {
        return store.insert(subject, master.wrap(subject, DataKey.fresh()));
    }

    private DataKey unwrap(Subject subject, byte[] wrapped) {
        var key = master.unwrap(subject, wrapped)
                .orElseThrow(() -> new IllegalStateException("the master key did not wrap the key of " + subject));
        return new DataKey(subject, key);
    }

    private sealed interface State {
        /** @param since when it was read, by {@link System#nanoTime} */
        record Usable(DataKey key, long since) implements State {}

        record Destroyed() implements State {}

        record None() implements State {}
    }

    /** The states last asked for, in two generations: when the younger is full, the older is let go. */
    private static final class Recent {

        private final int generation;
        private volatile Map<Subject, State> younger = new ConcurrentHashMap<>();
        private volatile Map<Subject, State> older = new ConcurrentHashMap<>();
        private long destructions;

        Recent(int most) {
            generation = most / 2;
        }

        @Nullable
        State find(Subject subject) {
            var state = younger.get(subject);
            if (state != null) return state;
            state = older.get(subject);
            if (state != null) keep(subject, state, destructions());
            return state;
        }

        synchronized long destructions() {
            return destructions;
        }

        /** Unless a key was destroyed since: then this may be what was just destroyed. */
        synchronized void keep(Subject subject, State state, long destructionsWhenRead) {
            if (destructions != destructionsWhenRead) return;
            if (younger.size() >= generation) {
                older = younger;
                younger = new ConcurrentHashMap<>();
            }
            younger.put(subject, state);
        }

        synchronized void forget(Subject subject) {
            destructions++;
            younger.remove(subject);
            older.remove(subject);
        }
    }
}
