package uk.oocd.storage.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import uk.oocd.storage.views.Instances;

/** A document an instance, written again and again, by the clock of the server. */
final class MongoInstances implements Instances {

    /** Who has not been heard of for longer runs no longer. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final MongoConnection connection;
    private final MongoViewsDatabase database;
    private final String owner;

    MongoInstances(MongoConnection connection, MongoViewsDatabase database, String owner) {
        this.connection = connection;
        this.database = database;
        this.owner = owner;
    }

    @Override
    public int running() {
        int generation = database.generation().number();
        instances()
                .updateOne(
                        eq(owner),
                        List.of(new Document(
                                "$set", new Document("generation", generation).append("seen", ServerClock.NOW))),
                        new UpdateOptions().upsert(true));
        instances().deleteMany(ServerClock.longerAgoThan(SILENCE, "seen"));
        return (int) instances().countDocuments(and(eq("generation", generation), ServerClock.within(SILENCE, "seen")));
    }

    @Override
    public void leave() {
        instances().deleteOne(eq(owner));
    }

    private MongoCollection<Document> instances() {
        return connection.data().getCollection("instances");
    }
}
