package uk.oocd.bench.mongo;

import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.types.Binary;
import tools.jackson.databind.ObjectReader;
import uk.oocd.bench.log.BenchEvent.StepRecorded;
import uk.oocd.bench.log.Log;

/**
 * What reading can come to: one cursor of the driver's, as it comes, over what the product has written, each payload parsed
 * to its event; no hash looked at, no message made, no handler looked for.
 */
final class RawScan implements Log.Replayable {

    private final Ours ours;
    private final Database database;
    private final ObjectReader json = Ours.json().readerFor(StepRecorded.class);

    RawScan(String uri) {
        ours = new Ours(uri);
        database = new Database(uri);
    }

    @Override
    public List<Writer> writers(int threads, int events) {
        return ours.writers(threads, events);
    }

    @Override
    public void read(int batch, Predicate<StepRecorded> more, Duration atMost) {
        var commits = database.commits(Document.class).find().sort(Sorts.ascending("_id"));
        try (var cursor = commits.iterator()) {
            while (cursor.hasNext()) {
                for (var event : cursor.next().getList("e", Document.class)) {
                    var payload = event.get("b", Binary.class).getData();
                    if (!more.test(json.readValue(payload))) return;
                }
            }
        }
    }

    @Override
    public long bytesOnDisk() {
        return database.bytesOnDisk();
    }

    @Override
    public void close() {
        ours.close();
        database.close();
    }
}
