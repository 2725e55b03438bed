package uk.oocd.views;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.storage.json.EventJson;
import uk.oocd.storage.keys.GlassKeyVault;

/** A view store in memory, for tests. Documents are kept as JSON, as everywhere, so that one that cannot be is found. */
public final class InMemoryViewStore implements ViewStore {

    private final GlassKeyVault vault = new GlassKeyVault();
    private final JsonMapper json = EventJson.mapper(vault);
    private final Set<String> opened = ConcurrentHashMap.newKeySet();

    /** Destroy a key in it, and what it sealed reads back as erased. */
    public GlassKeyVault vault() {
        return vault;
    }

    @Override
    public <V> Views<V> open(ViewDefinition<V> definition) {
        if (!opened.add(definition.name())) throw new IllegalStateException("opened twice: " + definition.name());
        return new InMemory<>(definition, json);
    }

    private static final class InMemory<V> implements Views<V> {

        private record Kept(long position, String json) {}

        private final ViewDefinition<V> definition;
        private final JsonMapper json;
        private final TreeMap<String, Kept> documents = new TreeMap<>();

        InMemory(ViewDefinition<V> definition, JsonMapper json) {
            this.definition = definition;
            this.json = json;
        }

        @Override
        public synchronized Optional<V> find(String key) {
            return Optional.ofNullable(documents.get(key)).map(this::read);
        }

        @Override
        public synchronized void update(String key, Position position, UnaryOperator<V> change) {
            var kept = documents.get(key);
            if (kept != null && kept.position() >= position.value()) return;
            var next = change.apply(kept == null ? definition.blank() : read(kept));
            documents.put(key, new Kept(position.value(), json.writeValueAsString(next)));
        }

        @Override
        public synchronized List<V> select(Selection selection) {
            var found = where(selection.where());
            if (selection.descending()) found = found.toList().reversed().stream();
            var by = selection.orderBy();
            if (by != null) {
                var text = Comparator.<String>naturalOrder();
                found = found.sorted(Comparator.comparing(
                        (V v) -> value(v, by), Comparator.nullsLast(selection.descending() ? text.reversed() : text)));
            }
            found = found.skip(selection.offset());
            return (selection.limit() > 0 ? found.limit(selection.limit()) : found).toList();
        }

        @Override
        public synchronized long count(Map<String, String> where) {
            return where(where).count();
        }

        @Override
        public synchronized void clear() {
            documents.clear();
        }

        private Stream<V> where(Map<String, String> where) {
            return documents.values().stream()
                    .map(this::read)
                    .filter(v ->
                            where.entrySet().stream().allMatch(e -> e.getValue().equals(value(v, e.getKey()))));
        }

        private V read(Kept kept) {
            return json.readValue(kept.json(), definition.type());
        }

        private @Nullable String value(V document, String index) {
            return definition.indexes().stream()
                    .filter(i -> i.name().equals(index))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no index " + index))
                    .value()
                    .apply(document);
        }
    }
}
