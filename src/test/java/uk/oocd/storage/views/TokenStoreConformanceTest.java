package uk.oocd.storage.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.OptionalLong;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.UnableToInitializeTokenException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What every store of tokens promises: the behaviours that Axon's tests ask of its own stores on SQL, and ours. */
@DisplayNameGeneration(ReplaceUnderscores.class)
public abstract class TokenStoreConformanceTest {

    /** So long that no machine is so busy. */
    protected static final Duration TIMEOUT = Duration.ofHours(1);

    private static final Duration NEARLY = TIMEOUT.minusMinutes(5);

    protected TokenStore store;
    protected TokenStore other;

    /** A store of this owner, whose claims lapse after {@link #TIMEOUT}; all on one storage, empty at first. */
    protected abstract TokenStore store(String owner);

    protected abstract TransactionManager transactions();

    /** Has all claims be so much older. */
    protected abstract void pass(Duration time);

    @BeforeEach
    void openStores() {
        store = store("us");
        other = store("them");
    }

    protected static Serializer serializer() {
        return JacksonSerializer.builder().objectMapper(new ObjectMapper()).build();
    }

    private OptionalLong applied(String processor) {
        return ((AppliedPositions) other).applied(processor);
    }

    protected static GlobalSequenceTrackingToken at(long position) {
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
        store.fetchToken("agenda", 0);
        store.storeToken(at(41), "agenda", 0);
        assertThat(store.fetchToken("agenda", 0)).isEqualTo(at(41));
        assertThat(applied("agenda")).hasValue(41);
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
        pass(NEARLY);
        store.extendClaim("agenda", 0);
        pass(NEARLY);
        assertThatThrownBy(() -> other.fetchToken("agenda", 0)).isInstanceOf(UnableToClaimTokenException.class);
        pass(TIMEOUT.minus(NEARLY).plusSeconds(1));
        assertThat(other.fetchAvailableSegments("agenda")).hasSize(1);
        assertThat(other.fetchToken("agenda", 0)).isNull();
        other.storeToken(at(9), "agenda", 0);
        assertThatThrownBy(() -> store.extendClaim("agenda", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThatThrownBy(() -> store.storeToken(at(1), "agenda", 0)).isInstanceOf(UnableToClaimTokenException.class);
        assertThat(other.fetchToken("agenda", 0)).isEqualTo(at(9));
    }

    @Test
    void storing_renews_the_claim() {
        store.initializeTokenSegments("agenda", 1);
        store.fetchToken("agenda", 0);
        pass(NEARLY);
        store.storeToken(at(1), "agenda", 0);
        pass(NEARLY);
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
    void a_token_stored_in_a_transaction_is_there_when_that_commits_and_not_before() {
        store.initializeTokenSegments("agenda", 1, at(1));
        store.fetchToken("agenda", 0);
        var cancelled = transactions().startTransaction();
        store.storeToken(at(2), "agenda", 0);
        cancelled.rollback();
        assertThat(store.fetchToken("agenda", 0)).isEqualTo(at(1));

        var kept = transactions().startTransaction();
        store.storeToken(at(3), "agenda", 0);
        assertThat(applied("agenda")).as("not before the commit").hasValue(1);
        kept.commit();
        assertThat(store.fetchToken("agenda", 0)).isEqualTo(at(3));
    }

    @Test
    void how_far_a_projection_has_come_can_be_asked_without_a_claim() {
        assertThat(applied("agenda")).isEmpty();
        store.initializeTokenSegments("agenda", 2);
        assertThat(applied("agenda")).hasValue(-1);
        for (int segment = 0; segment < 2; segment++) {
            store.fetchToken("agenda", segment);
            store.storeToken(at(7 + segment), "agenda", segment);
        }
        assertThat(applied("agenda")).as("the segment that is behind").hasValue(7);
    }

    @Test
    void owners_share_one_storage() {
        assertThat(store.retrieveStorageIdentifier()).isPresent().isEqualTo(other.retrieveStorageIdentifier());
    }
}
