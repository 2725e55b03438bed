package uk.oocd.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.bson.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MongoConnectionTest {

    @Test
    @NeedsMongod
    void a_replica_set_is_taken_and_has_three_databases() {
        try (var connection = MongoConnection.open(RealMongo.freshDatabase(), false)) {
            connection.data().getCollection("some").insertOne(new Document("_id", 1));
            assertThat(connection.data().getCollection("some").countDocuments()).isEqualTo(1);
            assertThat(connection.keys().getName()).isEqualTo(connection.data().getName() + "-keys");
            assertThat(connection.heads().getName()).isEqualTo(connection.data().getName() + "-heads");
        }
    }

    @Test
    @NeedsMongod(ownNodes = true)
    void a_server_outside_any_set_is_refused_unless_that_is_allowed() {
        try (var alone = RealMongo.standalone()) {
            var uri = alone.uri("some");
            assertThatExceptionOfType(StoreRefused.class)
                    .isThrownBy(() -> MongoConnection.open(uri, false))
                    .withMessageContaining("outside any replica set")
                    .withMessageContaining("oocd.mongodb-allow-unsafe");
            MongoConnection.open(uri, true).close();
        }
    }

    @Test
    @NeedsMongod(ownNodes = true)
    void a_set_without_a_majority_is_refused_in_words() {
        try (var set = RealMongo.threeNodes()) {
            MongoConnection.open(set.uri("some"), false).close();
            set.kill(0);
            set.kill(1);
            var uri = set.uri("some") + "&serverSelectionTimeoutMS=3000";
            assertThatExceptionOfType(StoreRefused.class)
                    .isThrownBy(() -> MongoConnection.open(uri, false))
                    .withMessageContaining("most of its nodes have to run");
        }
    }

    @Test
    void what_is_no_connection_string_is_refused_without_repeating_it() {
        assertThatExceptionOfType(StoreRefused.class)
                .isThrownBy(() -> MongoConnection.open("postgres://user:secret@host", false))
                .withMessageNotContaining("secret");
    }
}
