package uk.oocd.bench.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import uk.oocd.bench.log.Log;

/**
 * What writing can come to: documents equal to the product's, in the collection and with the indexes that the product has
 * made, by the driver alone. The documents are ready when a window begins, but for places, ids and hashes: nothing is
 * serialised, digested or chained, and nobody has to agree on a place in the log.
 *
 * <p>Either each client inserts one and waits for its acknowledgement, or one client inserts for all: as many in one
 * ordered {@code insertMany} as there are clients, which is the most that any group of theirs can hold.
 */
final class RawInserts implements Log {

    private static final List<Integer> SIZES = List.of(1, 5);

    /** A multiple of how many commits make a stream. */
    private static final int DIFFERENT = 255;

    private final boolean many;
    private final Database database;
    private final MongoCollection<RawBsonDocument> commits;
    private final Map<Integer, List<Template>> templates = new HashMap<>();
    private final AtomicLong next = new AtomicLong();

    RawInserts(String uri, boolean many) throws Exception {
        this.many = many;
        database = new Database(uri);
        commits = database.commits(RawBsonDocument.class);
        var ours = new Ours(uri);
        for (int size : SIZES) templates.put(size, written(ours, size));
        ours.release();
        commits.deleteMany(new Document());
    }

    private List<Template> written(Ours ours, int size) throws Exception {
        commits.deleteMany(new Document());
        long before = ours.log.head();
        var writer = ours.writers(1, size).getFirst();
        for (int i = 0; i < DIFFERENT; i++) writer.write();
        var documents = commits.find().sort(Sorts.ascending("_id")).into(new ArrayList<>());
        var read = ours.log.readCommits(before + 1, DIFFERENT);
        return IntStream.range(0, DIFFERENT)
                .mapToObj(i -> new Template(read.get(i), documents.get(i)))
                .toList();
    }

    @Override
    public List<Writer> writers(int threads, int events) {
        var ready = templates.get(events);
        if (ready == null) throw new IllegalArgumentException("no documents of " + events + " events");
        var clients = IntStream.range(0, threads)
                .mapToObj(i -> new Template.Client(ready, next, i))
                .toList();
        if (many) {
            var ordered = new InsertManyOptions().ordered(true);
            return List.of(() -> {
                commits.insertMany(clients.stream().map(Template.Client::next).toList(), ordered);
                return threads;
            });
        }
        return clients.stream()
                .<Writer>map(client -> () -> {
                    commits.insertOne(client.next());
                    return 1;
                })
                .toList();
    }

    @Override
    public long bytesOnDisk() {
        return database.bytesOnDisk();
    }

    @Override
    public void close() {
        database.close();
    }
}
