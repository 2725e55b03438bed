package uk.oocd.storage.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.oocd.views.ViewDefinition.index;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.serialization.json.JacksonSerializer;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uk.oocd.storage.json.EventJson;
import uk.oocd.storage.views.LastingViewStoreConformanceTest;
import uk.oocd.views.Position;
import uk.oocd.views.ViewDefinition;
import uk.oocd.views.ViewStore;
import uk.oocd.views.Views;

@NeedsMongod
class MongoViewStoreTest extends LastingViewStoreConformanceTest {

    private static final ViewDefinition<Lantern> CHANGED =
            new ViewDefinition<>("lanterns", Lantern.class, Lantern.BLANK, List.of(index("colour", Lantern::colour)));

    private final MongoConnection connection = MongoConnection.open(RealMongo.freshDatabase(), false);
    private final MongoViewsDatabase database = new MongoViewsDatabase(connection, this::head);
    private long head = 1_000;

    @Override
    protected ViewStore openStore() {
        return store(database);
    }

    @Override
    protected ViewStore anotherStore() {
        return store(database());
    }

    @Override
    protected TransactionManager transactions() {
        return database;
    }

    @AfterEach
    void close() {
        connection.data().drop();
        connection.close();
    }

    private MongoViewsDatabase database() {
        return new MongoViewsDatabase(connection, this::head);
    }

    private long head() {
        return head;
    }

    private MongoViewStore store(MongoViewsDatabase database) {
        return new MongoViewStore(database, EventJson.mapper(vault));
    }

    @Override
    protected String everythingStored() {
        var all = new StringBuilder();
        for (var name : connection.data().listCollectionNames()) {
            for (var document : connection.data().getCollection(name).find()) {
                all.append(name).append(document.toJson());
                if (document.get("document") instanceof Binary bytes) all.append(new String(bytes.getData(), UTF_8));
            }
        }
        return all.toString();
    }

    /** As another instance of the program sees it. */
    private record Instance(MongoViewsDatabase database, Views<Lantern> lanterns, MongoTokenStore tokens) {}

    private Instance instance(String owner, ViewDefinition<Lantern> definition) {
        var its = database();
        var views = store(its).open(definition);
        var serializer =
                JacksonSerializer.builder().objectMapper(new ObjectMapper()).build();
        return new Instance(its, views, new MongoTokenStore(connection, its, serializer, owner, Duration.ofHours(1)));
    }

