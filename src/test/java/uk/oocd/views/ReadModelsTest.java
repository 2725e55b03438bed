package uk.oocd.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
import uk.oocd.casefile.Stage;
import uk.oocd.inspection.Inspector;
import uk.oocd.performance.Performance;
import uk.oocd.performance.PerformanceReport.Filter;
import uk.oocd.timeline.Timelines;
import uk.oocd.worklist.Worklist;
import uk.oocd.worklist.Worklist.Scope;

/** Every read model in the program itself: from the commands, through the log and the store, to what is asked of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReadModelsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-07-01");

    @TempDir
    Path folder;

    @Test
    void all_tell_the_same_of_a_case_and_tell_it_again_after_the_views_were_deleted() throws Exception {
        try (var program = run()) {
            for (var command : List.of(
                    Samples.refer(),
                    Samples.accept(),
                    Samples.recordAssessment(),
                    Samples.signOff(),
                    Samples.schedule(),
                    Samples.list(),
                    Samples.recommend(),
                    Samples.decide(),
                    Samples.deliver(),
                    Samples.noteProgress(),
                    Samples.learn(),
                    Samples.endFollowUp(),
                    Samples.close())) {
                program.getBean(CommandGateway.class).sendAndWait(command);
            }
            agree(program);
        }
        try (var files = Files.list(folder.resolve("data"))) {
            for (var file : files.filter(f -> f.getFileName().toString().startsWith("views"))
                    .toList()) Files.delete(file);
        }
        try (var program = run()) {
            agree(program);
        }
    }

    private static void agree(ConfigurableApplicationContext program) {
        assertThat(program.getBean(Progress.class).awaitCaughtUp(Duration.ofSeconds(20)))
                .isTrue();
        var service = Scope.ofService(Samples.SERVICE);
        var worklist = program.getBean(Worklist.class);
        var row = worklist.find(Samples.CASE).orElseThrow();
        assertThat(worklist.list(service, Set.of(Stage.CLOSED), 0, 10).rows()).containsExactly(row);
        assertThat(worklist.search(service, row.childName().known().orElseThrow(), 10))
                .containsExactly(row);

        var record = program.getBean(Inspector.class).now(Samples.CASE).orElseThrow();
        assertThat(record.stage()).isEqualTo(Stage.CLOSED).isEqualTo(row.stage());
        assertThat(record.clocks()).isEqualTo(row.clocks());

        var timeline = program.getBean(Timelines.class).of(Samples.CASE);
        var steps = program.getBean(Inspector.class).steps(Samples.CASE);
        assertThat(timeline).hasSize(12).hasSameSizeAs(steps);
        assertThat(timeline.getFirst().what()).isEqualTo(steps.getLast().what());
        assertThat(timeline.getFirst().stage()).isEqualTo(Stage.CLOSED);

        var agenda = program.getBean(Agendas.class).agenda(Samples.PANEL).orElseThrow();
        assertThat(agenda.items()).hasSize(1);
        assertThat(agenda.heard()).isEqualTo(1);
        assertThat(program.getBean(Agendas.class).past(Samples.SERVICE, TODAY, 10))
                .extracting(line -> line.listed() + "/" + line.heard())
                .containsExactly("1/1");

        var report = program.getBean(Performance.class).report(Samples.SERVICE, Filter.ALL, TODAY, "manager-1");
        assertThat(report.cases()).isEqualTo(1);
        assertThat(report.outcomes().total()).isEqualTo(1);
        assertThat(report.limits()).isNotEmpty();
    }

    private ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(OocdApplication.class)
                .web(WebApplicationType.SERVLET)
                .run("--oocd.data=" + folder.resolve("data"), "--oocd.demonstration=false", "--server.port=0");
    }
}
