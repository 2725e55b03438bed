package uk.oocd.api;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code contracts/api/openapi.yaml}, as tests read it. */
final class OpenApi {

    private static final String ID = "https://oocd.example/contracts/api/openapi.yaml";

    static final JsonNode DOCUMENT = YAMLMapper.builder().build().readTree(Path.of("contracts", "api", "openapi.yaml"));

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ID, DOCUMENT.toString())));

    private OpenApi() {}

    /** Every operation by method and path, {@code POST /api/panels/{id}/order}. */
    static Map<String, JsonNode> operations() {
        var operations = new TreeMap<String, JsonNode>();
        DOCUMENT.path("paths")
                .forEachEntry((path, item) -> item.forEachEntry((method, operation) ->
                        operations.put(method.toUpperCase(Locale.ROOT) + " " + path, operation)));
        return operations;
    }

    /** What a reference stands for; the node itself where it is none. */
    static JsonNode resolved(JsonNode node) {
        var ref = node.path("$ref");
        return ref.isString() ? DOCUMENT.at(ref.stringValue().substring(1)) : node;
    }

    /** The path as the document has it. */
    static String template(String path) {
        return path.replaceFirst("\\?.*", "")
                .replaceFirst("(?<=/(case-files|panels)/)(?!search$)[^/]+", "{id}")
                .replaceFirst("(?<=/protocols/)[^/]+", "{service}")
                .replaceFirst("(?<=/versions/)[^/]+", "{number}")
                .replaceFirst("(?<=/tables/)[^/]+", "{table}");
    }

    /** What is wrong with an answer by the document; empty where nothing is. */
    static List<String> faults(String method, String path, Caller.Answer answer) {
        var operation = Optional.ofNullable(operations().get(method + " " + template(path)));
        if (operation.isEmpty()) return List.of();
        var response = resolved(operation.get().path("responses").path(String.valueOf(answer.status())));
        if (response.isMissingNode())
            return List.of(answer.status() + " is not an answer of " + method + " " + template(path));
        var type = answer.headers().getOrDefault("content-type", "").replaceFirst(";.*", "");
        if (type.isEmpty()) return List.of();
        var schema = response.path("content").path(type).path("schema").path("$ref");
        if (!type.contains("json")) return List.of();
        if (schema.isMissingNode()) return List.of(type + " is not an answer of " + method + " " + template(path));
        return faults(schema.stringValue(), answer.text());
    }

    /** What is wrong with a value by one of the document's schemas, {@code #/components/schemas/Me}. */
    static List<String> faults(String schema, String json) {
        return REGISTRY.getSchema(SchemaLocation.of(ID + schema)).validate(json, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
