package uk.oocd.storage.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.oocd.views.ViewDefinition.index;
import static uk.oocd.views.Views.Selection.where;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.views.Position;
import uk.oocd.views.ViewDefinition;
import uk.oocd.views.ViewStore;
import uk.oocd.views.Views;

/** What every store of views promises. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class ViewStoreConformanceTest {

    /** What the tests keep. */
    public record Lantern(String colour, int lit, @Nullable String street) {
        public static final Lantern BLANK = new Lantern("", 0, null);

        public Lantern light() {
            return new Lantern(colour, lit + 1, street);
        }
    }

    protected static final ViewDefinition<Lantern> LANTERNS = new ViewDefinition<>(
            "lanterns",
            Lantern.class,
            Lantern.BLANK,
            List.of(index("colour", Lantern::colour), index("street", Lantern::street)));

    protected ViewStore store;
    protected Views<Lantern> lanterns;

    /** A store that holds nothing. */
    protected abstract ViewStore openStore() throws Exception;

    @BeforeEach
    void openViews() throws Exception {
        store = openStore();
        lanterns = store.open(LANTERNS);
    }

    protected void put(String key, long position, Lantern lantern) {
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
        assertThat(lanterns.select(where(Map.of()).orderBy("street").page(2, 2)))
                .extracting(Lantern::lit)
                .containsExactly(2, 4);
        assertThat(lanterns.select(where(Map.of()).orderBy("street").page(3, 2)))
                .extracting(Lantern::lit)
                .containsExactly(4);
        assertThat(lanterns.select(where(Map.of()).orderBy("street").page(4, 2)))
                .isEmpty();
        assertThat(lanterns.select(where(Map.of("colour", "red")).latestFirst("street")))
                .extracting(Lantern::lit)
                .containsExactly(2, 1, 4);
        assertThat(lanterns.select(where(Map.of()).page(1, 2)))
                .extracting(Lantern::lit)
                .containsExactly(2, 3);
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
        put("a'; DROP TABLE tokens; --", 0, new Lantern("\" OR 1=1 --", 1, "{\"$ne\": null}"));
        put("$where", 1, new Lantern("$colour", 2, null));
        assertThat(lanterns.count(Map.of("colour", "\" OR 1=1 --"))).isOne();
        assertThat(lanterns.count(Map.of("colour", "$colour"))).isOne();
        assertThat(lanterns.count(Map.of("street", "{\"$ne\": null}"))).isOne();
        assertThat(lanterns.count(Map.of("colour", "x' OR '1'='1"))).isZero();
        assertThat(lanterns.find("$where").orElseThrow().lit()).isEqualTo(2);
        assertThatThrownBy(() -> lanterns.count(Map.of("colour\" = '' OR \"key", "")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> lanterns.count(Map.of("$where", "true"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> lanterns.select(where(Map.of()).orderBy("document")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_was_cleared_can_be_applied_again() {
        put("a", 5, new Lantern("red", 7, null));
        lanterns.clear();
        assertThat(lanterns.find("a")).isEmpty();
        lanterns.update("a", new Position(0), Lantern::light);
        assertThat(lanterns.find("a")).contains(new Lantern("", 1, null));
    }
}
