package uk.oocd.storage.keys;

import java.time.Instant;
import java.util.Optional;
import uk.oocd.kernel.Subject;

/** Where wrapped data keys are kept: one a subject, or the trace that one was destroyed. Knows nothing of ciphers. */
public interface KeyStore {

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

    /** Any one key, by which a master key can be tried; empty where there is none. */
    Optional<Sample> any();
}
