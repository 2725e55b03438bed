package uk.oocd.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
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
import uk.oocd.casefile.CaseFileCommand.ListCase;
import uk.oocd.casefile.CaseFileEvent.CaseDeferred;
import uk.oocd.casefile.CaseFileEvent.CaseListed;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.History;
import uk.oocd.kernel.Personal;
import uk.oocd.panel.ChangeReason;
import uk.oocd.panel.PanelCommand.CancelPanel;
import uk.oocd.panel.PanelCommand.MovePanel;
import uk.oocd.panel.Whereabouts;
import uk.oocd.views.Progress;

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
