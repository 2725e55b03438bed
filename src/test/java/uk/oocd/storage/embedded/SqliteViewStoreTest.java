package uk.oocd.storage.embedded;

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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Subject;
import uk.oocd.storage.json.EventJson;
import uk.oocd.storage.keys.KeyVault;
import uk.oocd.views.Position;
import uk.oocd.views.ViewDefinition;
import uk.oocd.views.Views;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SqliteViewStoreTest {

    record Lantern(String colour, int lit, @Nullable String street) {
        static final Lantern BLANK = new Lantern("", 0, null);

        Lantern light() {
            return new Lantern(colour, lit + 1, street);
        }
    }

    record Keeper(@Nullable Personal<String> name) {}

    private static final ViewDefinition<Lantern> LANTERNS = new ViewDefinition<>(
            "lanterns",
            Lantern.class,
            Lantern.BLANK,
            List.of(index("colour", Lantern::colour), index("street", Lantern::street)));

    @TempDir
    Path folder;

    private final KeyVault vault = new RotatingVault();
    private DataFolder data;
    private ViewsDatabase database;
    private Views<Lantern> lanterns;

    @BeforeEach
    void open() {
        data = DataFolder.open(folder);
        database = new ViewsDatabase(data);
        lanterns = store().open(LANTERNS);
    }

    @AfterEach
    void close() {
        database.close();
        data.close();
    }

    private SqliteViewStore store() {
        return new SqliteViewStore(database, EventJson.mapper(vault));
    }

    private void put(String key, long position, Lantern lantern) {
        lanterns.update(key, new Position(position), _ -> lantern);
    }

    @Test
    void a_document_starts_blank_and_is_there_after_its_first_update() {
        assertThat(lanterns.find("a")).isEmpty();
        lanterns.update("a", new Position(0), Lantern::light);
        assertThat(lanterns.find("a")).contains(new Lantern("", 1, null));
    }

    @Test
    void an_event_that_was_applied_changes_nothing_again() {
        lanterns.update("a", new Position(4), Lantern::light);
        lanterns.update("a", new Position(4), Lantern::light);
        lanterns.update("a", new Position(3), Lantern::light);
        lanterns.update("a", new Position(5), Lantern::light);
        assertThat(lanterns.find("a").orElseThrow().lit()).isEqualTo(2);
    }

    @Test
    void documents_are_selected_by_all_that_is_asked_in_the_order_asked() {
        put("a", 0, new Lantern("red", 1, "High Street"));
        put("b", 1, new Lantern("red", 2, "Mill Lane"));
        put("c", 2, new Lantern("blue", 3, "High Street"));
        put("d", 3, new Lantern("red", 4, null));
        assertThat(lanterns.select(where(Map.of("colour", "red"))))
                .extracting(Lantern::lit)
                .containsExactly(1, 2, 4);
        assertThat(lanterns.select(where(Map.of("colour", "red", "street", "High Street"))))
                .extracting(Lantern::lit)
                .containsExactly(1);
        assertThat(lanterns.select(where(Map.of()).orderBy("street")))
                .extracting(Lantern::lit)
                .containsExactly(1, 3, 2, 4);
        assertThat(lanterns.select(where(Map.of()).latestFirst("street")))
                .extracting(Lantern::lit)
                .containsExactly(2, 3, 1, 4);
        assertThat(lanterns.select(where(Map.of()).orderBy("street").page(1, 2)))
                .extracting(Lantern::lit)
                .containsExactly(3, 2);
        assertThat(lanterns.count(Map.of("colour", "red"))).isEqualTo(3);
        assertThat(lanterns.count(Map.of())).isEqualTo(4);
    }

    @Test
    void an_index_follows_its_document() {
        put("a", 0, new Lantern("red", 1, null));
        put("a", 1, new Lantern("blue", 1, null));
        assertThat(lanterns.count(Map.of("colour", "red"))).isZero();
        assertThat(lanterns.count(Map.of("colour", "blue"))).isOne();
    }

    @Test
    void a_value_is_never_taken_for_a_part_of_the_query() {
        put("a'; DROP TABLE tokens; --", 0, new Lantern("\" OR 1=1 --", 1, null));
        assertThat(lanterns.count(Map.of("colour", "\" OR 1=1 --"))).isOne();
        assertThat(lanterns.count(Map.of("colour", "x' OR '1'='1"))).isZero();
        assertThatThrownBy(() -> lanterns.count(Map.of("colour\" = '' OR \"key", "")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> lanterns.select(where(Map.of()).orderBy("document")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store().open(new ViewDefinition<>("x\"; --", Lantern.class, Lantern.BLANK, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_transaction_sees_its_own_changes_and_others_see_them_when_it_commits() {
        put("a", 0, new Lantern("red", 1, null));
        var transaction = database.startTransaction();
        put("a", 1, new Lantern("blue", 2, null));
        put("b", 2, new Lantern("blue", 3, null));
        assertThat(lanterns.find("a").orElseThrow().lit()).isEqualTo(2);
        assertThat(elsewhere(() -> lanterns.count(Map.of()))).isEqualTo(1L);
        assertThat(lanterns.count(Map.of("colour", "blue"))).isEqualTo(2);
        put("c", 3, new Lantern("blue", 4, null));
        assertThat(lanterns.select(where(Map.of("colour", "blue"))))
                .extracting(Lantern::lit)
                .containsExactly(2, 3, 4);
        assertThat(elsewhere(() -> lanterns.find("a").orElseThrow().lit())).isEqualTo(1);
        transaction.commit();
        assertThat(elsewhere(() -> lanterns.count(Map.of("colour", "blue")))).isEqualTo(3L);
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
    void what_is_rolled_back_leaves_a_document_as_it_was() {
        put("a", 0, new Lantern("red", 1, null));
        var transaction = database.startTransaction();
        lanterns.update("a", new Position(1), Lantern::light);
        assertThat(lanterns.count(Map.of("colour", "red"))).isOne();
        transaction.rollback();
        lanterns.update("a", new Position(1), Lantern::light);
        assertThat(lanterns.find("a").orElseThrow().lit()).isEqualTo(2);
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
    void clearing_and_filling_again_is_one_change() {
        put("a", 5, new Lantern("red", 1, null));
        var transaction = database.startTransaction();
        lanterns.clear();
        assertThat(lanterns.find("a")).isEmpty();
        put("b", 0, new Lantern("blue", 2, null));
        put("a", 1, new Lantern("blue", 3, null));
        assertThat(elsewhere(() -> lanterns.find("a").orElseThrow().lit())).isEqualTo(1);
        transaction.commit();
        assertThat(lanterns.select(where(Map.of()))).extracting(Lantern::lit).containsExactly(3, 2);
    }

    @Test
    void an_inner_transaction_that_is_rolled_back_takes_the_outer_with_it() {
        var outer = database.startTransaction();
        put("a", 0, new Lantern("red", 1, null));
        database.startTransaction().rollback();
        assertThatThrownBy(outer::commit).isInstanceOf(IllegalStateException.class);
        assertThat(lanterns.find("a")).isEmpty();
        var next = database.startTransaction();
        put("a", 0, new Lantern("red", 2, null));
        database.startTransaction().commit();
        next.commit();
        assertThat(lanterns.find("a")).isPresent();
    }

    @Test
    void two_who_change_one_document_at_once_do_not_lose_each_other() {
        put("a", 0, new Lantern("red", 1, null));
        var ours = database.startTransaction();
        lanterns.update("a", new Position(1), Lantern::light);
        elsewhere(() -> {
            lanterns.update("a", new Position(2), Lantern::light);
            return true;
        });
        assertThatThrownBy(ours::commit).hasMessageContaining("changed by another projection");
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
    void many_writers_and_readers_get_along() {
        var views = IntStream.range(0, 4)
                .mapToObj(i ->
                        store().open(new ViewDefinition<>("lanterns-" + i, Lantern.class, Lantern.BLANK, List.of())))
                .toList();
        var work = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    var view = views.get(i / 2);
                    for (int n = 0; n < 100; n++) {
                        if (i % 2 == 1) view.count(Map.of());
                        else {
                            var transaction = database.startTransaction();
                            for (int m = 0; m < 5; m++) view.update("k" + m, new Position(n), Lantern::light);
                            transaction.commit();
                        }
                    }
                }))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(work).join();
        for (var view : views) assertThat(view.find("k4").orElseThrow().lit()).isEqualTo(100);
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

    @Test
    void what_is_personal_is_nowhere_in_the_file_and_is_gone_with_its_key() throws IOException {
        var subject = new Subject("child:00000000-0000-0000-0000-000000000001");
        var keepers = store().open(new ViewDefinition<>("keepers", Keeper.class, new Keeper(null), List.of()));
        keepers.update("k", new Position(0), _ -> new Keeper(Personal.of(subject, "Zacharias Fictional")));
        assertThat(keepers.find("k").orElseThrow().name()).isEqualTo(Personal.of(subject, "Zacharias Fictional"));
        try (var files = Files.list(folder)) {
            for (var file : files.toList())
                assertThat(new String(Files.readAllBytes(file), UTF_8)).doesNotContain("Zacharias");
        }
        vault.destroy(subject);
        assertThat(keepers.find("k").orElseThrow().name()).isEqualTo(new Personal.Erased<>(subject));
    }

    @Test
    void a_document_whose_key_is_destroyed_goes_on_without_what_was_personal() {
        var subject = new Subject("child:00000000-0000-0000-0000-000000000001");
        var keepers = store().open(new ViewDefinition<>("keepers", Keeper.class, new Keeper(null), List.of()));
        keepers.update("k", new Position(0), _ -> new Keeper(Personal.of(subject, "Zacharias Fictional")));
        vault.destroy(subject);
        assertThatThrownBy(() -> keepers.update("k", new Position(1), keeper -> keeper))
                .isInstanceOf(KeyVault.KeyDestroyed.class);
        keepers.update("k", new Position(1), keeper -> keeper);
        assertThat(keepers.find("k").orElseThrow().name()).isEqualTo(new Personal.Erased<>(subject));
    }

    private static <T> T elsewhere(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work).join();
    }

    /** Turns every letter by one, which is enough for not finding it. */
    private static final class RotatingVault implements KeyVault {

        private boolean destroyed;

        @Override
        public byte[] seal(Subject subject, byte[] plain) {
            if (destroyed) throw new KeyDestroyed(subject);
            var sealed = plain.clone();
            for (int i = 0; i < sealed.length; i++) sealed[i]++;
            return sealed;
        }

        @Override
        public Optional<byte[]> open(Subject subject, byte[] sealed) {
            var plain = sealed.clone();
            for (int i = 0; i < plain.length; i++) plain[i]--;
            return destroyed ? Optional.empty() : Optional.of(plain);
        }

        @Override
        public void destroy(Subject subject) {
            destroyed = true;
        }
    }
}
