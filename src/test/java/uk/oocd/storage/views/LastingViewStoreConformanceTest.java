package uk.oocd.storage.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.oocd.views.Views.Selection.where;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.axonframework.common.transaction.TransactionManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Subject;
import uk.oocd.storage.keys.KeyVault;
import uk.oocd.views.Position;
import uk.oocd.views.ViewDefinition;
import uk.oocd.views.ViewStore;
import uk.oocd.views.Views;

/** What every store of views that lasts promises, beside what all do. */
public abstract class LastingViewStoreConformanceTest extends ViewStoreConformanceTest {

    /** What the tests keep of a person. */
    public record Keeper(@Nullable Personal<String> name) {}

    private static final Subject SUBJECT = new Subject("child:00000000-0000-0000-0000-000000000001");

    protected final KeyVault vault = new RotatingVault();
    private Views<Keeper> keepers;
    private List<Views<Lantern>> several;

    protected abstract TransactionManager transactions();

    /** Another on the same storage, on which nothing is open. */
    protected abstract ViewStore anotherStore() throws Exception;

    /** All that is stored, as it is stored, in whatever form. */
    protected abstract String everythingStored() throws Exception;

    @BeforeEach
    void openMoreViews() {
        keepers = store.open(new ViewDefinition<>("keepers", Keeper.class, new Keeper(null), List.of()));
        several = IntStream.range(0, 4)
                .mapToObj(
                        i -> store.open(new ViewDefinition<>("lanterns-" + i, Lantern.class, Lantern.BLANK, List.of())))
                .toList();
    }

    @Test
    void a_transaction_finds_its_own_changes_and_others_see_them_when_it_commits() {
        put("a", 0, new Lantern("red", 1, null));
        var transaction = transactions().startTransaction();
        put("a", 1, new Lantern("blue", 2, null));
        put("b", 2, new Lantern("blue", 3, null));
        assertThat(lanterns.find("a").orElseThrow().lit()).isEqualTo(2);
        assertThat(lanterns.find("b").orElseThrow().lit()).isEqualTo(3);
        assertThat(elsewhere(() -> lanterns.count(Map.of()))).isEqualTo(1L);
        assertThat(elsewhere(() -> lanterns.find("a").orElseThrow().lit())).isEqualTo(1);
        transaction.commit();
        assertThat(elsewhere(() -> lanterns.count(Map.of("colour", "blue")))).isEqualTo(2L);
    }

    @Test
    void what_is_rolled_back_leaves_a_document_as_it_was() {
        put("a", 0, new Lantern("red", 1, null));
        var transaction = transactions().startTransaction();
        lanterns.update("a", new Position(1), Lantern::light);
        put("b", 1, new Lantern("red", 1, null));
        transaction.rollback();
        assertThat(lanterns.find("a").orElseThrow().lit()).isOne();
        assertThat(lanterns.find("b")).isEmpty();
        lanterns.update("a", new Position(1), Lantern::light);
        assertThat(lanterns.find("a").orElseThrow().lit()).isEqualTo(2);
    }

    @Test
    void clearing_and_filling_again_is_one_change() {
        put("a", 5, new Lantern("red", 1, null));
        var transaction = transactions().startTransaction();
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
        var outer = transactions().startTransaction();
        put("a", 0, new Lantern("red", 1, null));
        transactions().startTransaction().rollback();
        assertThatThrownBy(outer::commit).isInstanceOf(IllegalStateException.class);
        assertThat(lanterns.find("a")).isEmpty();
        var next = transactions().startTransaction();
        put("a", 0, new Lantern("red", 2, null));
        transactions().startTransaction().commit();
        next.commit();
        assertThat(lanterns.find("a")).isPresent();
    }

    @Test
    void two_who_change_one_document_at_once_do_not_lose_each_other() {
        put("a", 0, new Lantern("red", 1, null));
        var ours = transactions().startTransaction();
        lanterns.update("a", new Position(1), Lantern::light);
        elsewhere(() -> {
            lanterns.update("a", new Position(2), Lantern::light);
            return true;
        });
        assertThatThrownBy(ours::commit).hasMessageContaining("changed by another");
        assertThat(lanterns.find("a").orElseThrow().lit()).isEqualTo(2);
    }

    @Test
    void a_batch_that_is_given_again_changes_nothing() {
        for (int time = 0; time < 2; time++) {
            var transaction = transactions().startTransaction();
            for (int i = 0; i < 6; i++) lanterns.update("k" + i % 3, new Position(i), Lantern::light);
            transaction.commit();
        }
        assertThat(lanterns.select(where(Map.of()))).extracting(Lantern::lit).containsExactly(2, 2, 2);
    }

    @Test
    void many_writers_and_readers_get_along() {
        var work = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    var view = several.get(i / 2);
                    for (int n = 0; n < 100; n++) {
                        if (i % 2 == 1) view.count(Map.of());
                        else {
                            var transaction = transactions().startTransaction();
                            for (int m = 0; m < 5; m++) view.update("k" + m, new Position(n), Lantern::light);
                            transaction.commit();
                        }
                    }
                }))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(work).join();
        for (var view : several) assertThat(view.find("k4").orElseThrow().lit()).isEqualTo(100);
    }

    @Test
    void what_is_personal_is_nowhere_in_what_is_stored_and_is_gone_with_its_key() throws Exception {
        keepers.update("k", new Position(0), _ -> new Keeper(Personal.of(SUBJECT, "Zacharias Fictional")));
        assertThat(keepers.find("k").orElseThrow().name()).isEqualTo(Personal.of(SUBJECT, "Zacharias Fictional"));
        assertThat(everythingStored()).contains("keepers").doesNotContain("Zacharias");
        vault.destroy(SUBJECT);
        assertThat(keepers.find("k").orElseThrow().name()).isEqualTo(new Personal.Erased<>(SUBJECT));
    }

    @Test
    void a_document_whose_key_is_destroyed_goes_on_without_what_was_personal() {
        keepers.update("k", new Position(0), _ -> new Keeper(Personal.of(SUBJECT, "Zacharias Fictional")));
        vault.destroy(SUBJECT);
        assertThatThrownBy(() -> keepers.update("k", new Position(1), keeper -> keeper))
                .isInstanceOf(KeyVault.KeyDestroyed.class);
        keepers.update("k", new Position(1), keeper -> keeper);
        assertThat(keepers.find("k").orElseThrow().name()).isEqualTo(new Personal.Erased<>(SUBJECT));
    }

    @Test
    void a_name_that_is_none_and_a_view_that_is_open_are_refused() throws Exception {
        var another = anotherStore();
        assertThatThrownBy(() -> another.open(new ViewDefinition<>("x\"; --", Lantern.class, Lantern.BLANK, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        another.open(LANTERNS);
        assertThatThrownBy(() -> another.open(LANTERNS)).isInstanceOf(IllegalStateException.class);
    }

    protected static <T> T elsewhere(Supplier<T> work) {
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
