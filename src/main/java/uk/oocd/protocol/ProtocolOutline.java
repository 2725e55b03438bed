package uk.oocd.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a version of a protocol says, laid out to be read, whatever its form: so that a part that is new to the form
 * is shown and compared like every other.
 */
public record ProtocolOutline(List<Part> parts) {

    public static final ProtocolOutline NOTHING = new ProtocolOutline(List.of());

    public ProtocolOutline {
        parts = List.copyOf(parts);
    }

    /** @see #name the field of the content, or what the protocol calls the decision table */
    public sealed interface Part {

        String name();

        /** Every line of it as one text, by what the line is known by. */
        Map<String, String> lines();
    }

    /** Single values, each under its name. */
    public record Values(String name, List<Value> values) implements Part {
        public Values {
            values = List.copyOf(values);
        }

        @Override
        public Map<String, String> lines() {
            var lines = new HashMap<String, String>();
            values.forEach(value -> lines.put(value.name(), value.text()));
            return lines;
        }
    }

    public record Value(String name, String text) {}

    /**
     * A list of things of one kind.
     *
     * @param columns the names of their fields
     * @param knownBy how many of the first fields together tell one thing from every other
     * @param rows one thing each
     */
    public record Listing(String name, List<String> columns, int knownBy, List<List<String>> rows) implements Part {
        public Listing {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }

        private String line(List<String> row) {
            return String.join(", ", row.subList(0, knownBy));
        }

        @Override
        public Map<String, String> lines() {
            var lines = new HashMap<String, String>();
            for (var row : rows) lines.put(line(row), String.join(" | ", row.subList(knownBy, row.size())));
            return lines;
        }
    }

    /** A decision table that can be read. A row is known by what it says, since its number changes with others. */
    public record Decisions(String name, DecisionTable table) implements Part {

        @Override
        public Map<String, String> lines() {
            var lines = new HashMap<String, String>();
            for (var row : table.rows()) lines.put(words(row), "row " + row.number());
            return lines;
        }

        static String words(DecisionTable.Row row) {
            var when = row.cells().stream().map(DecisionTable.Cell::words).toList();
            var then = row.outputs().stream().map(DecisionTable.Cell::words).toList();
            return String.join(" | ", when) + " → " + String.join(" | ", then);
        }
    }

    /** A decision table that cannot be read: its findings say why. */
    public record Unreadable(String name) implements Part {

        @Override
        public Map<String, String> lines() {
            return Map.of();
        }
    }

    public Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /**
     * One line that differs between two versions.
     *
     * @param part what it stands in
     * @param line what it is known by there
     * @param before empty where it was added
     * @param after empty where it was removed
     */
    public record Difference(Kind kind, String part, String line, String before, String after) {

        public enum Kind {
            ADDED,
            CHANGED,
            REMOVED
        }
    }

    /** What is otherwise here than it was there: all that is new or changed in the order of this one, then what is gone. */
    public List<Difference> differencesTo(ProtocolOutline before) {
        var differences = new ArrayList<Difference>();
        for (var part : parts) {
            var then = before.part(part.name()).map(Part::lines).orElse(Map.of());
            var now = part.lines();
            boolean byWords = part instanceof Decisions;
            for (var line : order(part)) {
                var text = now.getOrDefault(line, "");
                var old = then.get(line);
                if (old == null) {
                    differences.add(new Difference(Difference.Kind.ADDED, part.name(), line, "", text));
                } else if (!byWords && !old.equals(text)) {
                    differences.add(new Difference(Difference.Kind.CHANGED, part.name(), line, old, text));
                }
            }
        }
        for (var part : before.parts()) {
            var now = part(part.name()).map(Part::lines).orElse(Map.of());
            for (var line : order(part)) {
                if (!now.containsKey(line)) {
                    var old = part.lines().getOrDefault(line, "");
                    differences.add(new Difference(Difference.Kind.REMOVED, part.name(), line, old, ""));
                }
            }
        }
        return differences;
    }

    private static List<String> order(Part part) {
        return switch (part) {
            case Values values -> values.values().stream().map(Value::name).toList();
            case Listing listing -> listing.rows().stream().map(listing::line).toList();
            case Decisions decisions ->
                decisions.table().rows().stream().map(Decisions::words).toList();
            case Unreadable _ -> List.of();
        };
    }
}
