package uk.oocd.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.Samples.*;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.rationale.OutcomeCode;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProtocolTest {

    private static final BankHolidays EASTER_2026 =
            year -> Set.of(LocalDate.parse("2026-04-03"), LocalDate.parse("2026-04-06"));

    private static Gravity.Applied factor(String code) {
        var effect = PROTOCOL.factor(code).orElseThrow().effect();
        return new Gravity.Applied(code, effect, ofChild("Evidence of it."));
    }

    private static int score(List<String> offences, String... factors) {
        return PROTOCOL.gravity(
                        offences,
                        Arrays.stream(factors).map(ProtocolTest::factor).toList())
                .score();
    }

    // The matrix

    @Test
    void a_case_starts_at_the_highest_score_of_its_offences() {
        var gravity = PROTOCOL.gravity(List.of("XS01", "XS13", "XS05"), List.of());
        assertThat(gravity.starting())
                .containsExactly(
                        new Gravity.Starting("XS01", 1),
                        new Gravity.Starting("XS13", 4),
                        new Gravity.Starting("XS05", 2));
        assertThat(gravity.score()).isEqualTo(4);
        assertThat(gravity.edition()).isEqualTo(PROTOCOL.matrixEdition());
    }

    @Test
    void factors_raise_and_lower_the_score() {
        assertThat(score(List.of("XS05"), "planned")).isEqualTo(3);
        assertThat(score(List.of("XS05"), "made-amends")).isEqualTo(1);
        assertThat(score(List.of("XS05"), "planned", "made-amends")).isEqualTo(2);
    }

    @Test
    void factors_together_move_the_score_no_further_than_the_limit() {
        assertThat(score(List.of("XS05"), "planned", "lasting-harm", "repeated"))
                .isEqualTo(3);
        assertThat(score(List.of("XS13"), "made-amends", "minor-part", "exploited"))
                .isEqualTo(3);
        assertThat(score(List.of("XS13"), "made-amends", "minor-part", "exploited", "planned", "repeated"))
                .isEqualTo(3);
    }

    @Test
    void a_score_stays_on_the_scale() {
        assertThat(score(List.of("XS01"), "made-amends")).isEqualTo(1);
        assertThat(score(List.of("XS14"), "planned")).isEqualTo(5);
    }

    @Test
    void an_offence_that_a_later_version_dropped_counts_least() {
        assertThat(score(List.of("GONE"))).isEqualTo(1);
        assertThat(score(List.of())).isEqualTo(1);
    }

    // What is open

    private static List<String> closed(OutcomeCode outcome, boolean admitted, boolean accepted, int score) {
        return closed(outcome, facts(admitted, accepted, score, false));
    }

    private static List<String> closed(OutcomeCode outcome, Facts facts) {
        var option = PROTOCOL.options(facts).stream()
                .filter(o -> o.outcome().equals(outcome))
                .findFirst()
                .orElseThrow();
        assertThat(option.available()).isEqualTo(option.closedBecause().isEmpty());
        assertThat(option.closedBecause())
                .extracting(Option.Reason::clause)
                .allMatch(
                        PROTOCOL.clause(PROTOCOL.outcome(outcome).orElseThrow().clause())::equals);
        return option.closedBecause().stream().map(Option.Reason::code).toList();
    }

    @Test
    void every_outcome_is_shown_open_or_not_in_the_protocols_order() {
        assertThat(PROTOCOL.options(facts(false, false, 1, true)))
                .extracting(Option::outcome)
                .containsExactlyElementsOf(
                        PROTOCOL.outcomes().stream().map(OutcomeRule::code).toList());
    }

    @Test
    void a_caution_needs_an_admission_and_acceptance_is_not_enough() {
        assertThat(closed(YOUTH_CAUTION, true, false, 3)).isEmpty();
        assertThat(closed(YOUTH_CAUTION, false, true, 3)).containsExactly("needs-admission");
        assertThat(closed(YOUTH_CONDITIONAL_CAUTION, false, true, 4)).containsExactly("needs-admission");
    }

    @Test
    void a_community_resolution_needs_acceptance_or_an_admission() {
        assertThat(closed(COMMUNITY_RESOLUTION, true, false, 2)).isEmpty();
        assertThat(closed(COMMUNITY_RESOLUTION, false, true, 2)).isEmpty();
        assertThat(closed(COMMUNITY_RESOLUTION, false, false, 2)).containsExactly("needs-acceptance-or-admission");
    }

    @Test
    void outcomes_22_and_23_need_neither() {
        assertThat(closed(OUTCOME_22, false, false, 2)).isEmpty();
        assertThat(closed(OutcomeCode.of("outcome-23"), false, false, 2)).isEmpty();
    }

    @Test
    void an_outcome_is_open_from_its_lowest_score_to_its_highest() {
        assertThat(closed(YOUTH_CONDITIONAL_CAUTION, true, true, 2)).containsExactly("score-too-low");
        assertThat(closed(YOUTH_CONDITIONAL_CAUTION, true, true, 3)).isEmpty();
        assertThat(closed(YOUTH_CONDITIONAL_CAUTION, true, true, 5)).isEmpty();
        assertThat(closed(OUTCOME_22, true, true, 4)).isEmpty();
        assertThat(closed(OUTCOME_22, true, true, 5)).containsExactly("score-too-high");
    }

    @Test
    void without_a_panel_only_what_can_be_given_on_the_spot_is_open() {
        var facts = facts(true, true, 2, true);
        assertThat(closed(COMMUNITY_RESOLUTION, facts)).isEmpty();
        assertThat(closed(OUTCOME_22, facts)).containsExactly("needs-a-panel");
    }

    @Test
    void every_reason_it_is_closed_is_given() {
        assertThat(closed(YOUTH_CONDITIONAL_CAUTION, facts(false, false, 1, true)))
                .containsExactly("needs-admission", "score-too-low", "needs-a-panel");
    }

    @Test
    void what_it_does_not_have_is_not_found() {
        assertThat(PROTOCOL.offence("GONE")).isEmpty();
        assertThat(PROTOCOL.factor("moonlight")).isEmpty();
        assertThat(PROTOCOL.outcome(OutcomeCode.of("cannabis-warning"))).isEmpty();
        assertThat(PROTOCOL.hasClause("99.9")).isFalse();
        assertThat(PROTOCOL.timeLimits()).noneMatch(limit -> limit.until() == Milestone.CLOSED);
    }

    // Time limits

    @Test
    void each_limit_is_found_by_what_it_leads_to() {
        assertThat(PROTOCOL.timeLimits())
                .filteredOn(limit -> limit.until() == Milestone.ASSESSED)
                .singleElement()
                .satisfies(limit -> assertThat(limit.code()).isEqualTo("assessment"));
    }

    @ParameterizedTest
    @CsvSource({
        "WORKING_DAYS, 2, 2026-04-01, 2026-04-07", // Good Friday and Easter Monday do not count
        "WORKING_DAYS, 5, 2026-03-06, 2026-03-13",
        "WEEKS,       16, 2026-03-24, 2026-07-14",
        "MONTHS,       1, 2026-01-31, 2026-02-28"
    })
    void a_limit_is_due_so_many_units_after_the_day_it_starts(
            TimeLimit.Unit unit, int value, LocalDate day0, LocalDate due) {
        assertThat(limit(unit, value, 1).due(day0, EASTER_2026)).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "WORKING_DAYS, 2, 2026-04-08, 2026-04-02",
        "WORKING_DAYS, 0, 2026-04-08, 2026-04-08",
        "WEEKS,        2, 2026-07-14, 2026-06-30",
        "MONTHS,       1, 2026-03-31, 2026-02-28"
    })
    void a_step_is_at_risk_so_many_units_before_it_is_due(
            TimeLimit.Unit unit, int warnAt, LocalDate due, LocalDate atRisk) {
        assertThat(limit(unit, 9, warnAt).atRiskFrom(due, EASTER_2026)).isEqualTo(atRisk);
    }

    private static TimeLimit limit(TimeLimit.Unit unit, int value, int warnAt) {
        return new TimeLimit("any", Milestone.REFERRED, Milestone.SCREENED, unit, value, warnAt, "6.1", "A test");
    }
}
