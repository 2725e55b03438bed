package uk.oocd.storage.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;
import uk.oocd.storage.log.CommitLog;
import uk.oocd.storage.log.CommitLog.CommitTooLarge;
import uk.oocd.storage.log.CommitLog.LogUnavailable;
import uk.oocd.storage.log.CommitLog.OutcomeUnknown;
import uk.oocd.storage.log.InMemoryCommitLog;

/** What Axon's suites leave open. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CommitLogEventStorageEngineTest {

    private final CommitLogEventStorageEngine engine =
            Engines.on(new InMemoryCommitLog()).build();

    @Test
    void a_conflict_is_told_of_the_event_that_met_it_not_of_the_first() {
        engine.appendEvents(List.of(event("a", 0), event("a", 1), event("b", 0)));
        assertThatThrownBy(() -> engine.appendEvents(List.of(event("a", 2), event("b", 0))))
                .isInstanceOf(AggregateStreamCreationException.class)
                .hasMessageContaining("[b]");
        assertThatThrownBy(() -> engine.appendEvents(List.of(event("c", 0), event("a", 1), event("a", 2))))
                .isInstanceOf(ConcurrencyException.class)
                .hasMessageContaining("[a]");
        assertThat(engine.lastSequenceNumberFor("c")).isEmpty();
        assertThat(engine.lastSequenceNumberFor("a")).contains(1L);
    }

    static Stream<RuntimeException> failures() {
        return Stream.of(
                new OutcomeUnknown("It is not known whether this was kept.", new IOException()),
                new LogUnavailable("The disk is full.", new IOException()),
                new CommitTooLarge("Too much at once."));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void a_failure_keeps_its_sentence_and_never_looks_like_a_conflict(RuntimeException failure) {
        var log = Mockito.mock(CommitLog.class);
        Mockito.when(log.append(Mockito.any(), Mockito.any())).thenThrow(failure);
        var failing = Engines.on(log).persistenceExceptionResolver(_ -> true);
        assertThatThrownBy(() -> failing.build().appendEvents(event("a", 0)))
                .isExactlyInstanceOf(EventStoreException.class)
                .hasMessage(failure.getMessage())
                .hasCause(failure);
    }

    @Test
    void a_token_stands_for_the_last_position_seen_also_in_a_replay() {
        engine.appendEvents(List.of(event("a", 0), event("a", 1)));
        var head = engine.createHeadToken();
        assertThat(head).isEqualTo(new GlobalSequenceTrackingToken(1));
        assertThat(CommitLogEventStorageEngine.positionOf(null)).isEqualTo(-1);
        var replay = ReplayToken.createReplayToken(head, new GlobalSequenceTrackingToken(0));
        assertThat(CommitLogEventStorageEngine.positionOf(replay)).isZero();
        assertThat(engine.createTailToken()).isNull();
    }

    private static GenericDomainEventMessage<String> event(String stream, long sequence) {
        return new GenericDomainEventMessage<>("Lantern", stream, sequence, "payload");
    }
}
