package uk.oocd.storage.axon;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.axonframework.common.IdentifierFactory;

/**
 * Ids of messages and commits: UUIDs of version 7 (RFC 9562), which begin with the millisecond they were made in, so that
 * those of one moment stand side by side in an index, and go on with 74 random bits, to be unique, not to be secret. Axon makes several for each command, and
 * {@link UUID#randomUUID} has all threads queue for one source of secrets; here each has a generator of its own, which
 * that source has seeded with 256 bits. Found by {@code META-INF/services}.
 */
public final class QuickIds extends IdentifierFactory {

    private static final SecureRandom SEEDS = new SecureRandom();
    private static final RandomGeneratorFactory<RandomGenerator> GENERATORS =
            RandomGeneratorFactory.of("Xoshiro256PlusPlus");
    private static final ThreadLocal<RandomGenerator> OWN = ThreadLocal.withInitial(() -> {
        var seed = new byte[32];
        SEEDS.nextBytes(seed);
        return GENERATORS.create(seed);
    });

    @Override
    public String generateIdentifier() {
        return next().toString();
    }

    static UUID next() {
        var random = OWN.get();
        return new UUID(
                (System.currentTimeMillis() << 16) | 0x7000L | (random.nextLong() & 0xFFFL),
                (random.nextLong() & ~(3L << 62)) | (1L << 63));
    }
}
