package uk.oocd.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import uk.oocd.casefile.ClockEvent.LimitMissed;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.kernel.History;
import uk.oocd.kernel.TaskNotes;
import uk.oocd.protocol.Protocols;
import uk.oocd.storage.mongo.NeedsMongod;
import uk.oocd.storage.mongo.RealMongo;
import uk.oocd.views.Progress;
import uk.oocd.worklist.Worklist;

/** A missed limit is recorded once: by however many, however often, and whatever the views know. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MissedLimitsTest {

    @TempDir
    Path folder;

    @Test
    void is_recorded_once_by_however_many_look_and_not_again_after_a_restart_or_a_replay() throws Exception {
        try (var program = run("1h")) {
            program.getBean(CommandGateway.class).sendAndWait(Samples.refer());
            caughtUp(program);
            var looks = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(_ -> another(program)::look)
                    .toList();
            try (var instances = Executors.newFixedThreadPool(4)) {
                for (var look : instances.invokeAll(looks)) look.get();
            }
            assertThat(missed(program)).singleElement().satisfies(event -> {
                assertThat(event.limit()).isEqualTo("screening");
                assertThat(event.due()).isEqualTo("2026-03-04");
                assertThat(event.by().role()).isEqualTo(Role.SYSTEM);
                assertThat(event.by().organisation()).isEqualTo(Samples.SERVICE);
            });
            caughtUp(program);
            assertThat(program.getBean(MissedLimits.class).look()).isZero();
        }
        try (var program = run("1h")) {
            caughtUp(program);
            assertThat(program.getBean(MissedLimits.class).look())
                    .as("restarted")
                    .isZero();
        }
        try (var files = Files.list(folder.resolve("data"))) {
            for (var file : files.filter(f -> f.getFileName().toString().startsWith("views"))
                    .toList()) Files.delete(file);
        }
        try (var program = run("1ms")) {
            caughtUp(program);
            assertThat(missed(program))
                    .as("looked at all along while the views were rebuilt")
                    .hasSize(1);
        }
    }

    @Test
    void is_recorded_once_of_a_step_that_was_taken_late_before_anybody_looked() throws Exception {
        try (var program = run("1h")) {
            var gateway = program.getBean(CommandGateway.class);
            gateway.sendAndWait(Samples.refer());
            gateway.sendAndWait(
                    Samples.with(Samples.accept(), "by", Samples.at(Samples.SCREENER, "2026-03-10T10:00:00Z")));
            caughtUp(program);
            assertThat(program.getBean(MissedLimits.class).look()).isEqualTo(1);
            assertThat(missed(program))
                    .extracting(LimitMissed::limit)
                    .containsExactlyInAnyOrder("screening", "assessment");
            caughtUp(program);
            assertThat(program.getBean(MissedLimits.class).look()).isZero();
        }
    }

    @Test
    @NeedsMongod
    void is_recorded_once_by_the_programs_that_share_a_database() throws Exception {
        var shared = new String[] {"--oocd.store=mongo", "--oocd.mongodb-uri=" + RealMongo.freshDatabase()};
        try (var one = run("1h", shared);
                var other = run("1h", shared)) {
            one.getBean(CommandGateway.class).sendAndWait(Samples.refer());
            for (var program : List.of(one, other)) caughtUp(program);
            var together = new CyclicBarrier(4);
            var looks = Stream.of(one, one, other, other)
                    .<Callable<Integer>>map(program -> () -> {
                        together.await();
                        return another(program).look();
                    })
                    .toList();
            int recorded = 0;
            try (var lookers = Executors.newFixedThreadPool(looks.size())) {
                for (var look : lookers.invokeAll(looks)) recorded += look.get();
            }
            assertThat(recorded).isEqualTo(1);
            assertThat(missed(other)).hasSize(1);
            for (var program : List.of(one, other)) caughtUp(program);
            assertThat(another(other).look()).isZero();
        }
    }

    @Test
    void is_recorded_by_itself_at_intervals() {
        try (var program = run("20ms")) {
            program.getBean(CommandGateway.class).sendAndWait(Samples.refer());
            var until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (missed(program).isEmpty() && System.nanoTime() < until) Thread.onSpinWait();
            assertThat(missed(program)).hasSize(1);
        }
    }

    private static MissedLimits another(ConfigurableApplicationContext program) {
        return new MissedLimits(
                program.getBean(Worklist.class),
                program.getBean(Protocols.class),
                program.getBean(BankHolidays.class),
                program.getBean(CommandGateway.class),
                program.getBean(TaskNotes.class),
                program.getBean(java.time.InstantSource.class));
    }

    private static List<LimitMissed> missed(ConfigurableApplicationContext program) {
        return program.getBean(History.class).of(Samples.CASE.toString()).stream()
                .map(History.Recorded::event)
                .filter(LimitMissed.class::isInstance)
                .map(LimitMissed.class::cast)
                .toList();
    }

    private static void caughtUp(ConfigurableApplicationContext program) {
        assertThat(program.getBean(Progress.class).awaitCaughtUp(Duration.ofSeconds(20)))
                .isTrue();
    }

    private ConfigurableApplicationContext run(String interval, String... more) {
        return new SpringApplicationBuilder(OocdApplication.class)
                .web(WebApplicationType.SERVLET)
                .run(Stream.concat(
                                Stream.of(
                                        "--oocd.data=" + folder.resolve("data"),
                                        "--oocd.demonstration=false",
                                        "--oocd.clock-interval=" + interval,
                                        "--server.port=0"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }
}
