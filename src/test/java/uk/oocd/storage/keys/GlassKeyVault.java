package uk.oocd.storage.keys;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import uk.oocd.kernel.Subject;

/** Seals with glass: the bytes stay as they are, so that examples and expectations can be read. For tests only. */
public final class GlassKeyVault implements KeyVault {

    private final Set<Subject> destroyed = ConcurrentHashMap.newKeySet();

    @Override
    public byte[] seal(Subject subject, byte[] plain) {
        if (destroyed.contains(subject)) throw new KeyDestroyed(subject);
        return plain;
    }

    @Override
    public Optional<byte[]> open(Subject subject, byte[] sealed) {
        return destroyed.contains(subject) ? Optional.empty() : Optional.of(sealed);
    }

    @Override
    public void destroy(Subject subject) {
        destroyed.add(subject);
    }
}
