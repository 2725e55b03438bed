package uk.oocd.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** From which day a caution is spent. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SpentDateTest {

    @ParameterizedTest(name = "caution {0}, conditions end {1}: spent {2} ({3})")
    @CsvSource({
        "2019-01-31, 2019-03-30, 2019-03-30, MoJ disclosure checker: end of conditions within three months",
        "2019-01-31, 2019-05-30, 2019-04-30, MoJ disclosure checker: three months clamped to the end of April",
        "2001-12-04, 2002-03-03, 2002-03-03, MoJ disclosure checker: one day short of three months",
        "2004-02-29, 2004-05-28, 2004-05-28, MoJ disclosure checker: from a leap day, one day short",
        "2004-02-29, 2004-06-13, 2004-05-29, MoJ disclosure checker: from a leap day, three months",
        "2019-07-13, 2019-11-11, 2019-10-13, MoJ disclosure checker: three months",
        "2026-03-24, 2026-06-24, 2026-06-24, three whole months to the day: the same either way"
    })
    void a_youth_conditional_caution(LocalDate given, LocalDate end, LocalDate spent, String source) {
        assertThat(SpentDate.of(Disposal.YOUTH_CONDITIONAL_CAUTION, given, end))
                .as(source)
                .contains(spent);
    }

    @Test
    void a_youth_caution_is_spent_on_the_day_it_is_given() {
        var given = LocalDate.parse("2026-03-24");
        assertThat(SpentDate.of(Disposal.YOUTH_CAUTION, given, null)).contains(given);
        assertThat(SpentDate.of(Disposal.YOUTH_CAUTION, given, given.plusMonths(1)))
                .contains(given);
    }

    @Test
    void a_conditional_caution_whose_conditions_are_not_known_is_spent_after_three_months() {
        assertThat(SpentDate.of(Disposal.YOUTH_CONDITIONAL_CAUTION, LocalDate.parse("2026-03-24"), null))
                .contains(LocalDate.parse("2026-06-24"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"YOUTH_CAUTION", "YOUTH_CONDITIONAL_CAUTION"})
    void what_is_no_caution_cannot_be_spent(Disposal disposal) {
        assertThat(SpentDate.of(disposal, LocalDate.parse("2026-03-24"), null)).isEmpty();
    }
}
