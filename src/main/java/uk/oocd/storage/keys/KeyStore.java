package uk.oocd.storage.keys;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import uk.oocd.kernel.Subject;

/** Where wrapped data keys are kept: one a subject, or the trace that one was destroyed. Knows nothing of ciphers. */
public interface KeyStore extends KeySource {

    /** What there is under a subject. */
    sealed interface Entry {

        /** @param key encrypted under the master key; not to be changed */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Wrapped(byte[] key) implements Entry {}

        /** There was a key, or must never be one. */
        record Destroyed(Instant at) implements Entry {}
    }

    /**
     * A key that is there.
     *
     * @param key encrypted under the master key
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sample(Subject subject, byte[] key) {}

    Optional<Entry> find(Subject subject);

    /**
     * Keeps a key for a subject that has none yet. It is on disk when this returns.
     *
     * @return what is there now: the key given, or what was there already
     */
    Entry insert(Subject subject, byte[] wrapped);

    /** Overwrites the subject's key and leaves a trace, also where there was no key; the first trace stays. */
    void destroy(Subject subject, Instant at);

    /**
     * Brings in entries of another store. A key never takes the place of what is there; the trace of a destroyed one does.
     * All are on disk when this returns.
     */
    default void bring(List<Held> theirs) {
        for (var held : theirs) {
            switch (held.entry()) {
                case Entry.Wrapped(var key) -> insert(held.subject(), key);
                case Entry.Destroyed(var at) -> destroy(held.subject(), at);
            }
        }
    }

    /** Any one key, by which a master key can be tried; empty where there is none. */
    Optional<Sample> any();
}
