package uk.oocd.bench.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;

/** A database of the bare driver's, with the product's promises, which is deleted at the end. */
final class Database implements AutoCloseable {

    private final MongoClient client;
    private final MongoDatabase database;

    Database(String uri) {
        var address = new ConnectionString(uri);
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(address)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .build());
        database = client.getDatabase(Objects.requireNonNull(address.getDatabase()));
    }

    /** The collection that the product's log is. */
    <T> MongoCollection<T> commits(Class<T> as) {
        return database.getCollection("commits", as);
    }

    /** With all indexes, after a checkpoint. */
    long bytesOnDisk() {
        client.getDatabase("admin").runCommand(new Document("fsync", 1));
        var weighed = database.runCommand(new Document("dbStats", 1));
        return Stream.of("storageSize", "indexSize")
                .mapToLong(part -> weighed.get(part, Number.class).longValue())
                .sum();
    }

    @Override
    public void close() {
        database.drop();
        client.close();
    }
}
