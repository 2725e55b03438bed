package uk.oocd.storage.axon;

import org.junit.jupiter.api.AfterEach;
import uk.oocd.storage.mongo.MongoConnection;
import uk.oocd.storage.mongo.MongoLetterStore;
import uk.oocd.storage.mongo.MongoViewsDatabase;
import uk.oocd.storage.mongo.NeedsMongod;
import uk.oocd.storage.mongo.RealMongo;

/** Axon's suite for dead letters on MongoDB. */
@NeedsMongod
class AxonDeadLettersOnMongoTest extends AxonDeadLetterSuite {

    private final MongoConnection connection = MongoConnection.open(RealMongo.freshDatabase(), false);

    @Override
    LetterStore store() {
        return new MongoLetterStore(new MongoViewsDatabase(connection, () -> -1));
    }

    @AfterEach
    void close() {
        connection.close();
    }
}
