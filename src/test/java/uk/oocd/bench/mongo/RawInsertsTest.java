package uk.oocd.bench.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Objects;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.oocd.storage.log.LogEvent;
import uk.oocd.storage.mongo.MongoCommitLog;
import uk.oocd.storage.mongo.MongoConnection;
import uk.oocd.storage.mongo.NeedsMongod;
import uk.oocd.storage.mongo.RealMongo;

@NeedsMongod
@DisplayNameGeneration(ReplaceUnderscores.class)
class RawInsertsTest {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void what_the_bare_driver_inserts_is_what_the_product_reads_as_its_own(boolean many) throws Exception {
        var uri = RealMongo.freshDatabase();
        try (var raw = new RawInserts(uri, many)) {
            for (var writer : raw.writers(3, 5)) {
                for (int i = 0; i < 6; i++) writer.write();
            }

            try (var connection = MongoConnection.open(uri, false);
                    var log = new MongoCommitLog(connection)) {
                var commits = log.readCommits(0, 100);
                assertThat(commits).hasSize(18);
                var ids = new HashSet<String>();
                var places = new HashSet<LogEvent.StreamPlace>();
                for (var commit : commits) {
                    assertThat(commit.events()).hasSize(5);
                    for (var event : commit.events()) {
                        assertThat(ids.add(event.id())).isTrue();
                        assertThat(places.add(Objects.requireNonNull(event.stream())))
                                .isTrue();
                    }
                }
            }
        }
    }
}
