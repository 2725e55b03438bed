package uk.oocd.storage.embedded;

import java.time.Duration;
import java.time.InstantSource;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.kernel.TaskNotes;
import uk.oocd.settings.OocdProperties;
import uk.oocd.storage.axon.LetterStore;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.SnapshotStore;
import uk.oocd.views.ViewStore;

/** The log, the views and the tokens in the data folder. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "oocd.store", havingValue = "embedded", matchIfMissing = true)
class EmbeddedStorageConfiguration {

    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(10);

    @Bean
    DataFolder dataFolder(OocdProperties settings) {
        return DataFolder.open(settings.data());
    }

    @Bean
    CommitLog commitLog(DataFolder folder) {
        return new SqliteCommitLog(folder);
    }

    @Bean
    SnapshotStore snapshotStore(DataFolder folder) {
        return new SqliteSnapshotStore(folder);
    }

    /** Views that are ahead of the log belong to another one, which a restore has replaced. */
    @Bean
    ViewsDatabase viewsDatabase(DataFolder folder, CommitLog log) {
        var database = new ViewsDatabase(folder);
        if (database.furthest() > log.head()) database.rebuild();
        return database;
    }

    @Bean
    TaskNotes taskNotes(DataFolder folder) {
        return new FolderTaskNotes(folder);
    }

    @Bean
    ViewStore viewStore(ViewsDatabase database, @Qualifier("eventJson") JsonMapper json) {
        return new SqliteViewStore(database, json);
    }

    @Bean
    LetterStore letterStore(ViewsDatabase database) {
        return new SqliteLetterStore(database);
    }

    @Bean
    SqliteTokenStore tokenStore(ViewsDatabase database, Serializer general, InstantSource clock) {
        return new SqliteTokenStore(database, general, clock, "this process", CLAIM_TIMEOUT);
    }
}
