package uk.oocd.storage.keys;

import java.util.Optional;
import uk.oocd.kernel.Subject;

/** Seals and opens what is about a person, under that person's own key. */
public interface KeyVault {

    /**
     * Encrypts under the subject's key, making one where there is none. A new key is on disk when this returns, so that
     * no acknowledged event can be without its key.
     *
     * @throws KeyDestroyed the subject was erased: nothing new may be kept about them under this pseudonym
     */
    byte[] seal(Subject subject, byte[] plain);

    /**
     * The plain bytes; empty where the subject's key was destroyed.
     *
     * @throws IllegalStateException the bytes were not sealed by this vault for this subject
     */
    Optional<byte[]> open(Subject subject, byte[] sealed);

    /** Destroys the subject's key for good. What it sealed stays, unreadable, where it is. */
    void destroy(Subject subject);

    /** Sealing was asked for a subject whose key was destroyed. */
    final class KeyDestroyed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public KeyDestroyed(Subject subject) {
            super("the key of " + subject + " was destroyed");
        }
    }
}
