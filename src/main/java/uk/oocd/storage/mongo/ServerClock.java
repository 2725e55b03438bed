package uk.oocd.storage.mongo;

import java.time.Duration;
import java.util.List;
import org.bson.Document;

/** The time of the server that writes, which is one for all instances, whatever their own clocks say. */
final class ServerClock {

    /** In an aggregation expression, and so in an update that is one. */
    static final String NOW = "$$NOW";

    private ServerClock() {}

    /** Finds documents whose {@code field} is further back than that. */
    static Document longerAgoThan(Duration time, String field) {
        return compared("$lt", time, field);
    }

    /** Finds documents whose {@code field} is not that far back. */
    static Document within(Duration time, String field) {
        return compared("$gte", time, field);
    }

    private static Document compared(String operator, Duration time, String field) {
        var then = new Document("$subtract", List.of(NOW, time.toMillis()));
        return new Document("$expr", new Document(operator, List.of("$" + field, then)));
    }
}
