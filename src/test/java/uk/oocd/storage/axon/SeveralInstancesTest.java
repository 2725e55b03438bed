package uk.oocd.storage.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import uk.oocd.OocdApplication;
import uk.oocd.Samples;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.History;
import uk.oocd.simulator.Plan;
import uk.oocd.simulator.Simulator;
import uk.oocd.storage.mongo.NeedsMongod;
import uk.oocd.storage.mongo.RealMongo;
import uk.oocd.storage.mongo.SharedDatabase;
import uk.oocd.views.Progress;

/** Instances of the program that share one database, as they share the work. */
@NeedsMongod
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(300)
class SeveralInstancesTest {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final String CASE = Samples.CASE.toString();

    @TempDir
    Path folder;

    private final String uri = RealMongo.freshDatabase();
    private final SharedDatabase database = new SharedDatabase(uri);
    private final List<AutoCloseable> started = new ArrayList<>();
    private ConfigurableApplicationContext here;

    @BeforeEach
    void start() {
        here = instance();
    }

    @AfterEach
    void stop() throws Exception {
        for (var one : started.reversed()) one.close();
        database.close();
    }

    private ConfigurableApplicationContext instance() {
        var instance = new SpringApplicationBuilder(OocdApplication.class)
                .web(WebApplicationType.NONE)
                .run(arguments().toArray(String[]::new));
        started.add(instance);
        return instance;
    }

    private List<String> arguments() {
        return List.of(
                "--oocd.store=mongo",
                "--oocd.mongodb-uri=" + uri,
                "--oocd.data=" + folder.resolve("data"),
                "--oocd.demonstration=false",
                "--server.port=0");
    }

    @Test
    void a_second_one_gets_its_share_and_both_show_at_once_what_either_has_recorded() {
        var there = instance();
        await(() -> held(here) > 0 && held(there) > 0);
        assertThat(held(here)).isBetween(1L, 3L);

        send(here, Samples.refer());
        assertThat(caughtUp(there)).isTrue();
        send(there, Samples.accept());
        assertThat(caughtUp(here)).isTrue();
        assertThat(database.documents())
                .anySatisfy((name, document) -> assertThat(name).isEqualTo("worklist " + CASE));
        assertThat(database.documents().get("worklist " + CASE)).startsWith("1 ");
        for (var instance : List.of(here, there)) assertThat(health(instance)).isEqualTo(Status.UP);
    }

    @Test
    void what_one_decides_rests_on_what_the_other_has_recorded() {
        var there = instance();
        send(here, Samples.refer());
        send(there, Samples.accept());
        assertThat(here.getBean(History.class).version(CASE)).contains(1L);
        send(here, Samples.recordAssessment());
        assertThat(there.getBean(History.class).version(CASE)).contains(2L);
    }

    @Test
    void of_two_who_decide_the_same_at_the_same_moment_one_is_refused_on_what_the_other_recorded() throws Exception {
        var there = instance();
        send(here, Samples.refer());
        var start = new CyclicBarrier(8);
        var tries = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < start.getParties(); i++) {
            var instance = i % 2 == 0 ? here : there;
            tries.add(() -> {
                start.await();
                try {
                    send(instance, Samples.accept());
                    return true;
                } catch (CommandRefused refused) {
                    return false;
                }
            });
        }
        try (var pool = Executors.newFixedThreadPool(tries.size())) {
            int done = 0;
            for (var result : pool.invokeAll(tries)) if (result.get()) done++;
            assertThat(done).isEqualTo(1);
        }
        assertThat(here.getBean(History.class).version(CASE)).contains(1L);
    }

    @Test
    void the_work_of_one_that_is_killed_goes_to_the_other_and_nothing_is_applied_twice_or_left_out() {
        var child = new ChildProgram(Path.of("target", "second-instance.log"), arguments());
        started.add(child);
        await(() -> held(child) > 0 && held(here) > 0);

        var simulator = here.getBean(Simulator.class);
        var recording = CompletableFuture.supplyAsync(
                () -> simulator.run(new Plan(3, 60, LocalDate.parse("2026-11-20")), (done, _) -> {
                    if (done == 20) child.kill();
                }));
        assertThat(recording.join().acts()).isGreaterThan(200);
        assertThat(child.runs()).isFalse();
        await(() -> held(child) == 0);
        assertThat(caughtUp(here)).isTrue();
        assertThat(health(here)).isEqualTo(Status.UP);

        var shared = database.documents();
        assertThat(shared).hasSizeGreaterThan(200);
        here.close();
        database.loseViews();
        assertThat(caughtUp(instance())).isTrue();
        assertThat(database.documents()).isEqualTo(shared);
    }

    /** How many projections an instance of this process works on. */
    private static long held(ConfigurableApplicationContext instance) {
        return instance.getBean(Projections.class).all().stream()
                .filter(processor -> !processor.processingStatus().isEmpty())
                .count();
    }

    private long held(ChildProgram child) {
        return database.owners().values().stream()
                .filter(owner -> owner.contains("/" + child.pid() + "/"))
                .count();
    }

    private static void send(ConfigurableApplicationContext instance, Object command) {
        instance.getBean(CommandGateway.class).sendAndWait(command);
    }

    private static boolean caughtUp(ConfigurableApplicationContext instance) {
        return instance.getBean(Progress.class).awaitCaughtUp(LONG);
    }

    private static Status health(ConfigurableApplicationContext instance) {
        var indicator = instance.getBean("projectionsHealthIndicator", HealthIndicator.class);
        return Objects.requireNonNull(indicator.health(true)).getStatus();
    }

    private static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
