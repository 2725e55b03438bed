package uk.oocd.storage.dmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SpanTest {

    /** As FEEL writes it; nothing before or after the dots is without an end. */
    private static Span span(String written) {
        var ends = written.substring(1, written.length() - 1).split("\\.\\.", -1);
        return new Span(number(ends[0]), written.startsWith("["), number(ends[1]), written.endsWith("]"));
    }

    private static @Nullable BigDecimal number(String text) {
        return text.isEmpty() ? null : new BigDecimal(text);
    }

    @ParameterizedTest
    @CsvSource({
        "[1..3], 1, true", "(1..3], 1, false", "[1..3], 3, true", "[1..3), 3, false", "(1..3), 2, true",
        "[1..3], 0.9, false", "[1..3], 3.1, false", "(..3], -99, true", "(..3], 4, false", "[3..), 99, true",
        "[3..), 2, false", "(..), 0, true"
    })
    void a_number_lies_within_or_not(String span, BigDecimal number, boolean within) {
        assertThat(span(span).includes(number)).isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource({
        "[1..3], false",
        "[2..2], false",
        "(2..2], true",
        "[2..2), true",
        "[3..1], true",
        "(..1], false",
        "[1..), false"
    })
    void a_span_without_a_number_is_empty(String span, boolean empty) {
        assertThat(span(span).empty()).isEqualTo(empty);
    }

    @ParameterizedTest
    @CsvSource({
        "(1..3), [2..2]",
        "[1..3], [1..3]",
        "[0.5..2.5], [1..2]",
        "(0.5..2.5), [1..2]",
        "(1..2), [2..1]",
        "(..3), [..2]",
        "(3..), [4..]",
        "[-1.5..-0.5], [-1..-1]"
    })
    void whole_numbers_begin_and_end_with_one_of_them(String span, String whole) {
        assertThat(span(span).whole()).isEqualTo(span(whole));
    }

    @Test
    void decimals_are_joined_where_they_touch_and_not_where_a_number_lies_between() {
        assertThat(joined(false, "[3..4]", "[1..2]")).containsExactly(span("[1..2]"), span("[3..4]"));
        assertThat(joined(false, "[2..3]", "[1..2)")).containsExactly(span("[1..3]"));
        assertThat(joined(false, "(2..3]", "[1..2]")).containsExactly(span("[1..3]"));
        assertThat(joined(false, "(2..3]", "[1..2)")).containsExactly(span("[1..2)"), span("(2..3]"));
        assertThat(joined(false, "[1..5]", "[2..3]")).containsExactly(span("[1..5]"));
        assertThat(joined(false, "[1..5)", "[2..5]")).containsExactly(span("[1..5]"));
        assertThat(joined(false, "(1..2]", "[1..3)")).containsExactly(span("[1..3)"));
        assertThat(joined(false, "[2..1]", "[1..2]")).containsExactly(span("[1..2]"));
    }

    @Test
    void whole_numbers_are_joined_where_the_next_one_follows() {
        assertThat(joined(true, "[3..4]", "[1..2]")).containsExactly(span("[1..4]"));
        assertThat(joined(true, "[4..5]", "[1..2]")).containsExactly(span("[1..2]"), span("[4..5]"));
        assertThat(joined(true, "(3..5)", "(0..3)")).containsExactly(span("[1..2]"), span("[4..4]"));
    }

    @Test
    void what_has_no_end_takes_in_all_after_it() {
        assertThat(joined(false, "[5..6]", "[1..)")).containsExactly(span("[1..)"));
        assertThat(joined(false, "(..3]", "(..1]", "[2..)")).containsExactly(new Span(null, false, null, false));
        assertThat(joined(true, "(..3]", "[4..)")).containsExactly(new Span(null, true, null, false));
    }

    private static List<Span> joined(boolean whole, String... spans) {
        return Span.joined(List.of(spans).stream().map(SpanTest::span).toList(), whole);
    }
}
