package uk.oocd.storage.mongo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import org.bson.Document;

/** A fault point of the server itself, set on one node until this is closed. */
final class FaultPoint implements AutoCloseable {

    private final MongoClient client;
    private final String name;
    private final int before;

    private FaultPoint(String node, String name, Object mode, Document data) {
        client = MongoClients.create("mongodb://" + node + "/?directConnection=true");
        this.name = name;
        before = configure(new Document("configureFailPoint", name)
                        .append("mode", mode)
                        .append("data", data))
                .getInteger("count");
    }

    /** The next {@code times} inserts of an application fail as {@code how} says. */
    static FaultPoint onInserts(String node, String application, int times, Document how) {
        return onCommands(node, application, times, how, "insert");
    }

    static FaultPoint onCommands(String node, String application, int times, Document how, String... commands) {
        var data = new Document("failCommands", List.of(commands)).append("appName", application);
        data.putAll(how);
        return new FaultPoint(node, "failCommand", new Document("times", times), data);
    }

    /** The node fetches nothing more from the primary, though it goes on to vote. */
    static FaultPoint replicationHalted(String node) {
        return new FaultPoint(node, "stopReplProducer", "alwaysOn", new Document());
    }

    private Document configure(Document command) {
        return client.getDatabase("admin").runCommand(command);
    }

    /** Waits until the fault was met for the first time. */
    void awaitMet() {
        configure(new Document("waitForFailPoint", name)
                .append("timesEntered", before + 1)
                .append("maxTimeMS", 30_000));
    }

    @Override
    public void close() {
        try (client) {
            configure(new Document("configureFailPoint", name).append("mode", "off"));
        }
    }
}
