package uk.oocd.storage.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What every store of snapshots promises. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class SnapshotStoreConformanceTest {

    private SnapshotStore store;

    /** An empty one. */
    protected abstract SnapshotStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @Test
    void gives_back_what_was_stored_whole() {
        LogEvent stored = snapshot(3);
        store.store(stored);
        assertThat(store.latest("stream"))
                .hasValueSatisfying(
                        read -> assertThat(read).usingRecursiveComparison().isEqualTo(stored));
    }

    @Test
    void an_older_one_never_replaces_a_newer() {
        store.store(snapshot(0));
        store.store(snapshot(3));
        store.store(snapshot(2));
        assertThat(store.latest("stream").orElseThrow().id()).isEqualTo("snapshot-3");
    }

    @Test
    void one_of_the_same_sequence_replaces() {
        store.store(snapshot(3));
        LogEvent again =
                new LogEvent("again", snapshot(3).stream(), Instant.EPOCH, "type", null, new byte[0], new byte[0]);
        store.store(again);
        assertThat(store.latest("stream").orElseThrow().id()).isEqualTo("again");
    }

    @Test
    void there_is_none_of_a_stream_unheard_of_or_forgotten() {
        store.store(snapshot(1));
        assertThat(store.latest("other")).isEmpty();
        store.forget("stream");
        assertThat(store.latest("stream")).isEmpty();
    }

    @Test
    void one_that_belongs_to_no_stream_is_refused() {
        assertThatThrownBy(() -> store.store(event("id", null))).isInstanceOf(IllegalArgumentException.class);
    }

    private static LogEvent snapshot(long sequence) {
        return event("snapshot-" + sequence, new LogEvent.StreamPlace("type", "stream", sequence));
    }

    private static LogEvent event(String id, LogEvent.@Nullable StreamPlace place) {
        return new LogEvent(
                id,
                place,
                Instant.parse("2026-03-02T10:15:30.123456789Z"),
                "state",
                "1",
                "{}".getBytes(UTF_8),
                "{}".getBytes(UTF_8));
    }
}
