package uk.oocd.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.security.access.AccessDeniedException;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.History;
import uk.oocd.kernel.Refusal;
import uk.oocd.storage.log.CommitLog;

@DisplayNameGeneration(ReplaceUnderscores.class)
class DeskTest {

    private static final String CASE = "case-file:of-wessexshire";
    private static final Scope WESSEXSHIRE = new Scope("wessexshire", "wessexshire-yjs");

    private record Screen(String stream, Attribution by) {}

    private final People people = new People();
    private final CommandGateway gateway = mock(CommandGateway.class);
    private boolean caughtUp = true;
    private final Desk desk = new Desk(
            new Access(InstantSource.fixed(Instant.parse("2026-06-04T09:00:00Z"))),
            new OneCase(),
            List.of(event -> event.equals("referred") ? Optional.of(WESSEXSHIRE) : Optional.empty()),
            new Conflicts(new OneCase()),
            new Colleagues(people, new Access(InstantSource.system()), new Conflicts(new OneCase())),
            gateway,
            atMost -> caughtUp);

    private static class OneCase implements History {
        @Override
        public List<Recorded> of(String stream) {
            return first(stream).stream().toList();
        }

        @Override
        public Optional<Recorded> first(String stream) {
            return stream.equals(CASE) ? Optional.of(new Recorded(0, 0, Instant.EPOCH, "referred")) : Optional.empty();
        }

        @Override
        public Optional<Long> version(String stream) {
            return first(stream).map(Recorded::sequence);
        }
    }

    @Test
    void a_command_goes_out_in_the_name_of_who_is_signed_in() {
        assertThat(desk.send(person("worker.fern"), Action.SCREEN, CASE, by -> new Screen(CASE, by)))
                .isTrue();
        assertThat(sent().getPayload())
                .isEqualTo(new Screen(
                        CASE,
                        new Attribution(
                                "worker.fern",
                                Attribution.Role.YOUTH_JUSTICE_WORKER,
                                "wessexshire-yjs",
                                Instant.parse("2026-06-04T09:00:00Z"))));
        assertThat(sent().getMetaData()).isEmpty();
    }

    @Test
    void the_version_that_was_read_goes_with_it() {
        desk.send(person("worker.fern"), Action.SCREEN, CASE, OptionalLong.of(3), by -> new Screen(CASE, by));
        assertThat(sent().getMetaData()).containsEntry(Desk.EXPECTED_VERSION, 3L);
    }

    @Test
    void what_is_kept_but_not_shown_yet_is_told_apart() {
        caughtUp = false;
        assertThat(desk.send(person("worker.fern"), Action.SCREEN, CASE, by -> new Screen(CASE, by)))
                .isFalse();
    }

    @Test
    void somebody_elses_case_and_one_that_there_is_not_are_not_there_and_nothing_is_sent() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> desk.send(person("worker.beck"), Action.SCREEN, CASE, by -> new Screen(CASE, by)));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(
                        () -> desk.send(person("worker.fern"), Action.SCREEN, "no-case", by -> new Screen(CASE, by)));
        verify(gateway, never()).sendAndWait(any());
    }

    @Test
    void a_list_can_ask_whether_a_case_is_the_persons_to_see() {
        assertThat(desk.may(person("worker.fern"), Action.CONCLUDE_ACTION, CASE))
                .isTrue();
        assertThat(desk.may(person("worker.beck"), Action.CONCLUDE_ACTION, CASE))
                .as("of another service")
                .isFalse();
        assertThat(desk.may(person("admin.birch"), Action.CONCLUDE_ACTION, CASE))
                .as("in no role for it")
                .isFalse();
        assertThat(desk.may(person("worker.fern"), Action.CONCLUDE_ACTION, "no-case"))
                .isFalse();
    }

    @Test
    void a_role_that_may_not_is_told_so_and_nothing_is_sent() {
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> desk.send(person("officer.ash"), Action.SCREEN, CASE, by -> new Screen(CASE, by)));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> desk.open(person("worker.fern"), Action.REFER, WESSEXSHIRE, by -> "command"));
        verify(gateway, never()).sendAndWait(any());
    }

    @Test
    void refusals_come_out_of_whatever_was_wrapped_around_them() {
        var refused = new CommandRefused(List.of(Refusal.of(DeskProblem.CHANGED_SINCE_READ)));
        fails(new CommandExecutionException("wrapped", refused));
        assertThatExceptionOfType(CommandRefused.class).isThrownBy(this::send).isSameAs(refused);
    }

    @Test
    void somebody_who_was_quicker_is_a_refusal_too() {
        fails(new ConcurrencyException("taken", new CommitLog.StreamConflict("taken", 0)));
        assertThatExceptionOfType(CommandRefused.class)
                .isThrownBy(this::send)
                .satisfies(refused ->
                        assertThat(refused.refusals()).containsExactly(Refusal.of(DeskProblem.CHANGED_SINCE_READ)));
    }

    @Test
    void a_log_that_keeps_nothing_says_what_became_of_it() {
        var told = List.of(
                java.util.Map.entry(
                        NotKept.Reason.NOTHING_SAVED, new CommitLog.LogUnavailable("full", new Exception("disk"))),
                java.util.Map.entry(
                        NotKept.Reason.OUTCOME_UNKNOWN, new CommitLog.OutcomeUnknown("?", new Exception("gone"))),
                java.util.Map.entry(NotKept.Reason.TOO_LARGE, new CommitLog.CommitTooLarge("large")));
        for (var each : told) {
            fails(new EventStoreException("wrapped", each.getValue()));
            assertThatExceptionOfType(NotKept.class)
                    .isThrownBy(this::send)
                    .satisfies(notKept -> assertThat(notKept.reason()).isEqualTo(each.getKey()));
        }
    }

    @Test
    void what_nobody_foresaw_stays_what_it_is() {
        var bug = new IllegalStateException("bug");
        fails(bug);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(this::send)
                .isSameAs(bug);
    }

    private void send() {
        desk.send(person("worker.fern"), Action.SCREEN, CASE, by -> new Screen(CASE, by));
    }

    private void fails(RuntimeException with) {
        doThrow(with).when(gateway).sendAndWait(any());
    }

    private CommandMessage<?> sent() {
        var captor = ArgumentCaptor.forClass(Object.class);
        verify(gateway).sendAndWait(captor.capture());
        return (CommandMessage<?>) captor.getValue();
    }

    private Person person(String id) {
        return people.find(id).orElseThrow();
    }
}
