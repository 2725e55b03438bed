package uk.oocd.storage.mongo;

import java.time.Duration;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.kernel.TaskNotes;
import uk.oocd.settings.CannotStart;
import uk.oocd.settings.OocdProperties;
import uk.oocd.storage.axon.LetterStore;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.SnapshotStore;
import uk.oocd.storage.views.Instances;
import uk.oocd.views.ViewStore;

/** The log, the views and the tokens in MongoDB, shared by as many instances as are given its connection string. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "oocd.store", havingValue = "mongo")
class MongoStorageConfiguration {

    /** After which another instance takes over what one that has fallen silent held. */
    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

    @Bean
    MongoConnection mongoConnection(OocdProperties settings) {
        var uri = settings.mongodbUri();
        if (uri == null || uri.isBlank())
            throw new CannotStart(
                    "oocd.store is mongo, and no connection string says where MongoDB is.",
                    "Set oocd.mongodb-uri (OOCD_MONGODB_URI), for example to"
                            + " mongodb://one.example:27017,two.example:27017/oocd?replicaSet=rs0.");
        return MongoConnection.open(uri, settings.mongodbAllowUnsafe());
    }

    @Bean
    Owner owner() {
        return Owner.ofThisProcess();
    }

    @Bean
    CommitLog commitLog(MongoConnection connection) {
        return new MongoCommitLog(connection);
    }

    /** Beside the file that each instance keeps. */
    @Bean
    MongoHeads mongoHeads(MongoConnection connection) {
        return new MongoHeads(connection);
    }

    @Bean
    SnapshotStore snapshotStore(MongoConnection connection) {
        return new MongoSnapshotStore(connection);
    }

    @Bean
    MongoViewsDatabase viewsDatabase(MongoConnection connection, CommitLog log) {
        return new MongoViewsDatabase(connection, log::head);
    }

    /** Before any projection runs, and after all have said what they keep. */
    @Bean
    SmartInitializingSingleton viewsMade(MongoViewsDatabase database) {
        return database::generation;
    }

    @Bean
    ViewStore viewStore(MongoViewsDatabase database, @Qualifier("eventJson") JsonMapper json) {
        return new MongoViewStore(database, json);
    }

    @Bean
    LetterStore letterStore(MongoViewsDatabase database) {
        return new MongoLetterStore(database);
    }

    @Bean
    MongoTokenStore tokenStore(
            MongoConnection connection, MongoViewsDatabase database, Serializer general, Owner owner) {
        return new MongoTokenStore(connection, database, general, owner.name(), CLAIM_TIMEOUT);
    }

    @Bean
    Instances instances(MongoConnection connection, MongoViewsDatabase database, Owner owner) {
        return new MongoInstances(connection, database, owner.name());
    }

    @Bean
    TaskNotes taskNotes(MongoConnection connection, Owner owner) {
        return new MongoTaskNotes(connection, owner.name());
    }
}
