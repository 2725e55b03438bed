package uk.oocd.storage.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.protocol.Evaluation;
import uk.oocd.protocol.Evaluation.Answer;
import uk.oocd.protocol.Evaluation.Fired;
import uk.oocd.protocol.Evaluation.Unmet;
import uk.oocd.protocol.Expected;
import uk.oocd.protocol.Values;
import uk.oocd.storage.json.EventJson;

/** A table answers, and says why it gave no other answer. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TableEvaluationTest {

    private static final KieTables TABLES = new KieTables();

    private static final Expected EXPECTED = Expected.nothing()
            .telling("admission", new Values.OneOf("admitted", "denied", "not-recorded"))
            .telling("final score", new Values.Whole(1, 5))
            .telling("intimate partner", new Values.YesOrNo())
            .asking("effect", new Values.OneOf("open", "closed"))
            .taking("reasons", new Values.ListOf(List.of()))
            .taking("days", new Values.Whole(0, null));

    private static Dmn columns() {
        return Dmn.table()
                .input("admission", "string", "\"admitted\",\"denied\",\"not-recorded\"")
                .input("final score", "number")
                .input("intimate partner", "boolean")
                .output("effect", "string")
                .output("reasons", "Any")
                .output("days", "number");
    }

    @Test
    void the_row_that_holds_answers_and_every_other_names_the_cells_that_did_not_hold() {
        var source = columns()
                .row("\"admitted\"", "[1..3]", "-", "\"open\"", "[\"a\",\"b\"]", "5", "agreed in 2026")
                .row("\"admitted\"", "> 3", "-", "\"closed\"", "[\"too high\"]", "0")
                .row("not(\"admitted\")", "-", "-", "\"closed\"", "[]", "1")
                .source();
        assertThat(TABLES.check(source, EXPECTED).findings()).isEmpty();

        var evaluation = TABLES.compile(source, EXPECTED)
                .evaluate(Map.of(
                        "admission", "admitted", "final score", 2, "intimate partner", false, "weather", "fine"));

        assertThat(evaluation.fired())
                .containsExactly(new Fired(
                        1,
                        List.of(
                                new Answer("effect", List.of("open")),
                                new Answer("reasons", List.of("a", "b")),
                                new Answer("days", List.of("5"))),
                        "agreed in 2026"));
        assertThat(evaluation.unmet())
                .containsExactly(
                        new Unmet("admission", "anything but admitted", List.of(3)),
                        new Unmet("final score", "4 or more", List.of(2)));
        assertThat(evaluation.whyNot(2)).containsExactly("final score is 2; this row needs 4 or more");
        assertThat(evaluation.notFired()).containsExactly(2, 3);
    }

    @Test
    void a_fact_that_is_missing_or_not_among_the_values_is_named() {
        var table = TABLES.compile(
                columns()
                        .row("\"admitted\"", "[1..3]", "-", "\"open\"", "[]", "5")
                        .source(),
                EXPECTED);
        assertThatThrownBy(() -> table.evaluate(Map.of("admission", "admited", "final score", 9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("admission is admited")
                .hasMessageContaining("final score is 9")
                .hasMessageContaining("there is no intimate partner");
    }

    @Test
    void what_is_kept_of_an_evaluation_reads_back_as_it_was() {
        var json = EventJson.open();
        var evaluation = TABLES.compile(
                        columns()
                                .row("\"admitted\"", "[1..3]", "true", "\"open\"", "[\"a\",\"b\"]", "5", "agreed")
                                .row("\"denied\"", "> 3", "-", "\"closed\"", "[]", "0")
                                .source(),
                        EXPECTED)
                .evaluate(Map.of("admission", "admitted", "final score", 2, "intimate partner", true));
        var kept = json.writeValueAsString(evaluation);
        assertThat(json.readValue(kept, Evaluation.class)).isEqualTo(evaluation);
        assertThat(kept).hasSizeLessThan(600);
    }

    @Test
    void the_second_time_a_table_is_not_read_again() {
        var source = columns().row("-", "-", "-", "\"open\"", "[]", "5").source();
        assertThat(TABLES.compile(source, EXPECTED)).isSameAs(TABLES.compile(source, EXPECTED));
    }
}
