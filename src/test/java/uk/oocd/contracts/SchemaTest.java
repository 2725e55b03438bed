package uk.oocd.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import uk.oocd.contracts.Contracts.Form;
import uk.oocd.kernel.Personal;

/** Each schema says what its record says: the same fields, the same constants, null where that is allowed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SchemaTest {

    static Stream<Form> currentForms() {
        return Form.all().filter(Form::isCurrent);
    }

    static Stream<String> schemas() {
        return Stream.of("events", "shared")
                .flatMap(folder -> Contracts.files(folder).stream())
                .filter(file -> file.endsWith(".schema.json"));
    }

    @ParameterizedTest
    @MethodSource("currentForms")
    void a_schema_says_what_the_record_says(Form form) {
        agree(new Place(form.schema(), Contracts.tree(form.schema())), form.event());
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void a_schema_says_what_it_is_and_where(String file) {
        var schema = Contracts.tree(file);
        assertThat(schema.path("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("$id").asString()).isEqualTo(Contracts.id(file));
        assertThat(schema.path("title").asString()).isNotBlank();
    }

    @Test
    void every_shared_schema_is_shared() {
        Set<String> used = new HashSet<>();
        schemas().forEach(file -> references(new Place(file, Contracts.tree(file)), used));
        assertThat(Contracts.files("shared")).isSubsetOf(used);
    }

    private static void references(Place place, Set<String> found) {
        if (place.node().has("$ref")) found.add(place.resolved().file());
        for (var child : place.node()) references(new Place(place.file(), child), found);
    }

    /** A part of a schema, and the file it stands in. */
    private record Place(String file, JsonNode node) {

        Place at(String... path) {
            var at = node;
            for (var name : path) at = at.path(name);
            return new Place(file, at);
        }

        Place resolved() {
            var ref = node.path("$ref").asString("");
            if (ref.isEmpty()) return this;
            var target = URI.create("/" + file).resolve(ref).getPath().substring(1);
            return new Place(target, Contracts.tree(target));
        }

        List<String> strings() {
            var strings = new ArrayList<String>();
            node.forEach(n -> strings.add(n.asString()));
            return strings;
        }
    }

    private static void agree(Place schema, RecordComponent component) {
        var type = component.getAnnotatedType();
        boolean nullable = type.isAnnotationPresent(Nullable.class);
        assertThat(allowsNull(schema.node()))
                .as("whether %s in %s may be null", component, schema.file())
                .isEqualTo(nullable);
        agree(
                schema.node().has("anyOf")
                        ? new Place(schema.file(), schema.node().path("anyOf").path(0))
                        : schema,
                type);
    }

    private static boolean allowsNull(JsonNode schema) {
        return Stream.concat(
                        schema.path("anyOf").valueStream().map(n -> n.path("type")), Stream.of(schema.path("type")))
                .anyMatch(type -> type.isArray()
                        ? type.valueStream().anyMatch(t -> t.asString().equals("null"))
                        : type.asString("").equals("null"));
    }

    private static void agree(Place schema, AnnotatedType type) {
        if (type instanceof AnnotatedParameterizedType list && raw(type) == List.class) {
            assertThat(schema.at("type").node().asString()).isEqualTo("array");
            agree(schema.at("items"), list.getAnnotatedActualTypeArguments()[0]);
        } else {
            agree(schema, raw(type));
        }
    }

    private static Class<?> raw(AnnotatedType type) {
        var plain = type.getType() instanceof ParameterizedType p ? p.getRawType() : type.getType();
        return (Class<?>) plain;
    }

    private static void agree(Place unresolved, Class<?> type) {
        var schema = unresolved.resolved();
        var says = "what " + schema.file() + " says of " + type.getSimpleName();
        if (type == Personal.class) {
            assertThat(schema.file()).isEqualTo("shared/personal.v1.schema.json");
        } else if (type.isEnum()) {
            assertThat(schema.at("enum").strings())
                    .as(says)
                    .containsExactlyElementsOf(Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .toList());
        } else if (type.isSealed()) {
            var forms = type.getPermittedSubclasses();
            var choices = schema.at("oneOf").node();
            assertThat(forms).hasSize(choices.size());
            for (int i = 0; i < forms.length; i++) {
                var choice = new Place(schema.file(), choices.path(i));
                assertThat(choice.at("properties", "kind", "const").node().asString())
                        .isEqualTo(kebab(forms[i]));
                fields(choice, forms[i], Stream.of("kind"));
            }
        } else if (type.isRecord() && schema.at("type").node().asString().equals("string")) {
            assertThat(type.getRecordComponents()).as(says).hasSize(1);
            assertThat(schema.at("pattern").node().asString()).as(says).isNotBlank();
        } else if (type.isRecord()) {
            fields(schema, type, Stream.of());
        } else {
            plain(schema, type, says);
        }
    }

    private static void fields(Place schema, Class<?> type, Stream<String> before) {
        var says = "the fields of " + type.getSimpleName() + " in " + schema.file();
        var names = Stream.concat(
                        before, Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName))
                .toList();
        assertThat(schema.at("properties").node().propertyNames()).as(says).containsExactlyElementsOf(names);
        assertThat(schema.at("required").strings()).as(says).containsExactlyElementsOf(names);
        assertThat(schema.at("additionalProperties").node().asBoolean(true))
                .as(says)
                .isFalse();
        for (var component : type.getRecordComponents()) {
            agree(schema.at("properties", component.getName()), component);
        }
    }

    private static void plain(Place schema, Class<?> type, String says) {
        var written = schema.at("type").node();
        var name = written.isArray() ? written.path(0).asString() : written.asString();
        var format = schema.at("format").node().asString("");
        switch (type.getSimpleName()) {
            case "boolean" -> assertThat(name).as(says).isEqualTo("boolean");
            case "int", "Integer", "long" -> assertThat(name).as(says).isEqualTo("integer");
            default -> assertThat(name).as(says).isEqualTo("string");
        }
        if (type == LocalDate.class) assertThat(format).as(says).isEqualTo("date");
        else if (type == Instant.class) assertThat(format).as(says).isEqualTo("date-time");
        else if (type != LocalTime.class)
            assertThat(type).as(says).isIn(String.class, boolean.class, int.class, Integer.class, long.class);
    }

    private static String kebab(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
