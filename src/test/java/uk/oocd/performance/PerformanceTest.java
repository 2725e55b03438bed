package uk.oocd.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.casefile.Assessment.VictimView;
import uk.oocd.casefile.Stage;
import uk.oocd.kernel.PanelId;
import uk.oocd.performance.PerformanceReport.Filter;
import uk.oocd.performance.PerformanceReport.LimitRow;
import uk.oocd.performance.PerformanceReport.Outcomes;
import uk.oocd.performance.PerformanceReport.Slice;
import uk.oocd.performance.PerformanceReport.StageRow;
import uk.oocd.performance.PerformanceReport.TimeInStage;
import uk.oocd.protocol.Milestone;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.views.InMemoryViewStore;
import uk.oocd.views.Position;
import uk.oocd.views.ProtocolsForTests;
import uk.oocd.views.ToldCase;

/** Three cases, every figure of them worked out by hand with a calendar. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PerformanceTest {

    private static final PanelId PANEL = new PanelId(new UUID(1, 1));
    private static final LocalDate TODAY = LocalDate.parse("2026-04-20");
    private static final String READER = "manager-1";

    private final InMemoryViewStore store = new InMemoryViewStore();
    private final ProtocolsForTests protocols = new ProtocolsForTests();
    private final PerformanceProjection projection =
            new PerformanceProjection(store, protocols, ProtocolsForTests.HOLIDAYS);
    private final Performance performance = new Performance(projection, protocols, ProtocolsForTests.HOLIDAYS);
    private long position;

    /** Over Christmas: the police decide otherwise, and a day late; not delivered yet, though due on 12 February. */
    private static ToldCase overChristmas() {
        return ToldCase.of(1)
                .referred("2025-12-22")
                .accepted("2025-12-24")
                .assessed("2026-01-06")
                .signedOff("2026-01-08")
                .listed("2026-01-09", PANEL, "2026-01-21")
                .recommended("2026-01-21", PANEL, "2026-01-21", 3, "community-resolution")
                .decided("2026-01-29", "youth-caution", "community-resolution");
    }

    /** Screened a day late; its assessment was made in time, sent back, and made again too late. */
    private static ToldCase sentBack() {
        return ToldCase.of(2)
                .referred("2026-01-05")
                .accepted("2026-01-09")
                .assessedWithoutVictim("2026-01-19", VictimView.Reason.CONTACT_REFUSED)
                .sentBack("2026-01-20")
                .assessed("2026-01-22")
                .signedOff("2026-01-22");
    }

    /** Over Easter, by the second version, without a panel. */
    private static ToldCase overEaster() {
        return ToldCase.of(3)
                .under(ProtocolsForTests.V2.ref())
                .referred("2026-04-02")
                .onTheSpot("2026-04-08")
                .decided("2026-04-10", "community-resolution", null);
    }

    @Test
    void cases_are_counted_at_the_stage_where_they_stand() {
        tellAll();

        var report = report(Filter.ALL);
        assertThat(report.cases()).isEqualTo(3);
        assertThat(report.stages()).extracting(StageRow::stage).containsExactly(Stage.values());
        assertThat(stage(report, Stage.DECIDED).now()).isEqualTo(2);
        assertThat(stage(report, Stage.READY_FOR_PANEL).now()).isEqualTo(1);
        assertThat(stage(report, Stage.REFERRED).now()).isZero();
    }

    @Test
    void time_in_stage_is_counted_in_working_days_over_christmas_and_easter() {
        tellAll();

        var report = report(Filter.ALL);
        // 23 and 24 December; 6, 7, 8 and 9 January; 7 and 8 April, after Easter Monday
        assertThat(stage(report, Stage.REFERRED).time()).isEqualTo(new TimeInStage(3, 2.0, 4));
        // 29, 30, 31 December, 2, 5, 6 January; 12 to 16 and 19 January; 21 and 22 January
        assertThat(stage(report, Stage.ACCEPTED).time()).isEqualTo(new TimeInStage(3, 6.0, 6));
        // 7 and 8 January; 20 January; on the day itself
        assertThat(stage(report, Stage.ASSESSED).time()).isEqualTo(new TimeInStage(3, 1.0, 2));
        assertThat(stage(report, Stage.LISTED).time()).isEqualTo(new TimeInStage(1, 8.0, 8));
        assertThat(stage(report, Stage.RECOMMENDED).time()).isEqualTo(new TimeInStage(1, 6.0, 6));
        assertThat(stage(report, Stage.DECIDED).time()).isEqualTo(new TimeInStage(0, null, null));
        assertThat(stage(report, Stage.REFERRED).time().small()).isTrue();
    }

    @Test
    void the_median_of_an_even_number_is_the_mean_of_the_middle_two_and_the_percentile_a_rank() {
        assertThat(Tally.time(List.of(9, 1, 4, 2))).isEqualTo(new TimeInStage(4, 3.0, 9));
        assertThat(Tally.time(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))).isEqualTo(new TimeInStage(10, 5.5, 9));
        assertThat(Tally.time(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11))).isEqualTo(new TimeInStage(11, 6.0, 10));
    }

    @Test
    void time_limits_are_met_missed_or_running_and_one_past_its_day_is_missed_before_the_step_is_taken() {
        tellAll();

        assertThat(report(Filter.ALL).limits())
                .containsExactly(
                        new LimitRow("screening", Milestone.SCREENED, 2, 1, 0),
                        new LimitRow("assessment", Milestone.ASSESSED, 1, 1, 0),
                        new LimitRow("panel", Milestone.RECOMMENDED, 1, 1, 0),
                        new LimitRow("police-decision", Milestone.POLICE_DECIDED, 0, 1, 0),
                        new LimitRow("delivery", Milestone.DELIVERED, 0, 1, 1));
    }

    @Test
    void a_limit_runs_to_the_end_of_its_day() {
        tell(ToldCase.of(1).referred("2026-06-01"));

        assertThat(performance
                        .report(ToldCase.SERVICE, Filter.ALL, LocalDate.parse("2026-06-04"), READER)
                        .limits())
                .containsExactly(new LimitRow("screening", Milestone.SCREENED, 0, 0, 1));
        assertThat(performance
                        .report(ToldCase.SERVICE, Filter.ALL, LocalDate.parse("2026-06-05"), READER)
                        .limits())
                .containsExactly(new LimitRow("screening", Milestone.SCREENED, 0, 1, 0));
    }

    @Test
    void a_screening_that_asks_the_police_after_all_is_measured_when_it_is_made() {
        var told = ToldCase.of(1).referred("2026-06-01").onTheSpot("2026-06-02").asked("2026-06-03");
        tell(told);
        assertThat(performance
                        .report(ToldCase.SERVICE, Filter.ALL, LocalDate.parse("2026-06-04"), READER)
                        .limits())
                .containsExactly(new LimitRow("screening", Milestone.SCREENED, 0, 0, 1));

        projection.reset();
        tell(told.answered("2026-06-09").accepted("2026-06-10"));
        assertThat(performance
                        .report(ToldCase.SERVICE, Filter.ALL, LocalDate.parse("2026-06-11"), READER)
                        .limits())
                .containsExactly(
                        new LimitRow("screening", Milestone.SCREENED, 0, 1, 0),
                        new LimitRow("assessment", Milestone.ASSESSED, 0, 0, 1));
    }

    @Test
    void a_child_who_withdraws_consent_has_no_outcome_and_has_ended_no_follow_up_in_time_or_late() {
        var told = ToldCase.of(1)
                .referred("2026-06-01")
                .decidedAs("2026-06-02", "youth-conditional-caution", "2", true)
                .delivered("2026-06-03", "2026-06-03", true);
        tell(told);
        assertThat(report(Filter.ALL).outcomes().total()).isEqualTo(1);

        projection.reset();
        tell(told.consentWithdrawn("2026-06-10"));
        var report = report(Filter.ALL);
        assertThat(report.outcomes().total()).isZero();
        assertThat(report.closed()).isZero();
        assertThat(report.limits()).extracting(LimitRow::until).doesNotContain(Milestone.FOLLOW_UP_ENDED);
        assertThat(report.stages())
                .filteredOn(row -> row.stage() == Stage.BACK_WITH_POLICE)
                .extracting(StageRow::now)
                .containsExactly(1L);
    }

    @Test
    void a_decision_that_is_changed_was_still_made_when_it_was_first_made() {
        tell(ToldCase.of(1)
                .referred("2026-06-01")
                .accepted("2026-06-01")
                .assessed("2026-06-02")
                .signedOff("2026-06-02")
                .listed("2026-06-02", PANEL, "2026-06-03")
                .recommended("2026-06-03", PANEL, "2026-06-03", 3, "youth-caution")
                .decided("2026-06-04", "no-further-action", "youth-caution")
                .decided("2026-07-01", "youth-caution", "youth-caution"));

        var report = report(Filter.ALL);
        assertThat(report.limits()).contains(new LimitRow("police-decision", Milestone.POLICE_DECIDED, 1, 0, 0));
        assertThat(report.differences()).isEqualTo(new Share(0, 1));
        assertThat(report.departures()).isEqualTo(new Share(0, 1));
        assertThat(report.outcomes().total()).isEqualTo(1);
    }

    @Test
    void outcomes_are_the_police_decisions_by_the_panels_score() {
        tellAll();

        var outcomes = report(Filter.ALL).outcomes();
        assertThat(outcomes.columns())
                .containsExactly(
                        new Outcomes.Column(OutcomeCode.of("no-further-action"), "No further action", 0),
                        new Outcomes.Column(OutcomeCode.of("community-resolution"), "Community resolution", 1),
                        new Outcomes.Column(OutcomeCode.of("youth-caution"), "Youth caution", 1));
        assertThat(outcomes.rows())
                .containsExactly(
                        new Outcomes.Row("Fictional matrix 2026", 3, List.of(0L, 0L, 1L), 1),
                        new Outcomes.Row(null, null, List.of(0L, 1L, 0L), 1));
        assertThat(outcomes.total()).isEqualTo(2);
    }

    @Test
    void departures_and_differences_come_with_their_cases_and_reasons() {
        var told = overChristmas();
        tell(told);

        var report = report(Filter.ALL);
        assertThat(report.departures()).isEqualTo(new Share(1, 1));
        var departure = report.departed().getFirst();
        assertThat(departure.reference()).isEqualTo(told.id().reference());
        assertThat(departure.presumed()).containsExactly("Youth caution");
        assertThat(departure.recommended()).isEqualTo("Community resolution");
        assertThat(departure.reason())
                .isNotNull()
                .satisfies(r -> assertThat(r.known()).contains("He was led on."));
        assertThat(report.differences()).isEqualTo(new Share(1, 1));
        var difference = report.differed().getFirst();
        assertThat(difference.recommended()).isEqualTo("Community resolution");
        assertThat(difference.decided()).isEqualTo("Youth caution");
        assertThat(difference.reason()).isNotNull();
    }

    @Test
    void of_the_cases_assessed_the_assessment_that_stands_says_whether_the_victim_was_heard() {
        tell(sentBack());
        tell(ToldCase.of(4)
                .referred("2026-01-05")
                .accepted("2026-01-05")
                .assessedWithoutVictim("2026-01-06", VictimView.Reason.NOT_REACHED));
        tell(ToldCase.of(5).referred("2026-01-05"));

        var report = report(Filter.ALL);
        assertThat(report.victimViews()).hasToString("1 of 2 (50.0%)");
        assertThat(report.notSought())
                .containsEntry(VictimView.Reason.NOT_REACHED, 1L)
                .containsEntry(VictimView.Reason.CONTACT_REFUSED, 0L)
                .hasSize(VictimView.Reason.values().length);
    }

    @Test
    void figures_can_be_had_by_quarter_of_referral_and_by_protocol_version() {
        tellAll();

        var report = report(Filter.ALL);
        assertThat(report.quarters()).extracting(Quarter::label).containsExactly("2026Q1", "2025Q4", "2025Q3");
        assertThat(report.protocols()).containsExactly(ProtocolsForTests.V2.ref(), ProtocolsForTests.V1.ref());
        assertThat(report.byQuarter()).extracting(Slice::label).containsExactly("2025Q3", "2025Q4", "2026Q1");
        assertThat(report.byQuarter().getFirst())
                .isEqualTo(
                        new Slice("2025Q3", 1, 1, new Share(1, 1), new Share(1, 1), new Share(1, 1), new Share(3, 5)));
        assertThat(report.byProtocol()).extracting(Slice::label).containsExactly("fictional/v1", "fictional/v2");
        assertThat(report.byProtocol()).extracting(Slice::cases).containsExactly(2L, 1L);

        var quarter = report(new Filter(new Quarter(2025, 4), null));
        assertThat(quarter.cases()).isEqualTo(1);
        assertThat(quarter.quarters()).hasSize(3);
        assertThat(quarter.outcomes().total()).isZero();
        assertThat(report(new Filter(null, ProtocolsForTests.V2.ref())).cases()).isEqualTo(1);
        assertThat(report(new Filter(new Quarter(2025, 4), ProtocolsForTests.V2.ref()))
                        .cases())
                .isZero();
    }

    @Test
    void a_case_that_the_reader_stands_back_from_is_in_every_figure_and_named_in_no_list() {
        tell(overChristmas());
        var before = report(Filter.ALL);
        assertThat(before.departed()).hasSize(1);
        assertThat(before.differed()).hasSize(1);
        assertThat(before.closed()).isZero();

        projection.reset();
        tell(overChristmas().withdrew("2026-02-01", READER));
        var report = report(Filter.ALL);
        assertThat(report.departed()).isEmpty();
        assertThat(report.differed()).isEmpty();
        assertThat(report.closed()).isOne();
        assertThat(report.departures()).isEqualTo(before.departures());
        assertThat(performance.report(ToldCase.SERVICE, Filter.ALL, TODAY, "manager-2"))
                .isEqualTo(before);
    }

    @Test
    void another_services_cases_are_none_of_its_business() {
        tell(ToldCase.of(1).goingTo("yjs-elsewhere").referred("2026-06-01"));

        var report = report(Filter.ALL);
        assertThat(report.cases()).isZero();
        assertThat(report.departures()).hasToString("0 of 0");
        assertThat(report.byQuarter()).isEmpty();
    }

    @Test
    void events_delivered_again_change_no_figure_and_a_rebuilt_report_is_the_same() {
        tellAll();
        var report = report(Filter.ALL);
        position = 0;
        tellAll();
        assertThat(report(Filter.ALL)).isEqualTo(report);

        projection.reset();
        assertThat(report(Filter.ALL).cases()).isZero();
        tellAll();
        assertThat(report(Filter.ALL)).isEqualTo(report);
    }

    private void tellAll() {
        tell(overChristmas());
        tell(sentBack());
        tell(overEaster());
    }

    private void tell(ToldCase told) {
        told.events().forEach(event -> projection.on(event, new Position(position++)));
    }

    private PerformanceReport report(Filter filter) {
        return performance.report(ToldCase.SERVICE, filter, TODAY, READER);
    }

    private static StageRow stage(PerformanceReport report, Stage stage) {
        return report.stages().get(List.of(Stage.values()).indexOf(stage));
    }
}
