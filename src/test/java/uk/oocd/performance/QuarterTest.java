package uk.oocd.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class QuarterTest {

    @ParameterizedTest
    @CsvSource({
        "2025-04-01, 2025Q1, April to June 2025",
        "2025-06-30, 2025Q1, April to June 2025",
        "2025-07-01, 2025Q2, July to September 2025",
        "2025-12-31, 2025Q3, October to December 2025",
        "2026-01-01, 2025Q4, January to March 2026",
        "2026-03-31, 2025Q4, January to March 2026",
        "2026-04-01, 2026Q1, April to June 2026"
    })
    void a_financial_year_starts_in_april(LocalDate day, String label, String words) {
        var quarter = Quarter.of(day);

        assertThat(quarter.label()).isEqualTo(label);
        assertThat(quarter.words()).isEqualTo(words);
        assertThat(Quarter.parse(label)).contains(quarter);
    }

    @Test
    void what_is_no_quarter_is_not_read_as_one() {
        assertThat(Quarter.parse("2025Q5")).isEmpty();
        assertThat(Quarter.parse("")).isEmpty();
    }
}
