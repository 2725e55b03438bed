package uk.oocd.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Axon says nothing of a handler that is not there. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EveryCommandIsHandledTest {

    @ParameterizedTest
    @CsvSource({
        "uk.oocd.casefile.CaseFileCommand, uk.oocd.casefile.CaseFileAggregate",
        "uk.oocd.panel.PanelCommand,       uk.oocd.panel.PanelAggregate",
        "uk.oocd.protocol.ProtocolCommand, uk.oocd.protocol.ProtocolAggregate"
    })
    void each_command_has_one_handler(Class<?> commands, Class<?> aggregate) {
        List<Class<?>> handled = Arrays.stream(aggregate.getDeclaredMethods())
                .filter(m -> m.isAnnotationPresent(CommandHandler.class))
                .<Class<?>>map(m -> m.getParameterTypes()[0])
                .toList();
        assertThat(handled)
                .as(
                        "a @CommandHandler in %s for each command; one for the sealed interface would get nothing",
                        aggregate)
                .containsExactlyInAnyOrderElementsOf(records(commands).toList());
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EveryCommandIsHandledTest::records)
                : Stream.of(type);
    }

    @ParameterizedTest
    @CsvSource({
        "uk.oocd.casefile.CaseFileEvent, uk.oocd.casefile.CaseFileAggregate",
        "uk.oocd.panel.PanelEvent,       uk.oocd.panel.PanelAggregate",
        "uk.oocd.protocol.ProtocolEvent, uk.oocd.protocol.ProtocolAggregate"
    })
    void one_handler_sources_the_whole_family_of_events(Class<?> events, Class<?> aggregate) {
        List<Class<?>> sourced = Arrays.stream(aggregate.getDeclaredMethods())
                .filter(m -> m.isAnnotationPresent(EventSourcingHandler.class))
                .<Class<?>>map(m -> m.getParameterTypes()[0])
                .toList();
        assertThat(sourced)
                .as("one @EventSourcingHandler in %s for the sealed family", aggregate)
                .isEqualTo(List.of(events));
    }
}
