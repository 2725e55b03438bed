package uk.oocd.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stands in which column of a referrals file, read from the contract itself so that the page cannot differ. */
@Component
class ImportColumns {

    private static final String CONTRACT = "contracts/import/referrals.v1.schema.json";

    private final List<Column> all = new ArrayList<>();

    ImportColumns(JsonMapper json) {
        try (var file = new ClassPathResource(CONTRACT).getInputStream()) {
            var contract = json.readTree(file);
            var required = contract.path("required")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
            contract.path("properties")
                    .forEachEntry((name, column) -> all.add(column(contract, name, column, required)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * @param values what can stand there, in words
     */
    public record Column(String header, boolean required, String about, String values) {}

    List<Column> all() {
        return List.copyOf(all);
    }

    private static Column column(JsonNode contract, String name, JsonNode column, List<String> required) {
        var reference = column.path("$ref").asString("").replaceFirst("^#", "");
        var shared = reference.isEmpty() ? column : contract.at(reference);
        return new Column(
                name, required.contains(name), column.path("description").asString(""), values(shared));
    }

    private static String values(JsonNode column) {
        var several = column.path("enum");
        if (several.isArray()) {
            return several.valueStream()
                    .map(JsonNode::asString)
                    .filter(value -> !value.isEmpty())
                    .collect(Collectors.joining(", "));
        }
        boolean day = column.path("pattern").asString("").contains("\\d{4}") || column.has("anyOf");
        return day ? "A day, as 2026-10-05 or 5/10/2026" : "Any text";
    }
}
