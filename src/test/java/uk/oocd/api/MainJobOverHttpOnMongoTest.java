package uk.oocd.api;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import uk.oocd.storage.mongo.NeedsMongod;
import uk.oocd.storage.mongo.RealMongo;

/** The same on MongoDB. */
@NeedsMongod
class MainJobOverHttpOnMongoTest extends MainJobOverHttpTest {

    @DynamicPropertySource
    static void store(DynamicPropertyRegistry properties) {
        var uri = RealMongo.freshDatabase();
        properties.add("oocd.store", () -> "mongo");
        properties.add("oocd.mongodb-uri", () -> uri);
    }
}
