package uk.oocd.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Stage;
import uk.oocd.inspection.CaseRecord.Screening.Result;
import uk.oocd.inspection.Replay.Moment;
import uk.oocd.kernel.History;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.ReturnCode;
import uk.oocd.storage.protocol.BundledProtocols;
import uk.oocd.views.ProtocolsForTests;
import uk.oocd.views.ToldCase;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InspectorTest {

    private static final PanelId PANEL = new PanelId(new UUID(1, 1));
    private static final PanelId OTHER_PANEL = new PanelId(new UUID(1, 2));

    private static ToldCase whole() {
        return ToldCase.of(1)
                .referred("2026-06-02", "2026-06-01")
                .asked("2026-06-03")
                .answered("2026-06-04")
                .under(ProtocolsForTests.V2.ref())
                .accepted("2026-06-05")
                .assessed("2026-06-08")
                .sentBack("2026-06-09")
                .assessed("2026-06-10")
                .signedOff("2026-06-11")
                .listed("2026-06-12", PANEL, "2026-06-17")
                .deferred("2026-06-17", PANEL)
                .listed("2026-06-18", OTHER_PANEL, "2026-06-24")
                .recommended("2026-06-24", OTHER_PANEL, "2026-06-24", 3, "community-resolution")
                .decided("2026-06-26", "youth-caution", "community-resolution")
                .decided("2026-06-29", "community-resolution", "community-resolution")
                .delivered("2026-07-02", "2026-07-01", true)
                .progress("2026-07-10", "2026-07-09")
                .learned("2026-07-13", "2026-06-20")
                .followUpEnded("2026-08-03", "2026-08-01", true)
                .closed("2026-08-04");
    }

    @Test
    void an_outcome_has_codes_in_returns_from_the_day_on_from_which_it_counts() {
        var protocol = new BundledProtocols().inForceOn(LocalDate.parse("2026-12-02"));
        var told = whole();
        assertThat(inspector(told).asAt(told.id(), 11).orElseThrow().record().returnCodes(protocol))
                .as("before the police decide")
                .isNull();
        var codes = Objects.requireNonNull(
                inspector(told).now(told.id()).orElseThrow().returnCodes(protocol));
        assertThat(codes.version()).isEqualTo(protocol.ref());
        assertThat(codes.codes())
                .extracting(ReturnCode::code)
                .containsExactly("COMMUNITY_RESOLUTION_WITH_YJS_INVOLVEMENT");
    }

    @Test
    void everything_that_was_recorded_is_in_the_record_with_who_when_where_and_by_which_version() {
        var told = whole();
        var record = inspector(told).now(told.id()).orElseThrow();

        assertThat(record.id()).isEqualTo(told.id());
        assertThat(record.version()).isEqualTo(18);
        assertThat(record.stage()).isEqualTo(Stage.CLOSED);
        assertThat(record.referral().by().actor()).isEqualTo("officer");
        assertThat(record.referral().protocol()).isEqualTo(ProtocolsForTests.V1.ref());
        assertThat(record.questions()).hasSize(1);
        assertThat(said(Objects.requireNonNull(record.questions().getFirst().answered())))
                .isEqualTo("The left one.");
        var screening = Objects.requireNonNull(record.screening());
        assertThat(screening.value().result()).isEqualTo(Result.ACCEPTED);
        assertThat(screening.protocol()).isEqualTo(ProtocolsForTests.V2.ref());
        assertThat(screening.sequence()).isEqualTo(3);
        assertThat(screening.position()).isEqualTo(1003);
        assertThat(record.assessments()).hasSize(2);
        assertThat(Objects.requireNonNull(record.assessments().getFirst().review())
                        .value()
                        .signedOff())
                .isFalse();
        var assessment = Objects.requireNonNull(record.assessment());
        assertThat(assessment.number()).isEqualTo(2);
        assertThat(Objects.requireNonNull(assessment.review()).by().actor()).isEqualTo("manager");
        assertThat(record.listings()).hasSize(2);
        assertThat(record.listings().getFirst().deferred()).isNotNull();
        var listing = Objects.requireNonNull(record.listing());
        assertThat(listing.listed().value().panel()).isEqualTo(OTHER_PANEL);
        assertThat(listing.deferred()).isNull();
        assertThat(Objects.requireNonNull(record.recommendation())
                        .value()
                        .rationale()
                        .dissent())
                .hasSize(1);
        assertThat(record.decisions()).hasSize(2);
        assertThat(Objects.requireNonNull(record.decision()).value().label()).isEqualTo("Community resolution");
        assertThat(Objects.requireNonNull(record.delivery()).value().deliveredOn())
                .isEqualTo("2026-07-01");
        assertThat(record.progress()).hasSize(1);
        assertThat(record.learned()).hasSize(1);
        assertThat(Objects.requireNonNull(record.followUpEnd()).value().completed())
                .isTrue();
        assertThat(said(Objects.requireNonNull(record.closed()))).isEqualTo("Football club.");
    }

    @Test
    void at_a_moment_only_what_was_recorded_by_then_is_known() {
        var told = whole();
        var replay = inspector(told)
                .asAt(told.id(), ToldCase.moment("2026-06-24T12:00"))
                .orElseThrow();

        assertThat(replay.record().stage()).isEqualTo(Stage.RECOMMENDED);
        assertThat(replay.record().decisions()).isEmpty();
        assertThat(replay.record().delivery()).isNull();
        assertThat(replay.at().sentence())
                .isEqualTo(
                        "Panel recommended: Community resolution, at gravity score 3; not an outcome presumed at that score");
        assertThat(Objects.requireNonNull(replay.next()).sentence())
                .isEqualTo("Police decided: Youth caution, where the panel had recommended Community resolution");
        assertThat(Objects.requireNonNull(replay.previous()).sentence())
                .isEqualTo("Listed on the panel of 24 June 2026");
        assertThat(replay.latest()).isFalse();
    }

    @Test
    void what_had_happened_and_was_not_yet_known_is_told_apart_from_what_came_later() {
        var told = whole();
        var replay = inspector(told)
                .asAt(told.id(), ToldCase.moment("2026-06-24T12:00"))
                .orElseThrow();

        assertThat(replay.later()).hasSize(7);
        assertThat(replay.notYetKnown())
                .extracting(later -> later.moment().sentence())
                .containsExactly("Information learned: family");
        assertThat(inspector(told)
                        .asAt(told.id(), ToldCase.moment("2026-06-20T12:00"))
                        .orElseThrow()
                        .notYetKnown())
                .isEmpty();
    }

    @Test
    void the_day_that_was_asked_for_counts_even_where_nothing_was_recorded_on_it() {
        var told = ToldCase.of(1).referred("2026-06-01").learned("2026-06-20", "2026-06-10");

        assertThat(inspector(told)
                        .asAt(told.id(), ToldCase.moment("2026-06-15T12:00"))
                        .orElseThrow()
                        .notYetKnown())
                .hasSize(1);
        assertThat(inspector(told).asAt(told.id(), 0).orElseThrow().notYetKnown())
                .isEmpty();
    }

    @Test
    void the_record_is_cut_at_the_first_event_recorded_later_in_the_logs_own_order() {
        var told = ToldCase.of(1)
                .referred("2026-06-01T09:00")
                .accepted("2026-06-01T11:00")
                .assessed("2026-06-01T10:00");

        assertThat(inspector(told)
                        .asAt(told.id(), ToldCase.moment("2026-06-01T10:30"))
                        .orElseThrow()
                        .record()
                        .stage())
                .isEqualTo(Stage.REFERRED);
    }

    @Test
    void one_can_step_from_moment_to_moment() {
        var told = whole();
        var steps = inspector(told).steps(told.id());

        assertThat(steps).extracting(Moment::sequence).startsWith(0L, 1L, 2L).hasSize(19);
        assertThat(steps.getFirst().sentence()).isEqualTo("Referred by the police");
        assertThat(steps.getFirst().learnedLater()).isTrue();
        assertThat(steps.get(1).learnedLater()).isFalse();
        assertThat(steps).extracting(Moment::stage).endsWith(Stage.FOLLOW_UP, Stage.FOLLOWED_UP, Stage.CLOSED);
        for (var step : steps) {
            var replay = inspector(told).asAt(told.id(), step.sequence()).orElseThrow();
            assertThat(replay.at()).isEqualTo(step);
            assertThat(replay.record().stage()).isEqualTo(step.stage());
        }
    }

    @Test
    void no_sentence_says_what_is_personal() {
        var told = whole();
        for (var step : inspector(told).steps(told.id())) {
            for (var detail : step.details()) {
                assertThat(step.sentence()).doesNotContain(detail.text().known().orElseThrow());
            }
        }
    }

    @Test
    void before_the_referral_and_for_an_unknown_case_there_is_nothing() {
        var told = ToldCase.of(1).referred("2026-06-01");

        assertThat(inspector(told).asAt(told.id(), ToldCase.moment("2026-05-31")))
                .isEmpty();
        assertThat(inspector(told).asAt(told.id(), 7)).isEmpty();
        assertThat(inspector(told).now(ToldCase.of(2).id())).isEmpty();
        assertThat(inspector(told).steps(ToldCase.of(2).id())).isEmpty();
    }

    @Test
    void an_outcome_that_was_given_stands_in_the_way_of_another_until_the_decision_is_the_polices_again() {
        var told = ToldCase.of(1)
                .referred("2026-06-01")
                .accepted("2026-06-02")
                .decided("2026-06-10", "youth-caution", null);
        assertThat(given(told)).isFalse();
        assertThat(given(told.delivered("2026-06-11", "2026-06-11", true))).isTrue();
        assertThat(given(told.revived("2026-06-20"))).isFalse();
        assertThat(given(told.decided("2026-06-21", "community-resolution", null)))
                .isFalse();
        assertThat(given(told.delivered("2026-06-22", "2026-06-22", false))).isTrue();
    }

    private static boolean given(ToldCase told) {
        return inspector(told)
                .now(told.id())
                .orElseThrow()
                .facts(ProtocolsForTests.V2, 3, List.of(), LocalDate.parse("2026-06-30"))
                .outcomeGiven();
    }

    private static String said(CaseRecord.Fact<Personal<String>> fact) {
        return fact.value().known().orElseThrow();
    }

    private static Inspector inspector(ToldCase told) {
        return new Inspector(new Told(told.id(), told.events()));
    }

    /** A history of one case, somewhere in the middle of a log. */
    private record Told(CaseFileId id, List<? extends Object> events) implements History {

        @Override
        public List<Recorded> of(String stream) {
            return stream.equals(id.toString())
                    ? IntStream.range(0, events.size())
                            .mapToObj(i -> new Recorded(1000 + i, i, ToldCase.moment("2030-01-01"), events.get(i)))
                            .toList()
                    : List.of();
        }

        @Override
        public Optional<Recorded> first(String stream) {
            return of(stream).stream().findFirst();
        }

        @Override
        public Optional<Long> version(String stream) {
            return of(stream).isEmpty() ? Optional.empty() : Optional.of(events.size() - 1L);
        }
    }
}
