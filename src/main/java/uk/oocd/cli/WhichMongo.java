package uk.oocd.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import uk.oocd.storage.mongo.MongoConnection;

/** Whether a command works on a store in MongoDB, and on which. */
final class WhichMongo {

    @Option(
            names = "--mongo",
            paramLabel = "URI",
            description =
                    "The store is in the MongoDB of this connection string. Where OOCD_STORE is mongo the default is"
                            + " OOCD_MONGODB_URI, which nobody sees in a list of processes.")
    @Nullable
    String uri = "mongo".equalsIgnoreCase(System.getenv("OOCD_STORE")) ? System.getenv("OOCD_MONGODB_URI") : null;

    @Option(
            names = "--mongodb-allow-unsafe",
            description = "For development: take a MongoDB whose acknowledgement may not last.",
            defaultValue = "${OOCD_MONGODB_ALLOW_UNSAFE:-false}")
    boolean allowUnsafe;

    boolean isMeant() {
        return uri != null;
    }

    /** What a command does with a part of a store, and what comes of it. */
    @FunctionalInterface
    interface Use<S, T> {
        T of(S part);
    }

    <T> T connected(Use<MongoConnection, T> use) {
        if (uri == null) throw new IllegalStateException("the store is not in MongoDB");
        try (var connection = MongoConnection.open(uri, allowUnsafe)) {
            return use.of(connection);
        }
    }
}
