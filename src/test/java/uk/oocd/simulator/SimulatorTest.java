package uk.oocd.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import uk.oocd.OocdApplication;
import uk.oocd.casefile.CaseFileEvent.CaseReferred;
import uk.oocd.casefile.CaseFileEvent.PanelRecommended;
import uk.oocd.casefile.ClockEvent.ClockStopped;
import uk.oocd.casefile.HearingEvent.ActionAgreed;
import uk.oocd.casefile.HearingEvent.CaseLinked;
import uk.oocd.casefile.HearingEvent.ConflictDeclared;
import uk.oocd.casefile.HearingEvent.InquorateAuthorised;
import uk.oocd.casefile.Referral.Origin;
import uk.oocd.casefile.ReviewEvent.RiskChanged;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.kernel.Fingerprints;
import uk.oocd.kernel.History;
import uk.oocd.panel.PanelEvent.AttendanceRecorded;
import uk.oocd.protocol.Protocols;
import uk.oocd.security.People;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SimulatorTest {

    private static final Plan PLAN = new Plan(7, 60, LocalDate.parse("2026-11-20"));

    @TempDir
    Path data;

    @Test
    void a_plan_is_played_once_however_often_it_is_run_and_survives_a_restart() {
        long acts;
        try (var engine = start()) {
            var first = engine.getBean(Simulator.class).run(PLAN, (_, _) -> {});
            assertThat(first.found()).isZero();
            assertThat(first.acts()).isGreaterThan(4L * PLAN.cases());
            acts = first.acts();
        }
        try (var engine = start()) {
            var again = engine.getBean(Simulator.class).run(PLAN, (_, _) -> {});
            assertThat(again.found()).isEqualTo(acts);
            assertThat(again.acts()).isEqualTo(acts);
            assertThat(engine.getBean(Demonstration.class).holdsOtherCases()).isFalse();
        }
    }

    @Test
    void a_run_that_was_cut_short_goes_on_where_it_stopped() {
        try (var engine = start()) {
            var simulator = engine.getBean(Simulator.class);
            var half = new Plan(PLAN.seed(), PLAN.cases() / 2, PLAN.until());
            var before = simulator.run(half, (_, _) -> {});
            var whole = simulator.run(PLAN, (_, _) -> {});
            assertThat(whole.found()).isEqualTo(before.acts());
        }
    }

    @Test
    void the_caseload_that_a_fresh_program_loads_plays_through_under_every_version_of_the_protocol() {
        try (var engine = start()) {
            var loaded = engine.getBean(Simulator.class)
                    .run(
                            new Plan(Demonstration.SEED, Demonstration.CASES, LocalDate.parse("2026-11-25")),
                            (_, _) -> {});
            assertThat(loaded.acts()).isGreaterThan(4L * Demonstration.CASES);
            var events = events(engine);
            for (var kind : List.of(
                    ConflictDeclared.class,
                    CaseLinked.class,
                    ActionAgreed.class,
                    InquorateAuthorised.class,
                    ClockStopped.class,
                    RiskChanged.class)) {
                assertThat(events).as(kind.getSimpleName()).hasAtLeastOneElementOfType(kind);
            }
            assertThat(events)
                    .as("apologies")
                    .anyMatch(event -> event instanceof AttendanceRecorded e
                            && !e.apologies().isEmpty());
            var hearings = events.stream()
                    .filter(PanelRecommended.class::isInstance)
                    .map(event -> ((PanelRecommended) event).recommendation().hearing())
                    .toList();
            assertThat(hearings)
                    .anyMatch(hearing -> hearing.inquorate() != null)
                    .anyMatch(hearing -> !hearing.withdrew().isEmpty())
                    .anyMatch(hearing -> !hearing.views().isEmpty())
                    .anyMatch(hearing -> !hearing.conditions().isEmpty());
        }
    }

    @Test
    void every_case_says_that_it_is_a_simulation() {
        try (var engine = start()) {
            engine.getBean(Simulator.class).run(new Plan(8, 3, PLAN.until()), (_, _) -> {});
            var history = engine.getBean(History.class);
            var days = new Days(engine.getBean(BankHolidays.class));
            var story = new Story(
                    new Plan(8, 3, PLAN.until()),
                    1,
                    null,
                    Cast.all(engine.getBean(People.class)),
                    days,
                    engine.getBean(Protocols.class),
                    engine.getBean(Fingerprints.class));
            assertThat(history.first(story.acts().getFirst().stream())
                            .orElseThrow()
                            .event())
                    .isInstanceOfSatisfying(
                            CaseReferred.class,
                            referred -> assertThat(referred.referral().origin()).isEqualTo(Origin.SIMULATION));
        }
    }

    private static List<Object> events(ConfigurableApplicationContext engine) {
        var log = engine.getBean(EventStore.class);
        var events = new ArrayList<>();
        try (var all = log.openStream(log.createTailToken())) {
            while (all.hasNextAvailable()) events.add(all.nextAvailable().getPayload());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return events;
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(OocdApplication.class)
                .web(WebApplicationType.NONE)
                .run("--oocd.data=" + data, "--oocd.demonstration=false", "--spring.main.banner-mode=off");
    }
}
