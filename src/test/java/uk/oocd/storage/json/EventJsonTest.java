package uk.oocd.storage.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Subject;
import uk.oocd.storage.keys.GlassKeyVault;
import uk.oocd.storage.keys.KeyVault.KeyDestroyed;

@DisplayNameGeneration(ReplaceUnderscores.class)
class EventJsonTest {

    private static final Subject CHILD = new Subject("child:" + new UUID(0, 7));
    private static final Thing THING = new Thing(new UUID(0, 1));
    private static final Attribution BY =
            new Attribution("u-1", Attribution.Role.MANAGER, "yjs-north", Instant.parse("2030-01-02T03:04:05.006Z"));

    private final GlassKeyVault vault = new GlassKeyVault();
    private final JsonMapper json = EventJson.mapper(vault);
    private final JsonMapper open = EventJson.open();

    record Thing(UUID value) {
        public static Thing of(String text) {
            if (!text.startsWith("thing:")) throw new IllegalArgumentException("not a thing");
            return new Thing(UUID.fromString(text.substring("thing:".length())));
        }

        @Override
        public String toString() {
            return "thing:" + value;
        }
    }

    record Code(String value) {}

    record Forgetful(UUID value) {
        @SuppressWarnings("unused")
        public static Forgetful of(String text) {
            return new Forgetful(UUID.fromString(text));
        }
    }

    sealed interface View {
        record Recorded(Personal<String> words) implements View {}

        record NotSought(String reason) implements View {}

        record Unknown() implements View {}
    }

    sealed interface Nested {
        sealed interface Deeper extends Nested {
            record Down(int depth) implements Deeper {}
        }

        record Up(boolean high) implements Nested {}
    }

    sealed interface Named {
        record One(String kind) implements Named {}
    }

    record HoldsNamed(Named named) {}

    enum Shade {
        DARK_RED {
            @Override
            public String toString() {
                return "dark red";
            }
        },
        PALE
    }

    record Name(String given, String family) {}

    sealed interface Happening {
        record Happened(
                Thing thing,
                Code code,
                View view,
                List<View> views,
                Map<Code, List<Thing>> things,
                Nested nested,
                Shade shade,
                LocalDate on,
                int count,
                @Nullable String note,
                @Nullable Code second,
                Personal<Name> name,
                Personal<LocalDate> born,
                List<Personal<String>> words,
                Attribution by)
                implements Happening {

            public boolean isLong() {
                return count > 3;
            }

            public String getSummary() {
                return code.value();
            }
        }

        record Simple(String reason) implements Happening {}
    }

    record Small(String text, int count, @Nullable Shade shade) {}

    record OfPersonal(Personal<LocalDate> born) {}

    record OfList(List<String> list, List<@Nullable String> gaps) {}

    private static Happening.Happened happened() {
        return new Happening.Happened(
                THING,
                new Code("x"),
                new View.NotSought("no contact agreed"),
                List.of(new View.Recorded(Personal.of(CHILD, "Fictional words")), new View.Unknown()),
                Map.of(new Code("k"), List.of(THING)),
                new Nested.Deeper.Down(2),
                Shade.DARK_RED,
                LocalDate.of(2030, 2, 28),
                5,
                null,
                new Code("y"),
                Personal.of(CHILD, new Name("Testina", "Fictional")),
                Personal.of(CHILD, LocalDate.of(2015, 6, 7)),
                List.of(Personal.of(CHILD, "one \"two\" ünï")),
                BY);
    }

    private static String sealed(String plainJson) {
        return "{\"subject\":\"" + CHILD + "\",\"sealed\":\""
                + Base64.getEncoder().encodeToString(plainJson.getBytes(UTF_8)) + "\"}";
    }

