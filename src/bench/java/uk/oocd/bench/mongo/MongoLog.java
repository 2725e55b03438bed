package uk.oocd.bench.mongo;

import uk.oocd.bench.log.LogDriver;

/** Runs {@code mongo-log} on one of the variants that need the product. */
public final class MongoLog {

    private MongoLog() {}

    public static void main(String[] arguments) throws Exception {
        LogDriver.run(
                settings -> switch (settings.variant()) {
                    case "ours" -> new Ours(settings.database());
                    case "raw-insert-one" -> new RawInserts(settings.database(), false);
                    case "raw-insert-many" -> new RawInserts(settings.database(), true);
                    case "raw-scan" -> new RawScan(settings.database());
                    default -> throw new IllegalArgumentException("no variant " + settings.variant());
                },
                arguments);
    }
}
