package uk.oocd.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.oocd.Samples.ofChild;
import static uk.oocd.Samples.with;
import static uk.oocd.protocol.Facts.AgeBand.*;
import static uk.oocd.protocol.Option.Standing.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import uk.oocd.protocol.Facts.Answer;
import uk.oocd.protocol.Facts.DomesticAbuse;
import uk.oocd.protocol.Facts.Evidence;
import uk.oocd.protocol.Facts.ProsecutionLimit;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.storage.protocol.BundledProtocols;

/** What the third version of the demonstration protocol says of each outcome, rule by rule, each named by its source. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OptionsTest {

    private static final Protocol THIRD = new BundledProtocols().inForceOn(LocalDate.parse("2026-09-01"));

    private static Option option(String outcome, Facts facts) {
        return THIRD.options(facts).stream()
                .filter(o -> o.outcome().equals(OutcomeCode.of(outcome)))
                .findFirst()
                .orElseThrow();
    }

    /** The case in which the least is in the way, at the lowest score at which the outcome is presumed or open. */
    private static Facts best(int score) {
        return Facts.atBest(score);
    }

    private static List<String> closedBy(String outcome, Facts facts) {
        return option(outcome, facts).closedBecause().stream()
                .map(Option.Reason::code)
                .toList();
    }

    private static List<String> first(String outcome, Facts facts) {
        return option(outcome, facts).reasons(Option.Effect.BEFORE_DECISION).stream()
                .map(Option.Reason::code)
                .toList();
    }

    private static List<String> whenGiven(String outcome, Facts facts) {
        return option(outcome, facts).reasons(Option.Effect.BEFORE_DELIVERY).stream()
                .map(Option.Reason::code)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "no-further-action-cps, 9",
        "no-further-action, 10",
        "evidential-no-suspect, 14",
        "evidential-victim-supports, 15",
        "evidential-victim-does-not-support, 16",
        "time-limit-passed, 17",
        "passed-to-another-body, 20",
        "not-in-public-interest-other, 21",
        "community-resolution, 8",
        "outcome-22, 22",
        "outcome-22-deferred, 22",
        "outcome-23, 23",
        "youth-caution, 2",
        "youth-conditional-caution, 2",
        "charge, 1"
    })
    void Home_Office_outcomes_framework(String outcome, String number) {
        assertThat(THIRD.outcome(OutcomeCode.of(outcome)))
                .hasValueSatisfying(o -> assertThat(o.homeOffice()).isEqualTo(number));
        assertThat(THIRD.outcomes()).hasSize(15);
    }

    @ParameterizedTest
    @CsvSource({
        "1, no-further-action",
        "2, community-resolution outcome-22 outcome-22-deferred outcome-23",
        "3, youth-caution",
        "4, youth-conditional-caution",
        "5, charge"
    })
    void NPCC_Child_Gravity_Matrix_2023_presumptions(int score, String presumed) {
        assertThat(THIRD.presumptive(score)).extracting(OutcomeCode::value).containsExactly(presumed.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"youth-caution, 3", "youth-conditional-caution, 4"})
    void Crime_and_Disorder_Act_1998_s66ZA_and_s66B_a_caution_needs_an_admission(String caution, int score) {
        assertThat(option(caution, best(score)).available()).isTrue();
        assertThat(closedBy(caution, with(best(score), "admitted", Answer.NO))).containsExactly("needs-admission");
        assertThat(closedBy(caution, with(best(score), "admitted", Answer.NOT_RECORDED)))
                .as("acceptance is less than an admission, and not enough")
                .containsExactly("needs-admission");
    }

    @ParameterizedTest
    @CsvSource({
        "youth-caution, 3",
        "youth-conditional-caution, 4",
        "charge, 5",
        "outcome-22-deferred, 2",
        "outcome-23, 2"
    })
    void what_needs_evidence_enough_to_charge(String outcome, int score) {
        assertThat(closedBy(outcome, with(best(score), "evidence", Evidence.OFFENCE_SHOWN)))
                .containsExactly("evidence-not-enough");
        assertThat(closedBy(outcome, with(best(score), "evidence", Evidence.INSUFFICIENT)))
                .containsExactly("evidence-not-enough");
        assertThat(first(outcome, with(best(score), "evidence", Evidence.NOT_RECORDED)))
                .as("what nobody recorded is neither a yes nor a no")
                .contains("evidence-not-recorded");
    }

    @Test
    void a_youth_caution_needs_no_consent_and_a_youth_conditional_caution_a_signed_one() {
        assertThat(whenGiven("youth-caution", best(3))).containsExactly("appropriate-adult");
        assertThat(whenGiven("youth-conditional-caution", best(4)))
                .containsExactlyInAnyOrder("appropriate-adult", "signed-consent");
    }

    @ParameterizedTest
    @CsvSource({
        "community-resolution, 2",
        "outcome-22, 2",
        "outcome-22-deferred, 2",
        "outcome-23, 2",
        "youth-caution, 3",
        "youth-conditional-caution, 4"
    })
    void Criminal_Justice_and_Courts_Act_2015_s41_an_appropriate_adult_for_everybody_under_18(
            String outcome, int score) {
        for (var age : List.of(TEN_TO_THIRTEEN, FOURTEEN_TO_SEVENTEEN, NOT_KNOWN)) {
            var option = option(outcome, with(best(score), "age", age));
            assertThat(option.standing()).as("%s", age).isEqualTo(OPEN_WITH_CONDITIONS);
            assertThat(option.reason("appropriate-adult"))
                    .hasValueSatisfying(r -> assertThat(r.effect()).isEqualTo(Option.Effect.BEFORE_DELIVERY));
        }
        assertThat(option(outcome, with(best(score), "age", EIGHTEEN_OR_OVER)).reason("appropriate-adult"))
                .isEmpty();
    }

    @Test
    void Crime_and_Disorder_Act_1998_s66ZA_6_no_youth_caution_for_who_is_no_longer_a_child() {
        assertThat(closedBy("youth-caution", with(best(3), "age", EIGHTEEN_OR_OVER)))
                .containsExactly("no-longer-a-child");
        assertThat(closedBy("youth-conditional-caution", with(best(4), "age", EIGHTEEN_OR_OVER)))
                .containsExactly("no-longer-a-child");
    }

    @Test
    void NPCC_guidance_a_community_resolution_needs_acceptance_or_admission() {
        var neither = with(best(2), "admitted", Answer.NO, "accepted", Answer.NO);
        assertThat(closedBy("community-resolution", neither)).containsExactly("needs-acceptance-or-admission");
        assertThat(closedBy("community-resolution", with(neither, "accepted", Answer.YES)))
                .isEmpty();
        assertThat(closedBy("community-resolution", with(neither, "admitted", Answer.YES)))
                .isEmpty();
    }

    @Test
    void NPCC_guidance_no_community_resolution_between_intimate_partners_or_for_the_gravest_offences() {
        var facts = best(2);
        assertThat(closedBy("community-resolution", with(facts, "domesticAbuse", DomesticAbuse.INTIMATE_PARTNER)))
                .containsExactly("intimate-partner-abuse");
        assertThat(closedBy("community-resolution", with(facts, "domesticAbuse", DomesticAbuse.FAMILY)))
                .isEmpty();
        assertThat(first("community-resolution", with(facts, "domesticAbuse", DomesticAbuse.NOT_RECORDED)))
                .containsExactly("domestic-abuse-not-recorded");
        assertThat(closedBy("community-resolution", with(facts, "offenceClass", OffenceClass.INDICTABLE_ONLY)))
                .containsExactly("indictable-only");
    }

    @ParameterizedTest
    @CsvSource({"outcome-22", "outcome-22-deferred", "outcome-23"})
    void NPCC_and_Home_Office_outcomes_22_and_23_need_no_admission(String outcome) {
        var silent = with(best(2), "admitted", Answer.NO, "accepted", Answer.NO);
        assertThat(option(outcome, silent)).isEqualTo(option(outcome, best(2)));
        assertThat(option(outcome, silent).available()).isTrue();
    }

    @Test
    void Home_Office_12_February_2026_the_decision_to_prosecute_comes_before_outcome_23() {
        assertThat(first("outcome-23", best(2))).containsExactly("prosecution-decided");
    }

    @ParameterizedTest
    @CsvSource({
        "charge, 5",
        "youth-conditional-caution, 4",
        "youth-caution, 3",
        "outcome-23, 3",
        "outcome-22-deferred, 3"
    })
    void Directors_guidance_the_CPS_decides_first_on_an_indictable_only_offence(String outcome, int score) {
        assertThat(first(outcome, best(score))).doesNotContain(Rulebook.CPS_FIRST);
        assertThat(first(outcome, with(best(score), "offenceClass", OffenceClass.INDICTABLE_ONLY)))
                .contains(Rulebook.CPS_FIRST);
    }

    @Test
    void Directors_guidance_the_CPS_decides_on_a_charge_for_domestic_abuse_and_hate_crime() {
        for (var abuse : List.of(DomesticAbuse.FAMILY, DomesticAbuse.INTIMATE_PARTNER)) {
            assertThat(first("charge", with(best(5), "domesticAbuse", abuse))).containsExactly(Rulebook.CPS_FIRST);
        }
        assertThat(first("charge", with(best(5), "hateCrime", Answer.YES))).containsExactly(Rulebook.CPS_FIRST);
        assertThat(first("youth-caution", with(best(3), "hateCrime", Answer.YES)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-10, 2026-05-01, AHEAD",
        "2026-01-10, 2026-06-12, NEAR",
        "2026-01-10, 2026-07-10, NEAR",
        "2026-01-10, 2026-07-11, PASSED",
        "2026-08-31, 2027-02-28, NEAR",
        "2026-08-31, 2027-03-01, PASSED"
    })
    void Magistrates_Courts_Act_1980_s127_six_months_from_the_offence(
            LocalDate offence, LocalDate day, ProsecutionLimit limit) {
        assertThat(THIRD.prosecutionLimit(null, List.of(offence, offence.plusDays(9)), day))
                .isEqualTo(limit);
    }

    @Test
    void Magistrates_Courts_Act_1980_s127_a_date_that_the_police_gave_counts_before_one_worked_out() {
        var given = LocalDate.parse("2026-12-01");
        assertThat(THIRD.prosecutionLimit(given, List.of(LocalDate.parse("2026-01-10")), given))
                .isEqualTo(ProsecutionLimit.NEAR);
        assertThat(THIRD.prosecutionLimit(null, List.of(), given)).isEqualTo(ProsecutionLimit.NONE);
    }

    @Test
    void Magistrates_Courts_Act_1980_s127_a_summary_offence_is_not_charged_too_late_and_outcome_17_opens_then() {
        var late = with(best(3), "prosecutionLimit", ProsecutionLimit.PASSED);
        assertThat(closedBy("charge", late)).containsExactly("too-late-to-prosecute");
        assertThat(closedBy("charge", with(late, "offenceClass", OffenceClass.EITHER_WAY)))
                .isEmpty();
        assertThat(option("time-limit-passed", late).standing()).isEqualTo(OPEN);
        assertThat(closedBy("time-limit-passed", best(3))).containsExactly("limit-not-passed");
    }

    @Test
    void a_time_limit_that_is_near_is_shown_and_stands_in_nobodys_way() {
        var near = with(best(3), "prosecutionLimit", ProsecutionLimit.NEAR);
        var charge = option("charge", near);
        assertThat(charge.standing()).isEqualTo(OPEN);
        assertThat(charge.reason("time-limit-near"))
                .hasValueSatisfying(r -> assertThat(r.effect()).isEqualTo(Option.Effect.NOTE));
    }

    @Test
    void one_outcome_stands_for_an_offence_at_a_time() {
        assertThat(THIRD.options(with(best(2), "outcomeGiven", true)))
                .allSatisfy(o -> assertThat(o.reason("one-active-outcome")).isPresent())
                .allSatisfy(o -> assertThat(o.standing()).isEqualTo(CLOSED));
    }

    @ParameterizedTest
    @EnumSource(Answer.class)
    void outcomes_15_and_16_turn_on_whether_the_victim_supports_action(Answer supports) {
        var facts = with(best(2), "evidence", Evidence.INSUFFICIENT, "victimSupports", supports);
        assertThat(option("evidential-victim-supports", facts).available()).isEqualTo(supports != Answer.NO);
        assertThat(option("evidential-victim-does-not-support", facts).available())
                .isEqualTo(supports != Answer.YES);
        assertThat(closedBy("evidential-victim-supports", best(2))).containsExactly("evidence-enough");
        assertThat(closedBy("evidential-no-suspect", facts)).containsExactly("suspect-known");
    }

    @Test
    void what_somebody_else_has_to_do_first_is_a_condition() {
        assertThat(first("no-further-action-cps", best(1))).containsExactly("cps-finds-so");
        assertThat(first("passed-to-another-body", best(1))).containsExactly("other-body-agrees");
    }

    @Test
    void Home_Office_and_Ministry_of_Justice_12_February_2026_knives() {
        assertThat(THIRD.offenceGroup(List.of("XS05", "XS09"))).isEqualTo("knife-possession");
        assertThat(THIRD.offenceGroup(List.of("XS05"))).isEqualTo(Facts.NO_GROUP);
        var knife = with(best(3), "offenceGroup", "knife-possession");
        assertThat(THIRD.options(with(knife, "withoutPanel", true)))
                .as("always referred: nothing is decided on the spot")
                .noneMatch(Option::available);
        assertThat(whenGiven("youth-caution", knife)).contains("plan-mandatory");
        assertThat(whenGiven("youth-caution", best(3))).doesNotContain("plan-mandatory");
        assertThat(THIRD.group(List.of("XS13"))).hasValueSatisfying(g -> {
            assertThat(g.alwaysReferred()).isTrue();
            assertThat(g.planMandatory()).isTrue();
            assertThat(g.nonEngagementToPolice()).isTrue();
        });
    }

    @Test
    void
            whom_the_police_are_told_of_and_until_when_they_can_prosecute_is_said_by_group_and_summary_limit_or_by_follow_up() {
        var all = new BundledProtocols().all();
        var offence = LocalDate.parse("2026-08-31");
        assertThat(all.getFirst().nonEngagementClause("8", List.of("XS09"))).isEmpty();
        assertThat(all.getFirst().prosecutionEnd(offence)).isEmpty();
        var groupAlone = with(THIRD, "followUp", null);
        assertThat(groupAlone.nonEngagementClause("2", List.of("XS05", "XS13"))).contains("8.1");
        assertThat(groupAlone.nonEngagementClause("22", List.of("XS05"))).isEmpty();
        for (var version : List.of(all.get(1), THIRD)) {
            assertThat(version.nonEngagementClause("2", List.of("XS09"))).contains("6.7");
            assertThat(version.nonEngagementClause("22", List.of("XS05"))).contains("6.7");
            assertThat(version.nonEngagementClause("2", List.of("XS05"))).isEmpty();
        }
        for (var version : List.of(all.get(1), THIRD, groupAlone)) {
            assertThat(version.prosecutionEnd(offence)).contains(LocalDate.parse("2027-02-28"));
        }
    }

    @Test
    void Home_Office_and_Ministry_of_Justice_12_February_2026_a_knife_is_referred_within_one_working_day() {
        assertThat(THIRD.timeLimitsFor("knife-possession").getFirst()).satisfies(limit -> {
            assertThat(limit.from()).isEqualTo(Milestone.OFFENCE);
            assertThat(limit.until()).isEqualTo(Milestone.REFERRED);
            assertThat(limit.unit()).isEqualTo(TimeLimit.Unit.WORKING_DAYS);
            assertThat(limit.value()).isEqualTo(1);
        });
        assertThat(THIRD.timeLimits()).extracting(TimeLimit::until).doesNotContain(Milestone.REFERRED);
        assertThat(THIRD.timeLimitsFor("knife-possession"))
                .extracting(TimeLimit::code)
                .containsAll(THIRD.timeLimits().stream().map(TimeLimit::code).toList());
    }

    @Test
    void a_factor_of_some_offences_counts_for_those_alone() {
        var costume = new Gravity.Applied("part-of-a-costume", -1, ofChild("She wore it on a stage."));
        assertThat(THIRD.gravity(List.of("XS05", "XS09"), List.of(costume)).score())
                .isEqualTo(2);
        assertThat(THIRD.gravity(List.of("XS05", "XS13"), List.of(costume)).score())
                .isEqualTo(4);
        assertThat(THIRD.gravity(List.of("XS05", "XS09"), List.of(costume)).factors())
                .extracting(Gravity.Applied::offence)
                .containsExactly("XS09");
    }

    @Test
    void no_table_is_told_anything_of_earlier_outcomes_so_that_none_can_close_on_history() {
        for (var table : RuleTable.values()) {
            assertThat(table.expected(THIRD).inputs())
                    .extracting(Expected.Input::name)
                    .noneMatch(
                            name -> name.contains("earlier") || name.contains("previous") || name.contains("history"));
        }
    }

    @Test
    void every_reason_says_who_says_so_and_what_would_change_it() {
        for (var facts : List.of(Facts.scored(1), Facts.scored(5), best(3), with(best(2), "withoutPanel", true))) {
            for (var option : THIRD.options(facts)) {
                assertThat(option.reasons()).allSatisfy(r -> {
                    assertThat(r.sentence()).isNotBlank().doesNotEndWith(".");
                    assertThat(r.source()).isNotBlank();
                    assertThat(THIRD.hasClause(r.clause().clause())).isTrue();
                    assertThat(r.row()).isPositive();
                    if (r.effect() != Option.Effect.NOTE) assertThat(r.remedy()).isNotBlank();
                });
            }
        }
    }

    @Test
    void the_rows_that_did_not_fire_say_which_of_their_cells_did_not_hold() {
        var traces = THIRD.appraise(with(best(3), "admitted", Answer.NO)).applied();
        var charge = traces.stream()
                .filter(t -> t.table().equals("eligibility")
                        && OutcomeCode.of("charge").equals(t.outcome()))
                .findFirst()
                .orElseThrow();
        assertThat(charge.fired()).isEmpty();
        assertThat(charge.unmet())
                .flatExtracting(TableTrace.Unmet::because)
                .contains("score is 3; this row needs 2 or less")
                .noneMatch(because -> because.startsWith("outcome is"));
        assertThat(traces).extracting(TableTrace::table).contains("eligibility", "routing", "presumptive");
    }

    @Test
    void a_protocol_that_was_not_told_its_engine_says_so() {
        var bare = with(THIRD, "tables", new ArrayList<>(THIRD.tables()));
        assertThatThrownBy(() -> bare.options(best(2))).hasMessageContaining("engine");
    }
}
