package uk.oocd.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.json.JacksonSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The behaviours that Axon's tests ask of its own stores on SQL. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SqliteTokenStoreTest {

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private final InstantSource clock = () -> now;
    private DataFolder data;
    private ViewsDatabase database;
    private SqliteTokenStore store;
    private SqliteTokenStore other;

    @BeforeEach
    void open() {
        data = DataFolder.open(folder);
        database = new ViewsDatabase(data);
        store = store("us");
        other = store("them");
    }

    @AfterEach
    void close() {
        database.close();
        data.close();
    }

    private SqliteTokenStore store(String owner) {
        var serializer =
                JacksonSerializer.builder().objectMapper(new ObjectMapper()).build();
        return new SqliteTokenStore(database, serializer, clock, owner, Duration.ofSeconds(10));
    }

    private static GlobalSequenceTrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    @Test
    void segments_are_initialized_once() {
        store.initializeTokenSegments("agenda", 3);
        assertThat(store.fetchSegments("agenda")).containsExactly(0, 1, 2);
        assertThat(store.fetchSegments("timeline")).isEmpty();
        assertThatThrownBy(() -> store.initializeTokenSegments("agenda", 2))
                .isInstanceOf(UnableToClaimTokenException.class);
        assertThat(store.fetchSegments("agenda")).hasSize(3);
    }

    @Test
    void segments_begin_at_the_token_given() {
        store.initializeTokenSegments("agenda", 2, at(7));
        store.initializeTokenSegments("timeline", 1);
        assertThat(store.fetchToken("agenda", 0)).isEqualTo(at(7));
        assertThat(store.fetchToken("agenda", 1)).isEqualTo(at(7));
        assertThat(store.fetchToken("timeline", 0)).isNull();
    }

    @Test
    void a_segment_may_be_initialized_by_itself_and_once() {
        store.initializeSegment(at(3), "agenda", 1);
        assertThat(store.fetchSegments("agenda")).containsExactly(1);
        assertThatThrownBy(() -> store.initializeSegment(null, "agenda", 1))
                .isInstanceOf(UnableToInitializeTokenException.class);
        assertThat(store.fetchToken("agenda", 1)).isEqualTo(at(3));
    }

    @Test
    void what_was_never_initialized_can_be_neither_claimed_nor_stored() {
        assertThatThrownBy(() -> store.fetchToken("agenda", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> store.storeToken(at(1), "agenda", 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void what_is_stored_is_fetched_whatever_kind_of_token_it_is() {
        store.initializeTokenSegments("agenda", 1);
        store.storeToken(at(41), "agenda", 0);
        assertThat(store.fetchToken("agenda", 0)).isEqualTo(at(41));
        assertThat(database.furthest()).isEqualTo(41);
        var replay = ReplayToken.createReplayToken(at(41), at(5));
        store.storeToken(replay, "agenda", 0);
        assertThat(store.fetchToken("agenda", 0)).isEqualTo(replay);
        store.storeToken(null, "agenda", 0);
        assertThat(store.fetchToken("agenda", 0)).isNull();
    }

    @Test
    void a_claim_keeps_others_out_until_it_is_released() {
        store.initializeTokenSegments("agenda", 2);
        store.fetchToken("agenda", 0);
        assertThatThrownBy(() -> other.fetchToken("agenda", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> other.storeToken(at(1), "agenda", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> other.extendClaim("agenda", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> other.deleteToken("agenda", 0)).isInstanceOf(UnableToClaimTokenException.class);
        other.releaseClaim("agenda", 0);
        assertThat(other.fetchAvailableSegments("agenda"))
                .extracting(Segment::getSegmentId)
                .containsExactly(1);
        assertThat(store.fetchAvailableSegments("agenda")).hasSize(2);
        assertThat(store.fetchToken("agenda", 0)).isNull();

        store.releaseClaim("agenda", 0);
        assertThat(other.fetchAvailableSegments("agenda")).hasSize(2);
        other.fetchToken("agenda", 0);
        assertThatThrownBy(() -> store.fetchToken("agenda", 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void a_claim_that_is_not_renewed_lapses() {
        store.initializeTokenSegments("agenda", 1);
        store.fetchToken("agenda", 0);
        now = now.plusSeconds(10);
        store.extendClaim("agenda", 0);
        now = now.plusSeconds(10);
        assertThatThrownBy(() -> other.fetchToken("agenda", 0)).isInstanceOf(UnableToClaimTokenException.class);
        now = now.plusMillis(1);
        assertThat(other.fetchAvailableSegments("agenda")).hasSize(1);
        other.storeToken(at(9), "agenda", 0);
        assertThatThrownBy(() -> store.extendClaim("agenda", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> store.storeToken(at(1), "agenda", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(other.fetchToken("agenda", 0)).isEqualTo(at(9));
    }

    @Test
    void storing_renews_the_claim() {
        store.initializeTokenSegments("agenda", 1);
        store.fetchToken("agenda", 0);
        now = now.plusSeconds(9);
        store.storeToken(at(1), "agenda", 0);
        now = now.plusSeconds(9);
        assertThatThrownBy(() -> other.fetchToken("agenda", 0)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @Test
    void a_segment_that_was_split_or_merged_meanwhile_cannot_be_claimed() {
        store.initializeTokenSegments("agenda", 1);
        var whole = Segment.ROOT_SEGMENT;
        assertThat(store.fetchToken("agenda", whole)).isNull();
        store.initializeSegment(null, "agenda", 1);
        assertThatThrownBy(() -> store.fetchToken("agenda", whole)).hasMessageContaining("split");
        var half = Segment.computeSegment(0, 0, 1);
        assertThat(store.fetchToken("agenda", half)).isNull();
        store.fetchToken("agenda", 1);
        store.deleteToken("agenda", 1);
        assertThatThrownBy(() -> store.fetchToken("agenda", half)).hasMessageContaining("merged");
    }

    @Test
    void only_what_one_has_claimed_can_be_deleted() {
        store.initializeTokenSegments("agenda", 2);
        assertThatThrownBy(() -> store.deleteToken("agenda", 1)).isInstanceOf(UnableToClaimTokenException.class);
        store.fetchToken("agenda", 1);
        store.deleteToken("agenda", 1);
        assertThat(store.fetchSegments("agenda")).containsExactly(0);
    }

    @Test
    void a_transaction_stores_and_claims_or_does_neither() {
        store.initializeTokenSegments("agenda", 1, at(1));
        var cancelled = database.startTransaction();
        store.fetchToken("agenda", 0);
        store.storeToken(at(2), "agenda", 0);
        cancelled.rollback();
        assertThat(other.fetchToken("agenda", 0)).isEqualTo(at(1));
        other.releaseClaim("agenda", 0);

        var kept = database.startTransaction();
        store.storeToken(at(2), "agenda", 0);
        assertThat(database.furthest()).as("not before the commit").isEqualTo(1);
        kept.commit();
        assertThat(store.fetchToken("agenda", 0)).isEqualTo(at(2));
    }

    @Test
    void after_a_restart_the_tokens_are_there_and_nobody_claims_them() {
        store.initializeTokenSegments("agenda", 1);
        store.storeToken(at(5), "agenda", 0);
        var identifier = store.retrieveStorageIdentifier();
        assertThat(identifier).isPresent().isEqualTo(other.retrieveStorageIdentifier());
        database.close();
        database = new ViewsDatabase(data);
        var next = store("another process");
        assertThat(next.fetchToken("agenda", 0)).isEqualTo(at(5));
        assertThat(next.retrieveStorageIdentifier()).isEqualTo(identifier);
    }
}