    @Test
    void writes_the_contract_form_of_every_sort_of_component() {
        assertThat(json.writeValueAsString(happened()))
                .isEqualTo("{\"thing\":\"" + THING + "\",\"code\":\"x\","
                        + "\"view\":{\"kind\":\"not-sought\",\"reason\":\"no contact agreed\"},"
                        + "\"views\":[{\"kind\":\"recorded\",\"words\":" + sealed("\"Fictional words\"")
                        + "},{\"kind\":\"unknown\"}],"
                        + "\"things\":{\"k\":[\"" + THING + "\"]},"
                        + "\"nested\":{\"kind\":\"down\",\"depth\":2},"
                        + "\"shade\":\"DARK_RED\",\"on\":\"2030-02-28\",\"count\":5,"
                        + "\"note\":null,\"second\":\"y\","
                        + "\"name\":" + sealed("{\"given\":\"Testina\",\"family\":\"Fictional\"}") + ","
                        + "\"born\":" + sealed("\"2015-06-07\"") + ","
                        + "\"words\":[" + sealed("\"one \\\"two\\\" ünï\"") + "],"
                        + "\"by\":{\"actor\":\"u-1\",\"role\":\"MANAGER\",\"organisation\":\"yjs-north\","
                        + "\"at\":\"2030-01-02T03:04:05.006Z\"}}");
    }

    @Test
    void reads_back_what_it_wrote() {
        assertThat(json.readValue(json.writeValueAsBytes(happened()), Happening.Happened.class))
                .isEqualTo(happened());
    }

