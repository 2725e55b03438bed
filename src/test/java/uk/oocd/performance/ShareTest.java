package uk.oocd.performance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ShareTest {

    /** The first is printed in a service's own paper: 22 reoffenders of 65 children, 33.8%. */
    @ParameterizedTest
    @CsvSource({"22, 65, 33.8", "35, 65, 53.8", "8, 11, 72.7", "1, 8, 12.5", "1, 16, 6.3", "0, 7, 0.0", "7, 7, 100.0"})
    void a_percentage_has_one_decimal(long count, long of, String percent) {
        assertThat(new Share(count, of)).hasToString(count + " of " + of + " (" + percent + "%)");
    }

    @Test
    void of_nothing_there_is_no_percentage() {
        assertThat(new Share(0, 0).percent()).isNull();
    }

    @Test
    void fewer_than_five_are_few() {
        assertThat(new Share(1, 4).small()).isTrue();
        assertThat(new Share(1, 5).small()).isFalse();
    }
}
