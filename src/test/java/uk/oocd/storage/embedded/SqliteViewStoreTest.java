package uk.oocd.storage.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.oocd.views.ViewDefinition.index;
import static uk.oocd.views.Views.Selection.where;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.axonframework.common.transaction.TransactionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.storage.json.EventJson;
import uk.oocd.storage.views.LastingViewStoreConformanceTest;
import uk.oocd.views.Position;
import uk.oocd.views.ViewDefinition;
import uk.oocd.views.ViewStore;

class SqliteViewStoreTest extends LastingViewStoreConformanceTest {

    private final Path folder;
    private final DataFolder data;
    private ViewsDatabase database;

    SqliteViewStoreTest(@TempDir Path folder) {
        this.folder = folder;
        data = DataFolder.open(folder);
        database = new ViewsDatabase(data);
    }

    @Override
    protected ViewStore openStore() {
        return store();
    }

    @Override
    protected ViewStore anotherStore() {
        return store();
    }

    @Override
    protected TransactionManager transactions() {
        return database;
    }

    @Override
    protected String everythingStored() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) all.append(Files.readString(file, ISO_8859_1));
        }
        return all.toString();
    }

    @AfterEach
    void close() {
        database.close();
        data.close();
    }

    private SqliteViewStore store() {
        return new SqliteViewStore(database, EventJson.mapper(vault));
    }

    @Test
    void a_transaction_selects_what_it_has_changed() {
        put("a", 0, new Lantern("red", 1, null));
        var transaction = database.startTransaction();
        put("a", 1, new Lantern("blue", 2, null));
        assertThat(lanterns.count(Map.of("colour", "blue"))).isOne();
        put("c", 3, new Lantern("blue", 4, null));
        assertThat(lanterns.select(where(Map.of("colour", "blue"))))
                .extracting(Lantern::lit)
                .containsExactly(2, 4);
        assertThat(elsewhere(() -> lanterns.find("a").orElseThrow().lit())).isEqualTo(1);
        transaction.commit();
    }

    @Test
    void what_is_rolled_back_was_never_there_written_early_or_not() {
        var transaction = database.startTransaction();
        put("a", 0, new Lantern("red", 1, null));
        assertThat(lanterns.count(Map.of())).isOne();
        put("b", 1, new Lantern("red", 1, null));
        transaction.rollback();
        assertThat(lanterns.count(Map.of())).isZero();
        assertThat(lanterns.find("b")).isEmpty();
        put("b", 0, new Lantern("red", 7, null));
        assertThat(lanterns.find("b").orElseThrow().lit()).isEqualTo(7);
    }

    @Test
    void a_document_that_was_just_written_is_not_read_again_for_its_next_event() {
        put("a", 0, new Lantern("red", 1, null));
        put("b", 1, new Lantern("red", 1, null));
        database.write(session -> session.run("UPDATE \"view-lanterns\" SET document = x'00'"));
        lanterns.update("a", new Position(2), Lantern::light);
        assertThat(lanterns.find("a").orElseThrow().lit()).isEqualTo(2);
        assertThatThrownBy(() -> lanterns.find("b")).isInstanceOf(RuntimeException.class);
    }

    @Test
    void emptying_all_views_leaves_nothing_that_a_replay_would_take_for_applied() {
        put("a", 5, new Lantern("red", 7, null));
        database.rebuild();
        lanterns.update("a", new Position(0), Lantern::light);
        assertThat(lanterns.find("a")).contains(new Lantern("", 1, null));
        var transaction = database.startTransaction();
        lanterns.clear();
        transaction.commit();
        lanterns.update("a", new Position(0), Lantern::light);
        assertThat(lanterns.find("a")).contains(new Lantern("", 1, null));
    }

    @Test
    void after_the_file_has_refused_a_write_the_next_one_works() {
        put("a", 0, new Lantern("red", 1, null));
        database.write(session -> session.run("""
                CREATE TRIGGER refusing BEFORE UPDATE ON "view-lanterns" BEGIN SELECT RAISE(ABORT, 'no'); END"""));
        assertThatThrownBy(() -> lanterns.update("a", new Position(1), Lantern::light))
                .hasMessageContaining("cannot be read or written");
        database.write(session -> session.run("DROP TRIGGER refusing"));
        lanterns.update("a", new Position(1), Lantern::light);
        assertThat(lanterns.find("a").orElseThrow().lit()).isEqualTo(2);
    }

    @Test
    void more_transactions_than_there_are_connections_end_one_way_or_the_other_and_leave_none_taken() {
        for (int i = 0; i < 20; i++) {
            var transaction = database.startTransaction();
            assertThat(lanterns.find("a")).isEmpty();
            put("b", i, new Lantern("red", i, null));
            if (i % 2 == 0) transaction.commit();
            else transaction.rollback();
        }
        assertThat(elsewhere(() -> lanterns.find("b").orElseThrow().lit())).isEqualTo(18);
    }

    @Test
    @Timeout(60)
    void a_transaction_that_reads_keeps_the_file_from_closing_only_until_it_ends() throws InterruptedException {
        put("a", 0, new Lantern("red", 1, null));
        var transaction = database.startTransaction();
        lanterns.update("a", new Position(1), Lantern::light);
        assertThat(lanterns.find("b")).isEmpty();
        var closing = new Thread(database::close);
        closing.start();
        while (closing.getState() == Thread.State.RUNNABLE || closing.getState() == Thread.State.NEW)
            Thread.onSpinWait();
        transaction.rollback();
        closing.join();
        database = new ViewsDatabase(data);
        lanterns = store().open(LANTERNS);
        assertThat(lanterns.find("a").orElseThrow().lit()).isEqualTo(1);
    }

    @Test
    void after_a_restart_the_documents_are_there() {
        put("a", 3, new Lantern("red", 1, null));
        database.close();
        database = new ViewsDatabase(data);
        lanterns = store().open(LANTERNS);
        assertThat(lanterns.find("a")).isPresent();
        lanterns.update("a", new Position(3), Lantern::light);
        assertThat(lanterns.find("a").orElseThrow().lit()).isOne();
    }

    @Test
    void a_view_that_holds_something_else_now_empties_all_of_them_and_the_tokens() {
        put("a", 3, new Lantern("red", 1, null));
        database.write(session -> session.run(
                "INSERT INTO tokens (processor, segment, position, claimed_at) VALUES ('lanterns', 0, 3, 0)"));
        var sameAgain = store().open(LANTERNS);
        assertThat(sameAgain.find("a")).isPresent();
        assertThat(database.furthest()).isEqualTo(3);

        var other = new ViewDefinition<>("other", Lantern.class, Lantern.BLANK, List.of());
        store().open(other);
        assertThat(sameAgain.find("a"))
                .as("a new view must read the log from its start")
                .isEmpty();
        assertThat(database.furthest()).isEqualTo(-1);

        lanterns.update("a", new Position(0), Lantern::light);
        store().open(new ViewDefinition<>(
                "other", Lantern.class, Lantern.BLANK, List.of(index("colour", Lantern::colour))));
        assertThat(lanterns.find("a"))
                .as("no projection has begun: nothing to rebuild")
                .isPresent();
    }

    @Test
    void a_file_that_is_deleted_or_damaged_is_made_anew() throws IOException {
        put("a", 3, new Lantern("red", 1, null));
        database.close();
        for (var suffix : List.of("-wal", "-shm")) Files.deleteIfExists(Path.of(data.views() + suffix));
        Files.write(data.views(), "no database".repeat(1000).getBytes(UTF_8));
        database = new ViewsDatabase(data);
        lanterns = store().open(LANTERNS);
        assertThat(lanterns.find("a")).isEmpty();
        put("a", 0, new Lantern("red", 1, null));
        assertThat(lanterns.find("a")).isPresent();
    }
}
