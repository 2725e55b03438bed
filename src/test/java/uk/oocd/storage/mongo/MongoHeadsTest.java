package uk.oocd.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Instant;
import org.bson.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.storage.heads.HeadsUnusable;
import uk.oocd.storage.heads.SignedHead;
import uk.oocd.storage.keys.SigningKey;
import uk.oocd.storage.log.Head;

@NeedsMongod
@DisplayNameGeneration(ReplaceUnderscores.class)
class MongoHeadsTest {

    @TempDir
    Path folder;

    @Test
    void heads_of_several_instances_are_read_back_in_order_as_they_were_signed() {
        try (var connection = MongoConnection.open(RealMongo.freshDatabase(), false)) {
            var one = new MongoHeads(connection);
            var two = new MongoHeads(connection);
            assertThat(one.all()).isEmpty();
            var seventh = head(7, "one", "2026-03-02T12:00:00.123Z");
            var third = head(3, "two", "2026-03-02T12:00:01Z");
            var seventhAgain = head(7, "two", "2026-03-02T12:00:00Z");
            one.append(seventh);
            two.append(third);
            two.append(seventhAgain);
            assertThat(one.all()).containsExactly(third, seventhAgain, seventh);
            assertThat(one.all()).allMatch(SignedHead::isGenuine);
        }
    }

    @Test
    void a_document_that_is_no_head_is_refused_in_words() {
        try (var connection = MongoConnection.open(RealMongo.freshDatabase(), false)) {
            var heads = new MongoHeads(connection);
            connection.heads().getCollection("heads").insertOne(new Document("version", 1).append("position", "3"));
            assertThatExceptionOfType(HeadsUnusable.class)
                    .isThrownBy(heads::all)
                    .withMessageContaining("it was changed");
        }
    }

    private SignedHead head(long position, String key, String at) {
        return SignedHead.sign(
                new Head(position, new byte[32], Instant.parse(at)), SigningKey.open(folder.resolve(key), ""));
    }
}
