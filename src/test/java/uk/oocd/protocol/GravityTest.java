package uk.oocd.protocol;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static uk.oocd.Samples.ofChild;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.protocol.Gravity.Applied;
import uk.oocd.protocol.Gravity.CaseRule;
import uk.oocd.protocol.Gravity.OffenceScore;
import uk.oocd.protocol.Gravity.Starting;
import uk.oocd.protocol.Gravity.Workings;

/** A score says how it came about, and why it is not one lower and not one higher. Every title here is made up. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GravityTest {

    private static final Map<String, String> TITLES = Map.of(
            "gnome",
            "Taking a garden gnome",
            "dagger",
            "Carrying a wooden dagger",
            "planned",
            "It was planned",
            "harm",
            "It caused lasting harm",
            "amends",
            "The child made amends",
            "small",
            "It was a small dagger");
    private static final Starting GNOME = new Starting("gnome", 2);
    private static final Starting DAGGER = new Starting("dagger", 3);

    private static Applied up(String code) {
        return new Applied(code, 1, ofChild("Evidence."));
    }

    private static Applied down(String code) {
        return new Applied(code, -1, ofChild("Evidence."));
    }

    private static Gravity score(CaseRule rule, List<Starting> starting, Applied... applied) {
        return new Scoring(
                        "Fictional edition",
                        5,
                        1,
                        rule,
                        code -> TITLES.getOrDefault(code, code),
                        code -> TITLES.getOrDefault(code, code))
                .score(starting, List.of(applied));
    }

    private static Workings workings(List<Starting> starting, Applied... applied) {
        return requireNonNull(score(CaseRule.HIGHEST, starting, applied).workings());
    }

    @Test
    void without_factors_the_starting_score_stands_and_says_that_nothing_moved_it() {
        var workings = workings(List.of(GNOME));
        assertThat(workings.whyNotLower())
                .isEqualTo("Not 1: Taking a garden gnome starts at 2. No factor that lowers it was found to apply.");
        assertThat(workings.whyNotHigher())
                .isEqualTo("Not 3: Taking a garden gnome starts at 2. No factor that raises it was found to apply.");
    }

    @Test
    void what_moved_it_is_named_both_ways() {
        var workings = workings(List.of(GNOME), up("planned"));
        assertThat(workings.whyNotLower())
                .isEqualTo("Not 2: Taking a garden gnome starts at 2. No factor that lowers it was found to apply, and"
                        + " “It was planned” raises it.");
        assertThat(workings.whyNotHigher())
                .isEqualTo("Not 4: Taking a garden gnome starts at 2. What raises it is counted already (“It was"
                        + " planned”); another level would need another factor, with its evidence, and this edition lets"
                        + " factors move a score by at most 1.");
    }

    @Test
    void factors_that_balance_are_named_against_one_another() {
        var workings = workings(List.of(GNOME), up("planned"), down("amends"));
        assertThat(workings.whyNotHigher())
                .endsWith(
                        "What raises it is counted already (“It was planned”), and “The child made amends” lowers it.");
        assertThat(workings.whyNotLower())
                .endsWith(
                        "What lowers it is counted already (“The child made amends”), and “It was planned” raises it.");
    }

    @Test
    void the_limit_of_the_edition_holds_and_says_so() {
        var gravity = score(CaseRule.HIGHEST, List.of(GNOME), up("planned"), up("harm"));
        assertThat(gravity.score()).isEqualTo(3);
        assertThat(gravity.workings()).satisfies(w -> {
            assertThat(w.offences()).containsExactly(new OffenceScore("gnome", 2, 2, 1, 3));
            assertThat(w.whyNotHigher())
                    .endsWith("What raises it comes to 2 levels together, and this edition lets factors move a score by"
                            + " at most 1.");
        });
    }

    @Test
    void the_ends_of_the_scale_hold_and_say_so() {
        assertThat(workings(List.of(new Starting("gnome", 1)), down("amends")).whyNotLower())
                .isEqualTo("1 is the lowest score there is.");
        assertThat(workings(List.of(new Starting("gnome", 5)), up("planned")).whyNotHigher())
                .isEqualTo("5 is the highest score of this matrix.");
    }

    @Test
    void each_of_several_offences_has_its_own_score_and_the_case_the_highest() {
        var gravity = score(CaseRule.HIGHEST, List.of(GNOME, DAGGER), down("amends"));
        assertThat(gravity.score()).isEqualTo(2);
        assertThat(gravity.workings()).satisfies(w -> {
            assertThat(w.offences())
                    .extracting(OffenceScore::offence, OffenceScore::score)
                    .containsExactly(tuple("gnome", 1), tuple("dagger", 2));
            assertThat(w.whyNotLower())
                    .startsWith(
                            "Not 1: the score of a case is the highest of its offences, and Carrying a wooden dagger"
                                    + " scores 2. It starts at 3. ");
        });
    }

    @Test
    void a_factor_of_one_offence_leaves_the_others_alone() {
        var gravity = score(
                CaseRule.HIGHEST,
                List.of(GNOME, DAGGER),
                new Applied("small", -1, ofChild("As long as a thumb."), "dagger"));
        assertThat(gravity.workings())
                .satisfies(w -> assertThat(w.offences())
                        .extracting(OffenceScore::offence, OffenceScore::score)
                        .containsExactly(tuple("gnome", 2), tuple("dagger", 2)));
        assertThat(gravity.score()).isEqualTo(2);
    }

    @Test
    void an_edition_may_score_several_offences_one_higher() {
        var rule = CaseRule.HIGHEST_AND_ONE_MORE_WHERE_SEVERAL;
        assertThat(score(rule, List.of(GNOME)).score()).isEqualTo(2);
        assertThat(score(rule, List.of(GNOME, DAGGER)).score()).isEqualTo(4);
        assertThat(score(rule, List.of(new Starting("gnome", 5), DAGGER)).score())
                .isEqualTo(5);
    }

    @Test
    void no_evidence_is_in_the_reasons() {
        var gravity = score(CaseRule.HIGHEST, List.of(GNOME), up("planned"), down("amends"));
        assertThat(gravity.workings())
                .satisfies(w -> assertThat(w.whyNotLower() + w.whyNotHigher()).doesNotContain("Evidence."));
    }
}