    @Test
    void an_event_of_one_text_is_still_an_object_without_a_kind() {
        assertThat(json.writeValueAsString(new Happening.Simple("because"))).isEqualTo("{\"reason\":\"because\"}");
        assertThat(json.readValue("{\"reason\":\"because\"}", Happening.Simple.class))
                .isEqualTo(new Happening.Simple("because"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"a\",\"count\":1}",
                "{\"text\":\"a\",\"shade\":null}",
                "{\"text\":null,\"count\":1,\"shade\":null}",
                "{\"text\":\"a\",\"count\":null,\"shade\":null}",
                "{\"text\":\"a\",\"count\":1,\"shade\":null,\"more\":1}",
                "{\"text\":\"a\",\"count\":\"1\",\"shade\":null}",
                "{\"text\":\"a\",\"count\":1.5,\"shade\":null}",
                "{\"text\":1,\"count\":1,\"shade\":null}",
                "{\"text\":\"a\",\"count\":1,\"shade\":\"dark red\"}",
                "{\"text\":\"a\",\"count\":1,\"shade\":0}",
                "{\"text\":\"a\",\"count\":1,\"shade\":\"\"}",
                "{\"text\":\"a\",\"count\":1,\"shade\":null} {}",
                "\"a\""
            })
    void refuses_what_is_missing_null_unknown_or_of_another_type(String wrong) {
        assertThat(json.readValue("{\"text\":\"a\",\"count\":1,\"shade\":null}", Small.class))
                .isEqualTo(new Small("a", 1, null));
        assertThatThrownBy(() -> json.readValue(wrong, Small.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void refuses_a_null_in_a_list_unless_its_type_allows_it() {
        var gaps = json.readValue("{\"list\":[\"a\"],\"gaps\":[null,\"b\"]}", OfList.class)
                .gaps();
        assertThat(gaps).containsExactly(null, "b");
        assertThatThrownBy(() -> json.readValue("{\"list\":[null],\"gaps\":[]}", OfList.class))
                .isInstanceOf(JacksonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\":\"x\"}",
                "{\"kind\":\"elsewhere\",\"reason\":\"x\"}",
                "{\"kind\":\"not-sought\"}",
                "{\"kind\":\"unknown\",\"reason\":\"x\"}",
                "\"x\""
            })
    void refuses_a_sealed_value_of_no_or_another_kind(String wrong) {
        assertThat(json.readValue("{\"kind\":\"not-sought\",\"reason\":\"x\"}", View.class))
                .isEqualTo(new View.NotSought("x"));
        assertThatThrownBy(() -> json.readValue(wrong, View.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void refuses_types_that_could_not_be_read_back() {
        assertThatThrownBy(() -> json.writeValueAsString(new Forgetful(new UUID(0, 1))))
                .hasMessageContaining("of(String) must take what toString gives");
        assertThatThrownBy(() -> json.writeValueAsString(new HoldsNamed(new Named.One("x"))))
                .hasStackTraceContaining("component named kind");
    }

    @Test
    void an_id_that_is_none_is_refused() {
        assertThatThrownBy(() -> json.readValue("\"other:1\"", Thing.class)).hasMessageContaining("not a thing");
        assertThatThrownBy(() -> json.readValue("{\"value\":\"" + new UUID(0, 1) + "\"}", Thing.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void what_was_sealed_reads_as_erased_once_the_key_is_destroyed_and_stays_so() {
        var bytes = json.writeValueAsString(new OfPersonal(Personal.of(CHILD, LocalDate.of(2015, 6, 7))));
        vault.destroy(CHILD);

        var erased = json.readValue(bytes, OfPersonal.class);
        assertThat(erased).isEqualTo(new OfPersonal(new Personal.Erased<>(CHILD)));

        var again = json.writeValueAsString(erased);
        assertThat(again).isEqualTo("{\"born\":{\"subject\":\"" + CHILD + "\",\"sealed\":null}}");
        assertThat(json.readValue(again, OfPersonal.class)).isEqualTo(erased);
    }

    @Test
    void writing_for_a_destroyed_key_says_so_itself() {
        vault.destroy(CHILD);
        assertThatThrownBy(() -> json.writeValueAsBytes(new OfPersonal(Personal.of(CHILD, LocalDate.EPOCH))))
                .isInstanceOf(KeyDestroyed.class);
    }

    @Test
    void a_fault_inside_a_sealed_value_is_told_without_the_value() {
        for (var plain : List.of("\"Testina\"", "{\"Testina\":1}", "Testina", "\"2015-06-07\" \"Testina\"", "null", ""))
            assertThatThrownBy(() -> json.readValue("{\"born\":" + sealed(plain) + "}", OfPersonal.class))
                    .isInstanceOf(JacksonException.class)
                    .satisfies(e -> assertThat(e).hasMessageContaining("not a java.time.LocalDate"))
                    .satisfies(e -> assertThat(org.assertj.core.util.Throwables.getStackTrace(e))
                            .doesNotContain("Testina"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"x\"",
                "{}",
                "{\"subject\":\"child:00000000-0000-0000-0000-000000000007\"}",
                "{\"sealed\":null}",
                "{\"subject\":\"Testina\",\"sealed\":null}",
                "{\"subject\":\"child:00000000-0000-0000-0000-000000000007\",\"sealed\":1}",
                "{\"subject\":\"child:00000000-0000-0000-0000-000000000007\",\"sealed\":null,\"more\":1}"
            })
    void refuses_a_personal_value_of_another_form(String wrong) {
        assertThatThrownBy(() -> json.readValue("{\"born\":" + wrong + "}", OfPersonal.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void personal_values_keep_to_their_contract() throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("contracts/shared/personal.v1.schema.json")));
        assertThat(schema.validate(sealed("\"x\""), InputFormat.JSON)).isEmpty();
        assertThat(schema.validate("{\"subject\":\"" + CHILD + "\",\"sealed\":null}", InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate("{\"subject\":\"" + CHILD + "\"}", InputFormat.JSON))
                .isNotEmpty();

        var attribution = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("contracts/shared/attribution.v1.schema.json")));
        for (var role : Attribution.Role.values())
            assertThat(attribution.validate(
                            json.writeValueAsString(new Attribution("u-1", role, "yjs-north", BY.at())),
                            InputFormat.JSON))
                    .isEmpty();
    }

    @Test
    void the_open_form_shows_the_value_or_that_it_is_erased_and_reads_nothing_personal() {
        assertThat(open.writeValueAsString(new OfPersonal(Personal.of(CHILD, LocalDate.of(2015, 6, 7)))))
                .isEqualTo("{\"born\":\"2015-06-07\"}");
        assertThat(open.writeValueAsString(new OfPersonal(new Personal.Erased<>(CHILD))))
                .isEqualTo("{\"born\":{\"erased\":true}}");
        assertThat(open.writeValueAsString(happened()))
                .contains("\"name\":{\"given\":\"Testina\",\"family\":\"Fictional\"}")
                .contains("\"words\":[\"one \\\"two\\\" ünï\"]");
        assertThatThrownBy(() -> open.readValue("{\"born\":\"2015-06-07\"}", OfPersonal.class))
                .isInstanceOf(JacksonException.class);
    }
}
