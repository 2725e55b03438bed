package uk.oocd.storage.views;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.storage.views.RecentDocuments.Kept;
import uk.oocd.views.Position;
import uk.oocd.views.ViewDefinition;

/** What a transaction has read and changed of one collection, and not written yet. For its thread alone. */
public final class Changes<V> {

    private static final long NEVER = -1;

    private final ViewDefinition<V> definition;
    private final JsonMapper json;
    private final RecentDocuments<V> recent;
    private final Function<String, @Nullable Kept<V>> stored;
    private final Map<String, Document<V>> byKey = new HashMap<>();
    private boolean cleared;
    private boolean toClear;

    /** @param stored reads one document as it is kept; null where there is none */
    public Changes(
            ViewDefinition<V> definition,
            JsonMapper json,
            RecentDocuments<V> recent,
            Function<String, @Nullable Kept<V>> stored) {
        this.definition = definition;
        this.json = json;
        this.recent = recent;
        this.stored = stored;
    }

    public Optional<V> find(String key) {
        var document = document(key);
        return document.position == NEVER ? Optional.empty() : Optional.of(document.value);
    }

    public void update(String key, Position position, UnaryOperator<V> change) {
        var document = document(key);
        if (position.value() <= document.position) return;
        document.value = change.apply(document.value);
        document.position = position.value();
    }

    public void clear() {
        byKey.clear();
        cleared = true;
        toClear = true;
    }

    private Document<V> document(String key) {
        return byKey.computeIfAbsent(key, k -> {
            var kept = cleared ? null : recentOrStored(k);
            return kept == null
                    ? new Document<>(k, NEVER, definition.blank())
                    : new Document<>(k, kept.position(), kept.value());
        });
    }

    private @Nullable Kept<V> recentOrStored(String key) {
        var kept = recent.find(key);
        return kept == null ? stored.apply(key) : kept;
    }

    /** Encodes what was changed; for doing as much as can be done before others have to wait. */
    public void encode() {
        for (var document : byKey.values()) {
            if (document.changed()) document.json = json.writeValueAsBytes(document.value);
        }
    }

    /** Whether the collection has to be emptied before anything is written. True once for each {@link #clear}. */
    public boolean takeClearing() {
        boolean taken = toClear;
        toClear = false;
        return taken;
    }

    /** What has to be written, encoded. */
    public List<Document<V>> changed() {
        var changed = new ArrayList<Document<V>>();
        for (var document : byKey.values()) if (document.changed()) changed.add(document);
        return changed;
    }

    /** The transaction has committed: what was written may be had again without reading. */
    public void committed() {
        if (cleared) recent.forgetAll();
        for (var document : byKey.values()) {
            if (document.wrote) recent.keep(document.key, new Kept<>(document.position, document.value));
        }
    }

    /** The transaction came to nothing: nothing is known of what it had to do with. */
    public void abandoned() {
        byKey.keySet().forEach(recent::forget);
    }

    /** A document as its transaction sees it. */
    public static final class Document<V> {

        private final String key;
        private long position;
        private V value;
        /** Where, and as what, it was read or last written. */
        private long written;

        private V before;
        private boolean wrote;

        private byte @Nullable [] json;

        private Document(String key, long position, V value) {
            this.key = key;
            this.position = position;
            this.value = value;
            this.written = position;
            this.before = value;
        }

        private boolean changed() {
            return position != written;
        }

        public String key() {
            return key;
        }

        /** The position of the last event that was applied. */
        public long position() {
            return position;
        }

        public V value() {
            return value;
        }

        /** What it was when it was read or last written; the blank where it is new. */
        public V before() {
            return before;
        }

        /** Whether there was none when it was read. */
        public boolean isNew() {
            return written == NEVER;
        }

        /** The position at which it may be replaced: that which it was read or last written at. */
        public long written() {
            return written;
        }

        /** The value in its stored form. */
        public byte[] json() {
            return Objects.requireNonNull(json);
        }

        /** To be called when it has been written. */
        public void wrote() {
            written = position;
            before = value;
            wrote = true;
            json = null;
        }
    }
}
