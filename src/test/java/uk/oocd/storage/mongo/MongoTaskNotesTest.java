package uk.oocd.storage.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@NeedsMongod
@DisplayNameGeneration(ReplaceUnderscores.class)
class MongoTaskNotesTest {

    private final MongoConnection connection = MongoConnection.open(RealMongo.freshDatabase(), false);
    private final MongoTaskNotes ours = new MongoTaskNotes(connection, "us");
    private final MongoTaskNotes theirs = new MongoTaskNotes(connection, "them");

    @AfterEach
    void close() {
        connection.data().drop();
        connection.close();
    }

    @Test
    void one_instance_has_a_task_until_it_lets_go_or_falls_silent() {
        assertThat(ours.take("load")).isTrue();
        assertThat(ours.take("load")).isTrue();
        assertThat(theirs.take("load")).isFalse();
        theirs.release("load");
        assertThat(theirs.take("load")).isFalse();
        ours.release("load");
        assertThat(theirs.take("load")).isTrue();

        var earlier = new Document("$subtract", List.of("$kept", 61_000));
        connection
                .data()
                .getCollection("tasks")
                .updateMany(new Document(), List.of(new Document("$set", new Document("kept", earlier))));
        assertThat(ours.take("load")).isTrue();
    }

    @Test
    void what_was_noted_is_read_by_all() {
        assertThat(ours.read("load")).isEmpty();
        ours.take("load");
        ours.write("load", "begun");
        ours.write("load", "half done");
        assertThat(theirs.read("load")).contains("half done");
    }
}
