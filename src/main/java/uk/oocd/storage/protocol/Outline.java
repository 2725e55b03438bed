package uk.oocd.storage.protocol;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import uk.oocd.protocol.Expected;
import uk.oocd.protocol.ProtocolOutline;
import uk.oocd.protocol.ProtocolOutline.Listing;
import uk.oocd.protocol.ProtocolOutline.Part;
import uk.oocd.protocol.ProtocolOutline.Value;
import uk.oocd.protocol.ProtocolOutline.Values;
import uk.oocd.protocol.TableSource;
import uk.oocd.protocol.Tables;

/** Lays out a content by the form of its fields alone, so that a faulty one, and one of a later form, can be read too. */
final class Outline {

    static final String TABLES = "tables";

    /** What the register gives. */
    private static final List<String> GIVEN = List.of("id", "version", "effectiveFrom");

    /** By which fields together one thing of a list is known; by its first alone where nothing is said. */
    private static final Map<String, List<String>> KNOWN_BY =
            Map.of("returnCodes", List.of("dataReturn", "outcome", "from"));

    private final Tables tables;

    Outline(Tables tables) {
        this.tables = tables;
    }

    static List<TableSource> tables(JsonNode content) {
        return content.path(TABLES)
                .valueStream()
                .filter(table ->
                        table.path("name").isString() && table.path("xml").isString())
                .map(table -> new TableSource(
                        table.path("name").asString(), table.path("xml").asString()))
                .toList();
    }

    ProtocolOutline of(ObjectNode content) {
        var values = new ArrayList<Value>();
        var parts = new ArrayList<Part>();
        content.forEachEntry((name, field) -> {
            if (name.equals(TABLES) || GIVEN.contains(name)) return;
            if (field.isArray()) parts.add(listing(name, field));
            else if (field.isObject()) parts.add(new Values(name, values(field)));
            else values.add(new Value(name, text(field)));
        });
        parts.addFirst(new Values("", values));
        for (var table : tables(content)) {
            var read = tables.check(table, Expected.nothing()).table();
            parts.add(
                    read == null
                            ? new ProtocolOutline.Unreadable(table.name())
                            : new ProtocolOutline.Decisions(table.name(), read));
        }
        return new ProtocolOutline(parts);
    }

    private static List<Value> values(JsonNode object) {
        var values = new ArrayList<Value>();
        object.forEachEntry((name, field) -> values.add(new Value(name, text(field))));
        return values;
    }

    private static Part listing(String name, JsonNode list) {
        var knownBy = KNOWN_BY.getOrDefault(name, List.of());
        var columns = new LinkedHashSet<String>(list.isEmpty() ? List.of() : knownBy);
        list.forEach(row -> columns.addAll(row.propertyNames()));
        if (columns.isEmpty()) {
            return new Listing(
                    name,
                    List.of(name),
                    1,
                    list.valueStream().map(row -> List.of(text(row))).toList());
        }
        return new Listing(
                name,
                List.copyOf(columns),
                Math.max(1, knownBy.size()),
                list.valueStream()
                        .map(row -> columns.stream()
                                .map(column -> text(row.path(column)))
                                .toList())
                        .toList());
    }

    private static String text(JsonNode value) {
        if (value.isArray()) return value.valueStream().map(Outline::text).collect(Collectors.joining(", "));
        if (value.isObject()) {
            return value.propertyStream()
                    .map(field -> field.getKey() + ": " + text(field.getValue()))
                    .collect(Collectors.joining("; "));
        }
        return value.isNull() ? "" : value.asString("");
    }
}
