package uk.oocd.storage.axon;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoTimeoutException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import uk.oocd.OocdApplication;
import uk.oocd.storage.mongo.NeedsMongod;
import uk.oocd.storage.mongo.RealMongo;
import uk.oocd.storage.mongo.SharedDatabase;

/** The same on MongoDB. */
@NeedsMongod
class WholeProgramOnMongoTest extends WholeProgramTest {

    private final String uri = RealMongo.freshDatabase();

    @Override
    List<String> store() {
        return List.of("--oocd.store=mongo", "--oocd.mongodb-uri=" + uri);
    }

    @Override
    void loseViews() {
        try (var database = new SharedDatabase(uri)) {
            database.loseViews();
        }
    }

    @Override
    RuntimeException failureOfTheStore() {
        return new MongoTimeoutException("no primary");
    }

    @Test
    void without_a_connection_string_it_says_what_to_set_and_a_place_without_a_server_is_refused_in_words() {
        assertThat(startingWith("--oocd.store=mongo")).contains("oocd.mongodb-uri");
        assertThat(startingWith(
                        "--oocd.store=mongo",
                        "--oocd.mongodb-uri=mongodb://127.0.0.1:1/oocd?serverSelectionTimeoutMS=200"))
                .contains("No primary of the MongoDB replica set can be reached");
    }

    private String startingWith(String... arguments) {
        var all = Stream.concat(Stream.of(arguments), Stream.of("--oocd.data=" + folder.resolve("other")))
                .toArray(String[]::new);
        try {
            new SpringApplicationBuilder(OocdApplication.class)
                    .web(WebApplicationType.NONE)
                    .run(all)
                    .close();
        } catch (RuntimeException failed) {
            Throwable cause = failed;
            while (cause.getCause() != null
                    && !cause.getClass().getPackageName().startsWith("uk.oocd")) cause = cause.getCause();
            return cause instanceof uk.oocd.settings.CannotStart what
                    ? what.action()
                    : String.valueOf(cause.getMessage());
        }
        throw new AssertionError("it started");
    }
}
