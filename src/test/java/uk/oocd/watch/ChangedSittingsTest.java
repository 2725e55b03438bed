package uk.oocd.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.Samples.with;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import uk.oocd.OocdApplication;
import uk.oocd.Samples;
import uk.oocd.agenda.Agendas;
import uk.oocd.casefile.CaseFileCommand.ListCase;
import uk.oocd.casefile.CaseFileEvent.CaseDeferred;
import uk.oocd.casefile.CaseFileEvent.CaseListed;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.History;
import uk.oocd.kernel.Personal;
import uk.oocd.panel.ChangeReason;
import uk.oocd.panel.PanelCommand.CancelPanel;
import uk.oocd.panel.PanelCommand.MovePanel;
import uk.oocd.panel.Whereabouts;
import uk.oocd.protocol.Protocols;
import uk.oocd.views.Progress;
import uk.oocd.wording.Wording;

/** What a crash leaves behind between a panel and its cases is made good, and once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangedSittingsTest {

    @TempDir
    Path folder;

    @Test
    void a_case_that_its_panel_left_behind_follows_it_at_the_next_look_and_says_so_once() {
        try (var program = run()) {
            var commands = program.getBean(CommandGateway.class);
            var changed = program.getBean(ChangedSittings.class);
            for (var command : List.of(
                    Samples.schedule(),
                    Samples.refer(),
                    Samples.accept(),
                    Samples.recordAssessment(),
                    Samples.signOff(),
                    Samples.list())) commands.sendAndWait(command);
            assertThat(look(program)).isZero();

            var to = new Whereabouts(Samples.PANEL_SITS_ON.plusDays(7), LocalTime.of(9, 30), "Room 1", null);
            commands.sendAndWait(new MovePanel(
                    Samples.PANEL,
                    to,
                    ChangeReason.TOO_FEW_CAN_COME,
                    Samples.schedule().by()));
            assertThat(look(program)).isOne();
            assertThat(look(program)).isZero();
            assertThat(recorded(program, CaseListed.class))
                    .extracting(CaseListed::sitsOn)
                    .containsExactly(Samples.PANEL_SITS_ON, to.sitsOn());

            commands.sendAndWait(new CancelPanel(
                    Samples.PANEL,
                    ChangeReason.NOTHING_TO_HEAR,
                    Samples.schedule().by()));
            assertThat(look(program)).isOne();
            assertThat(look(program)).isZero();
            assertThat(recorded(program, CaseDeferred.class)).singleElement().satisfies(event -> {
                assertThat(event.by().role()).isEqualTo(Role.SYSTEM);
                assertThat(event.reason())
                        .isInstanceOfSatisfying(
                                Personal.Known.class,
                                known -> assertThat(known.value())
                                        .isEqualTo("The panel of 24 March 2026 was cancelled. Nothing to hear."));
            });

            commands.sendAndWait(new ListCase(
                    Samples.CASE,
                    Samples.OTHER_PANEL,
                    LocalDate.parse("2026-04-07"),
                    Samples.PROTOCOL,
                    Samples.list().by()));
            assertThat(changed.follow(Samples.PANEL))
                    .as("it is on another panel’s list")
                    .isZero();
        }
    }

    @Test
    void a_case_or_a_panel_that_cannot_be_read_holds_up_no_other() {
        try (var program = run()) {
            var commands = program.getBean(CommandGateway.class);
            var other = new CaseFileId(new UUID(7, 7));
            commands.sendAndWait(Samples.schedule());
            commands.sendAndWait(with(Samples.schedule(), "panel", Samples.OTHER_PANEL));
            for (var id : List.of(Samples.CASE, other)) {
                for (var command : List.of(
                        Samples.refer(),
                        Samples.accept(),
                        Samples.recordAssessment(),
                        Samples.signOff(),
                        Samples.list())) commands.sendAndWait(with(command, "caseFile", id));
            }
            var to = new Whereabouts(Samples.PANEL_SITS_ON.plusDays(7), LocalTime.of(9, 30), "Room 1", null);
            for (var panel : List.of(Samples.OTHER_PANEL, Samples.PANEL)) {
                commands.sendAndWait(new MovePanel(
                        panel,
                        to,
                        ChangeReason.TOO_FEW_CAN_COME,
                        Samples.schedule().by()));
            }
            assertThat(program.getBean(Progress.class).awaitCaughtUp(Duration.ofSeconds(20)))
                    .isTrue();

            assertThat(unableToRead(program, Samples.PANEL.toString()).follow(Samples.PANEL))
                    .isZero();
            assertThat(unableToRead(program, Samples.CASE.toString()).look()).isOne();
            assertThat(recorded(program, CaseListed.class))
                    .as("the one that could not be read")
                    .hasSize(1);
            assertThat(look(program)).isOne();
        }
    }

    /** The same as the program's own, where one stream cannot be read. */
    private static ChangedSittings unableToRead(ConfigurableApplicationContext program, String broken) {
        var history = program.getBean(History.class);
        return new ChangedSittings(
                program.getBean(Agendas.class),
                new History() {
                    @Override
                    public List<Recorded> of(String stream) {
                        if (stream.equals(broken)) throw new IllegalStateException("cannot be read");
                        return history.of(stream);
                    }

                    @Override
                    public Optional<Recorded> first(String stream) {
                        return history.first(stream);
                    }

                    @Override
                    public Optional<Long> version(String stream) {
                        return history.version(stream);
                    }
                },
                program.getBean(Protocols.class),
                program.getBean(CommandGateway.class),
                program.getBean(Wording.class),
                program.getBean(InstantSource.class));
    }

    private static int look(ConfigurableApplicationContext program) {
        assertThat(program.getBean(Progress.class).awaitCaughtUp(Duration.ofSeconds(20)))
                .isTrue();
        return program.getBean(ChangedSittings.class).look();
    }

    private static <E> List<E> recorded(ConfigurableApplicationContext program, Class<E> type) {
        return program.getBean(History.class).of(Samples.CASE.toString()).stream()
                .map(History.Recorded::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(OocdApplication.class)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--oocd.data=" + folder.resolve("data"),
                        "--oocd.demonstration=false",
                        "--oocd.clock-interval=1h",
                        "--server.port=0");
    }
}
