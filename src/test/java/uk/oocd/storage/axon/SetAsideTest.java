package uk.oocd.storage.axon;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import uk.oocd.OocdApplication;
import uk.oocd.Samples;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Stage;
import uk.oocd.timeline.Timelines;
import uk.oocd.views.Position;
import uk.oocd.views.Progress;
import uk.oocd.views.SetAside;
import uk.oocd.views.SetAside.Tried;
import uk.oocd.views.SetAside.Waiting;
import uk.oocd.views.ViewDefinition;
import uk.oocd.views.ViewStore;
import uk.oocd.views.Views;
import uk.oocd.worklist.CaseRow;
import uk.oocd.worklist.Worklist;

/** What the program does, whole, when its worklist cannot take an event of one case. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SetAsideTest {

    private static final String WORKLIST = "worklist";
    private static final String CASE = Samples.CASE.toString();
    private static final CaseFileId OTHER = new CaseFileId(new UUID(0x5a3c_0000_0000_4000L, 0x8000_0000_0000_0099L));
    private static final String NAME = Samples.child().name().known().orElseThrow();

    @TempDir
    Path folder;

    private ConfigurableApplicationContext program;

    @BeforeEach
    void start() {
        Faulty.refused = "";
        program = run();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    private ConfigurableApplicationContext run() {
        return new SpringApplicationBuilder(OocdApplication.class, Faulty.class)
                .web(WebApplicationType.SERVLET)
                .run("--oocd.data=" + folder.resolve("data"), "--oocd.demonstration=false", "--server.port=0");
    }

    @Test
    void an_event_that_cannot_be_taken_waits_with_its_successors_of_the_case_and_everything_else_goes_on() {
        setTwoAside();

        assertThat(waiting()).singleElement().satisfies(waiting -> {
            assertThat(waiting.projection()).isEqualTo(WORKLIST);
            assertThat(waiting.stream()).isEqualTo(CASE);
            assertThat(waiting.event()).isEqualTo("case-file/case-accepted");
            assertThat(waiting.position()).isEqualTo(2);
            assertThat(waiting.behind()).isEqualTo(1);
            assertThat(waiting.lastTried()).isEqualTo(waiting.since());
            assertThat(waiting.reason())
                    .matches("java.lang.UnsupportedOperationException at "
                            + "uk.oocd.storage.axon.SetAsideTest\\$Faulty.\\S+:\\d+");
        });
        assertThat(row(Samples.CASE).stage()).isEqualTo(Stage.REFERRED);
        assertThat(row(OTHER).stage()).isEqualTo(Stage.ACCEPTED);
        assertThat(program.getBean(Timelines.class).of(Samples.CASE))
                .as("another projection")
                .hasSize(3);
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        assertThat(health().getDetails()).isEqualTo(Map.of(WORKLIST, "has set aside 2 events"));
    }

    @Test
    void nothing_personal_is_kept_of_it_even_where_the_failure_told_a_name() throws IOException {
        setTwoAside();
        program.close();
        var kept = new StringBuilder();
        try (var files = Files.list(folder.resolve("data"))) {
            for (var file : files.filter(f -> f.getFileName().toString().startsWith("views.db"))
                    .toList()) kept.append(Files.readString(file, ISO_8859_1));
        }
        assertThat(kept.toString().contains("UnsupportedOperationException"))
                .as("the reason is there")
                .isTrue();
        for (var part : List.of(NAME, "Testina"))
            assertThat(kept.toString().contains(part)).as(part).isFalse();
        program = run();
    }

    @Test
    void it_waits_over_a_restart_and_is_tried_again_until_it_is_taken_and_then_all_is_as_if_rebuilt()
            throws IOException {
        setTwoAside();
        var before = waiting().getFirst();
        program.close();
        program = run();
        assertThat(waiting()).containsExactly(before);

        assertThat(tryAgain(CASE)).contains(new Tried(0, 1));
        assertThat(waiting()).singleElement().satisfies(still -> {
            assertThat(still.since()).isEqualTo(before.since());
            assertThat(still.lastTried()).isAfter(before.lastTried());
            assertThat(still.reason()).isEqualTo(before.reason());
        });
        assertThat(row(Samples.CASE).stage()).isEqualTo(Stage.REFERRED);

        Faulty.refused = "";
        assertThat(tryAgain("some-other-case")).contains(new Tried(0, 0));
        assertThat(tryAgain(null)).contains(new Tried(1, 0));
        assertThat(waiting()).isEmpty();
        assertThat(health().getDetails()).isEmpty();
        send(Samples.signOff());
        var repaired = List.of(row(Samples.CASE), row(OTHER));

        program.close();
        for (var suffix : List.of("", "-wal", "-shm"))
            Files.deleteIfExists(folder.resolve("data").resolve("views.db" + suffix));
        program = run();
        assertThat(caughtUp()).isTrue();
        assertThat(List.of(row(Samples.CASE), row(OTHER))).isEqualTo(repaired);
        assertThat(repaired.getFirst().stage()).isEqualTo(Stage.READY_FOR_PANEL);
    }

    @Test
    void a_projection_that_begins_anew_begins_with_nothing_set_aside() throws InterruptedException {
        setTwoAside();
        Faulty.refused = "";
        var processor = program.getBean(EventProcessingConfiguration.class)
                .eventProcessor(WORKLIST, StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        processor.resetTokens();
        processor.start();
        var worklist = program.getBean(Worklist.class);
        for (int looks = 0; worklist.find(Samples.CASE).map(CaseRow::stage).orElse(null) != Stage.ASSESSED; looks++) {
            assertThat(looks).as("times looked").isLessThan(1_000);
            Thread.sleep(20);
        }
        assertThat(waiting()).isEmpty();
    }

    @Test
    void there_is_nothing_to_try_of_what_is_no_projection() {
        assertThat(program.getBean(SetAside.class).tryAgain("nothing", null)).isEmpty();
    }

    private void setTwoAside() {
        send(Samples.refer());
        send(Samples.with(Samples.refer(), "caseFile", OTHER));
        Faulty.refused = CASE;
        send(Samples.accept());
        send(Samples.with(Samples.accept(), "caseFile", OTHER));
        send(Samples.recordAssessment());
    }

    private void send(Object command) {
        program.getBean(CommandGateway.class).sendAndWait(command);
        assertThat(caughtUp()).isTrue();
    }

    private boolean caughtUp() {
        return program.getBean(Progress.class).awaitCaughtUp(Duration.ofSeconds(20));
    }

    private List<Waiting> waiting() {
        return program.getBean(SetAside.class).waiting();
    }

    private Optional<Tried> tryAgain(@Nullable String stream) {
        return program.getBean(SetAside.class).tryAgain(WORKLIST, stream);
    }

    private CaseRow row(CaseFileId id) {
        return program.getBean(Worklist.class).find(id).orElseThrow();
    }

    private Health health() {
        return requireNonNull(program.getBean("projectionsHealthIndicator", HealthIndicator.class)
                .health(true));
    }

    /** Has the worklist refuse whatever happens to one case, with a name in what it throws. */
    static class Faulty implements BeanPostProcessor {

        static volatile String refused = "";

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof ViewStore store ? (ViewStore) new FaultyStore(store) : bean;
        }

        static <V> UnaryOperator<V> unlessRefused(String collection, String key, UnaryOperator<V> change) {
            if (collection.equals(WORKLIST) && key.equals(refused))
                throw new UnsupportedOperationException("nothing about " + NAME + " is taken");
            return change;
        }
    }

    private record FaultyStore(ViewStore store) implements ViewStore {

        @Override
        public <V> Views<V> open(ViewDefinition<V> definition) {
            return new FaultyViews<>(definition.name(), store.open(definition));
        }
    }

    private record FaultyViews<V>(String name, Views<V> views) implements Views<V> {

        @Override
        public Optional<V> find(String key) {
            return views.find(key);
        }

        @Override
        public void update(String key, Position position, UnaryOperator<V> change) {
            views.update(key, position, Faulty.unlessRefused(name, key, change));
        }

        @Override
        public List<V> select(Selection selection) {
            return views.select(selection);
        }

        @Override
        public long count(Map<String, String> where) {
            return views.count(where);
        }

        @Override
        public void clear() {
            views.clear();
        }
    }
}
