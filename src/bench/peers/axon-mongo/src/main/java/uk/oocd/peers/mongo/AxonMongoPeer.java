package uk.oocd.peers.mongo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.Objects;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.eventstore.MongoEventStorageEngine;
import org.axonframework.serialization.json.JacksonSerializer;
import org.bson.Document;
import uk.oocd.bench.log.AxonLog;
import uk.oocd.bench.log.LogDriver;
import uk.oocd.bench.log.Processor;
import uk.oocd.bench.measure.Settings;

/**
 * Axon's extension for MongoDB as its guide has it: one document an event, its own indexes. Whatever it writes is
 * acknowledged by a majority and journalled, which the extension leaves to the client.
 */
public final class AxonMongoPeer extends AxonLog {
    private final MongoClient client;
    private final MongoDatabase database;
    private final EventStorageEngine engine;
    private final EventStore one;
    private final EventStore many;

    private AxonMongoPeer(Settings settings) {
        super(Processor.TRACKING);
        ConnectionString address = new ConnectionString(settings.database());
        client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(address)
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .build());
        database = client.getDatabase(Objects.requireNonNull(address.getDatabase()));
        engine = engine(DEFAULT_FETCH);
        one = store(engine);
        many = store(engine(FETCH));
    }

    public static void main(String[] arguments) throws Exception {
        LogDriver.run(AxonMongoPeer::new, arguments);
    }

    private EventStorageEngine engine(int fetch) {
        JacksonSerializer serializer = JacksonSerializer.builder()
                .objectMapper(new ObjectMapper().findAndRegisterModules())
                .build();
        MongoEventStorageEngine made = MongoEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .mongoTemplate(
                        DefaultMongoTemplate.builder().mongoDatabase(database).build())
                .batchSize(fetch)
                .build();
        made.ensureIndexes();
        return made;
    }

    private static EventStore store(EventStorageEngine engine) {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    @Override
    protected EventStorageEngine engine() {
        return engine;
    }

    @Override
    protected EventStore store(int batch) {
        return batch == 1 ? one : many;
    }

    @Override
    public long bytesOnDisk() {
        client.getDatabase("admin").runCommand(new Document("fsync", 1));
        Document weighed = database.runCommand(new Document("dbStats", 1));
        return ((Number) weighed.get("storageSize")).longValue() + ((Number) weighed.get("indexSize")).longValue();
    }

    @Override
    public void close() {
        database.drop();
        client.close();
    }
}
