package uk.oocd.storage.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import uk.oocd.OocdApplication;
import uk.oocd.Samples;
import uk.oocd.casefile.CaseFileEvent;
import uk.oocd.casefile.CaseFileEvent.CaseReferred;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.History;
import uk.oocd.views.Position;
import uk.oocd.views.Progress;
import uk.oocd.views.SetAside;

/** Commands, the log and the projections together, as the program puts them together. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WholeProgramTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String CASE = Samples.CASE.toString();

    @TempDir
    Path folder;

    private ConfigurableApplicationContext program;

    @BeforeEach
    void start() {
        program = run();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(OocdApplication.class, Watcher.class)
                .web(WebApplicationType.SERVLET)
                .run(Stream.concat(
                                Stream.of(
                                        "--oocd.data=" + folder.resolve("data"),
                                        "--oocd.demonstration=false",
                                        "--server.port=0"),
                                store().stream())
                        .toArray(String[]::new));
    }

    /** The settings of the store. */
    List<String> store() {
        return List.of("--oocd.store=embedded");
    }

    /** Deletes all views while the program is stopped. */
    void loseViews() throws IOException {
        for (var suffix : List.of("", "-wal", "-shm"))
            Files.deleteIfExists(folder.resolve("data").resolve("views.db" + suffix));
    }

    @Test
    void a_command_is_recorded_for_good_and_every_projection_follows() {
        send(Samples.refer());
        send(Samples.accept());
        assertThat(caughtUp(SOON)).isTrue();
        assertThat(watcher().seen).containsExactly(new Position(0), new Position(1));
        assertThatThrownBy(() -> send(Samples.accept())).isInstanceOf(CommandRefused.class);
        assertThat(program.getBean(MeterRegistry.class)
                        .get("oocd.projection.lag")
                        .tag("processor", "watcher")
                        .gauge()
                        .value())
                .isZero();

        program.close();
        program = run();
        var history = program.getBean(History.class);
        var referred = history.first(CASE).orElseThrow();
        assertThat(referred.position()).isZero();
        assertThat(referred.event())
                .isInstanceOfSatisfying(
                        CaseReferred.class, e -> assertThat(e.caseFile()).isEqualTo(Samples.CASE));
        assertThat(history.of(CASE))
                .extracting(History.Recorded::position, History.Recorded::sequence)
                .containsExactly(tuple(0L, 0L), tuple(1L, 1L));
        assertThat(history.version(CASE)).contains(1L);
        assertThat(history.first("nothing")).isEmpty();
        assertThat(history.of("nothing")).isEmpty();
        assertThat(caughtUp(SOON)).isTrue();
        assertThat(watcher().seen).as("nothing is told twice").isEmpty();
        send(Samples.recordAssessment());
        assertThat(caughtUp(SOON)).isTrue();
        assertThat(watcher().seen).containsExactly(new Position(2));
    }

    RuntimeException failureOfTheStore() {
        return new IllegalStateException("as the views say it", new SQLException("the disk is away"));
    }

    @Test
    void a_store_that_cannot_be_written_turns_health_down_and_no_event_is_set_aside_for_it() {
        send(Samples.refer());
        assertThat(caughtUp(SOON)).isTrue();
        assertThat(health().getStatus()).isEqualTo(Status.UP);

        watcher().failure = failureOfTheStore();
        send(Samples.accept());
        await(() -> health().getStatus().equals(Status.DOWN));
        assertThat(health().getDetails())
                .containsEntry("watcher", "cannot apply case-file/case-accepted at position 1");
        var begun = Instant.now();
        assertThat(caughtUp(SOON)).isFalse();
        assertThat(Duration.between(begun, Instant.now()))
                .as("it is not waited for")
                .isLessThan(SOON.dividedBy(2));

        assertThat(program.getBean(SetAside.class).waiting()).isEmpty();

        watcher().failure = null;
        await(() -> health().getStatus().equals(Status.UP));
        assertThat(caughtUp(SOON)).isTrue();
        assertThat(watcher().seen).containsExactly(new Position(0), new Position(1));
    }

    @Test
    void a_rebuilt_projection_is_told_what_it_was_told_at_the_time() throws Exception {
        send(Samples.refer());
        send(Samples.accept());
        send(Samples.recordAssessment());
        assertThat(caughtUp(SOON)).isTrue();
        var then = List.copyOf(watcher().events);
        program.close();
        loseViews();
        program = run();
        assertThat(caughtUp(SOON)).isTrue();
        assertThat(watcher().events).hasSize(3).isEqualTo(then);
    }

    @Test
    void every_processor_streams() {
        assertThat(program.getBean(EventProcessingConfiguration.class)
                        .eventProcessors()
                        .values())
                .hasSizeGreaterThan(1)
                .allMatch(PooledStreamingEventProcessor.class::isInstance);
    }

    @Test
    void projections_go_on_after_the_context_was_paused() {
        send(Samples.refer());
        assertThat(caughtUp(SOON)).isTrue();
        program.stop();
        program.start();
        send(Samples.accept());
        assertThat(caughtUp(SOON)).isTrue();
        assertThat(watcher().seen).containsExactly(new Position(0), new Position(1));
    }

    private void send(Object command) {
        program.getBean(CommandGateway.class).sendAndWait(command);
    }

    private boolean caughtUp(Duration atMost) {
        return program.getBean(Progress.class).awaitCaughtUp(atMost);
    }

    private Watcher watcher() {
        return program.getBean(Watcher.class);
    }

    private Health health() {
        return Objects.requireNonNull(program.getBean("projectionsHealthIndicator", HealthIndicator.class)
                .health(true));
    }

    private static void await(BooleanSupplier condition) {
        for (int tries = 0; !condition.getAsBoolean(); tries++) {
            assertThat(tries).as("times looked").isLessThan(1_000);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @ProcessingGroup("watcher")
    static class Watcher {

        final List<Position> seen = new CopyOnWriteArrayList<>();
        final List<CaseFileEvent> events = new CopyOnWriteArrayList<>();
        volatile @Nullable RuntimeException failure;

        @EventHandler
        void on(CaseFileEvent event, Position at) {
            var now = failure;
            if (now != null) throw now;
            seen.add(at);
            events.add(event);
        }
    }
}