    @Test
    void a_document_that_was_just_written_is_not_read_again_for_its_next_event() {
        put("a", 0, new Lantern("red", 1, null));
        put("b", 1, new Lantern("red", 1, null));
        var spoilt = new Document("$set", new Document("document", new byte[1]));
        database.generation().collection("lanterns").updateMany(new Document(), spoilt);
        lanterns.update("a", new Position(2), Lantern::light);
        assertThat(lanterns.find("a").orElseThrow().lit()).isEqualTo(2);
        assertThatThrownBy(() -> lanterns.find("b")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void every_declared_index_is_one_of_the_server() {
        put("a", 0, Lantern.BLANK);
        assertThat(database.generation().collection("lanterns").listIndexes())
                .extracting(found ->
                        found.get("key", Document.class).keySet().iterator().next())
                .contains("by.colour", "by.street");
    }

    @Test
    void a_transaction_cannot_select_from_what_it_has_changed() {
        var transaction = database.startTransaction();
        put("a", 0, Lantern.BLANK);
        assertThatThrownBy(() -> lanterns.count(Map.of())).isInstanceOf(IllegalStateException.class);
        transaction.rollback();
        assertThat(lanterns.count(Map.of())).isZero();
    }

    @Test
    void documents_are_written_before_the_token_and_a_batch_cut_short_in_between_is_applied_once() {
        var one = instance("one", LANTERNS);
        one.tokens.initializeTokenSegments("lanterns", 1);
        one.tokens.fetchToken("lanterns", 0);
        var batch = one.database.startTransaction();
        one.lanterns.update("a", new Position(0), Lantern::light);
        one.tokens.storeToken(new GlobalSequenceTrackingToken(0), "lanterns", 0);
        one.database.atCommit(() -> {
            throw new IllegalStateException("halted");
        });
        assertThatThrownBy(batch::commit).hasMessage("halted");
        assertThat(one.lanterns.find("a").orElseThrow().lit()).isOne();

        var again = one.database.startTransaction();
        one.lanterns.update("a", new Position(0), Lantern::light);
        one.lanterns.update("a", new Position(1), Lantern::light);
        one.tokens.storeToken(new GlobalSequenceTrackingToken(1), "lanterns", 0);
        again.commit();
        assertThat(one.lanterns.find("a").orElseThrow().lit()).isEqualTo(2);
    }

    @Test
    void a_batch_of_one_who_was_halted_overwrites_nothing_and_what_it_adds_is_not_applied_again() {
        var halted = instance("halted", LANTERNS);
        var other = instance("other", LANTERNS);
        halted.tokens.initializeTokenSegments("lanterns", 1);
        halted.tokens.fetchToken("lanterns", 0);
        var batch = halted.database.startTransaction();
        halted.lanterns.update("a", new Position(0), Lantern::light);
        halted.lanterns.update("b", new Position(1), Lantern::light);
        halted.tokens.storeToken(new GlobalSequenceTrackingToken(1), "lanterns", 0);

        other.lanterns.update("a", new Position(0), Lantern::light);
        other.lanterns.update("a", new Position(2), Lantern::light);
        assertThatThrownBy(batch::commit).hasMessageContaining("changed by another");
        assertThat(other.tokens.applied("lanterns")).hasValue(-1);
        assertThat(other.lanterns.find("a").orElseThrow().lit()).isEqualTo(2);
        assertThat(other.lanterns.find("b").orElseThrow().lit()).isOne();
        other.lanterns.update("b", new Position(1), Lantern::light);
        assertThat(other.lanterns.find("b").orElseThrow().lit()).isOne();
    }

    @Test
    void whoever_takes_a_segment_remembers_nothing_from_before() {
        var one = instance("one", LANTERNS);
        var two = instance("two", LANTERNS);
        one.tokens.initializeTokenSegments("lanterns", 1);
        one.tokens.fetchToken("lanterns", 0);
        one.lanterns.update("a", new Position(0), Lantern::light);
        one.tokens.releaseClaim("lanterns", 0);
        two.tokens.fetchToken("lanterns", 0);
        two.lanterns.update("a", new Position(1), Lantern::light);
        two.tokens.releaseClaim("lanterns", 0);
        one.tokens.fetchToken("lanterns", 0);
        one.lanterns.update("a", new Position(2), Lantern::light);
        assertThat(one.lanterns.find("a").orElseThrow().lit()).isEqualTo(3);
    }

    @Test
    void a_view_that_holds_something_else_now_is_made_anew_beside_the_one_that_an_older_version_still_fills() {
        var older = instance("older", LANTERNS);
        older.lanterns.update("a", new Position(3), Lantern::light);
        var newer = instance("newer", CHANGED);
        newer.tokens.initializeTokenSegments("lanterns", 1);
        assertThat(newer.lanterns.find("a")).isEmpty();
        newer.lanterns.update("a", new Position(0), Lantern::light);
        older.lanterns.update("a", new Position(4), Lantern::light);

        assertThat(newer.lanterns.find("a").orElseThrow().lit()).isOne();
        assertThat(older.tokens.fetchSegments("lanterns")).isEmpty();
        var olderAgain = instance("older again", LANTERNS);
        assertThat(olderAgain.lanterns.find("a").orElseThrow().lit()).isEqualTo(2);
        assertThat(instance("newer again", CHANGED).lanterns.find("a")).isPresent();
    }

    @Test
    void what_is_older_than_the_version_before_is_deleted() {
        var older = instance("older", LANTERNS);
        older.lanterns.update("a", new Position(3), Lantern::light);
        instance("newer", CHANGED).lanterns.update("a", new Position(0), Lantern::light);
        var first = older.database.generation().number();
        var newest = instance("newest", new ViewDefinition<>("lanterns", Lantern.class, Lantern.BLANK, List.of()));
        newest.lanterns.update("a", new Position(0), Lantern::light);
        assertThat(connection.data().listCollectionNames())
                .doesNotContain("view-" + first + "-lanterns")
                .contains("view-" + newest.database.generation().number() + "-lanterns");
    }

    @Test
    void views_that_are_ahead_of_the_log_are_rebuilt_and_others_are_not() {
        var before = instance("before", LANTERNS);
        before.tokens.initializeTokenSegments("lanterns", 1);
        before.tokens.fetchToken("lanterns", 0);
        before.lanterns.update("a", new Position(7), Lantern::light);
        before.tokens.storeToken(new GlobalSequenceTrackingToken(7), "lanterns", 0);

        head = 7;
        assertThat(instance("restarted", LANTERNS).lanterns.find("a")).isPresent();
        head = 6;
        var restored = instance("restored", LANTERNS);
        assertThat(restored.lanterns.find("a")).isEmpty();
        assertThat(restored.tokens.fetchSegments("lanterns")).isEmpty();
        assertThat(instance("and another", LANTERNS).database.generation().number())
                .isEqualTo(restored.database.generation().number());
    }

    @Test
    void a_view_that_comes_after_the_others_are_in_use_is_refused() {
        put("a", 0, Lantern.BLANK);
        var late = new ViewDefinition<>("late", Lantern.class, Lantern.BLANK, List.<ViewDefinition.Index<Lantern>>of());
        var another = store(database);
        assertThatThrownBy(() -> another.open(late)).hasMessageContaining("too late");
    }
}
