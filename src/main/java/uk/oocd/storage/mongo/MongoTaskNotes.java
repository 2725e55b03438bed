package uk.oocd.storage.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import uk.oocd.kernel.TaskNotes;

/** A document a task, which an instance holds by the clock of the server. */
final class MongoTaskNotes implements TaskNotes {

    private static final Duration HELD = Duration.ofMinutes(1);

    private final MongoCollection<Document> tasks;
    private final String owner;

    /** @param owner unlike any other instance that runs or has run */
    MongoTaskNotes(MongoConnection connection, String owner) {
        this.tasks = connection.data().getCollection("tasks");
        this.owner = owner;
    }

    @Override
    public boolean take(String task) {
        tasks.updateOne(
                eq(task), new Document("$setOnInsert", new Document("owner", null)), new UpdateOptions().upsert(true));
        var free = or(eq("owner", null), eq("owner", owner), ServerClock.longerAgoThan(HELD, "kept"));
        var ours = new Document("owner", owner).append("kept", ServerClock.NOW);
        return tasks.updateOne(and(eq(task), free), List.of(new Document("$set", ours)))
                        .getMatchedCount()
                == 1;
    }

    @Override
    public Optional<String> read(String task) {
        return Optional.ofNullable(tasks.find(eq(task)).first()).map(found -> found.getString("note"));
    }

    @Override
    public void write(String task, String note) {
        tasks.updateOne(eq(task), new Document("$set", new Document("note", note)), new UpdateOptions().upsert(true));
    }

    @Override
    public void release(String task) {
        tasks.updateOne(and(eq(task), eq("owner", owner)), new Document("$set", new Document("owner", null)));
    }
}
