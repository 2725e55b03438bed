package uk.oocd.storage.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.oocd.kernel.BankHolidays;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CalendarConfigurationTest {

    private final BankHolidays holidays = new CalendarConfiguration().bankHolidays();

    @ParameterizedTest
    @CsvSource({
        "2025, 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26",
        "2026, 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
        "2027, 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
        "2028, 01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26",
        // moved for VE Day
        "2020, 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
        // moved and added for the Platinum Jubilee, added for the Queen's funeral
        "2022, 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
        // added for the coronation
        "2023, 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"
    })
    void days_off_are_as_published(int year, String days) {
        assertThat(holidays.of(year))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(days.split(" "))
                        .map(day -> LocalDate.parse(year + "-" + day))
                        .toList());
    }

    @Test
    void a_year_is_worked_out_once() {
        assertThat(holidays.of(2026)).isSameAs(holidays.of(2026)).isUnmodifiable();
    }
}
