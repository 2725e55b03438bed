package uk.oocd.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SI 2013/608 allows. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PenaltyCapsTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-24");

    @ParameterizedTest(name = "SI 2013/608: {0} at {1} years: £{2}")
    @CsvSource({
        "SUMMARY, 10, 15",
        "SUMMARY, 13, 15",
        "SUMMARY, 14, 30",
        "SUMMARY, 17, 30",
        "EITHER_WAY, 13, 25",
        "EITHER_WAY, 14, 50",
        "INDICTABLE_ONLY, 13, 35",
        "INDICTABLE_ONLY, 14, 75"
    })
    void the_cap_goes_by_offence_class_and_age(OffenceClass offenceClass, int age, int pounds) {
        assertThat(PenaltyCaps.pounds(offenceClass, age, TODAY)).hasValue(pounds);
    }

    @Test
    void nobody_under_ten_or_grown_up_and_nobody_before_the_order_can_be_set_one() {
        assertThat(PenaltyCaps.pounds(OffenceClass.SUMMARY, 9, TODAY)).isEmpty();
        assertThat(PenaltyCaps.pounds(OffenceClass.SUMMARY, 18, TODAY)).isEmpty();
        assertThat(PenaltyCaps.pounds(OffenceClass.SUMMARY, 14, LocalDate.parse("2013-04-07")))
                .isEmpty();
        assertThat(PenaltyCaps.pounds(OffenceClass.SUMMARY, 14, LocalDate.parse("2013-04-08")))
                .hasValue(30);
    }
}
