package uk.oocd.storage.dmn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.protocol.DecisionTable.HitPolicy;
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

    @Test
    void days_and_decimals_are_told_as_they_are_and_said_in_words() {
        var expected = Expected.nothing()
                .telling("offence date", new Values.Day())
                .telling("ratio", new Values.Decimal())
                .asking("from", new Values.Day())
                .asking("share", new Values.Decimal())
                .asking("sure", new Values.YesOrNo());
        var source = Dmn.table()
                .input("offence date", "date")
                .input("ratio", "number")
                .output("from", "date")
                .output("share", "number")
                .output("sure", "boolean")
                .row("< date(\"2026-01-01\")", "-", "date(\"2026-04-01\")", "0.50", "false")
                .row(">= @\"2026-01-01\"", "<= 0.5", "@\"2026-05-01\"", "-1.5", "true")
                .source();
        assertThat(TABLES.check(source, expected).errors()).isEmpty();

        var evaluation = TABLES.compile(source, expected)
                .evaluate(Map.of("offence date", LocalDate.of(2026, 2, 1), "ratio", new BigDecimal("0.5")));

        var fired = evaluation.fired().getFirst();
        assertThat(fired.row()).isEqualTo(2);
        assertThat(fired.text("from")).isEqualTo("2026-05-01");
        assertThat(fired.number("share")).isEqualByComparingTo("-1.5");
        assertThat(fired.yes("sure")).isTrue();
        assertThat(evaluation.whyNot(1))
                .containsExactly("offence date is 1 February 2026; this row needs 31 December 2025 or earlier");
        assertThat(evaluation.value("ratio")).isEqualTo("0.5");
    }

    @Test
    void what_holds_after_the_row_that_decides_is_told() {
        var source = columns()
                .hitPolicy("FIRST")
                .row("-", "> 4", "-", "\"closed\"", "[]", "0")
                .row("-", "> 2", "-", "\"open\"", "[]", "1")
                .row("-", "-", "-", "\"closed\"", "[]", "2")
                .source();
        var evaluation = TABLES.compile(source, EXPECTED)
                .evaluate(Map.of("admission", "denied", "final score", 3L, "intimate partner", true));
        assertThat(evaluation.fired()).extracting(Fired::row).containsExactly(2);
        assertThat(evaluation.passedOver()).containsExactly(3);
        assertThat(evaluation.notFired()).containsExactly(1);
    }

    @Test
    void where_no_row_holds_nothing_is_answered_and_each_row_says_why() {
        var source =
                columns().row("\"denied\"", "5", "-", "\"open\"", "[]", "5").source();
        var evaluation = TABLES.compile(source, EXPECTED)
                .evaluate(Map.of("admission", "admitted", "final score", 1, "intimate partner", true));
        assertThat(evaluation.fired()).isEmpty();
        assertThat(evaluation.whyNot(1))
                .containsExactly("admission is admitted; this row needs denied", "final score is 1; this row needs 5");
    }

    @Test
    void should_the_engine_and_the_explanation_ever_disagree_there_is_no_answer() {
        var column = new Column("score", "score", new Values.Whole(1, 5));
        var effect = new Column("effect", "effect", new Values.OneOf("open"));
        var says = new Table.Given("\"open\"", new Cells.Answer(List.of("open"), "open"));
        var misread = new Table(
                "eligibility",
                HitPolicy.UNIQUE,
                List.of(column),
                List.of(effect),
                List.of(new Table.Row(
                        1,
                        List.of(new Table.Needed(
                                "[1..3]", new Condition.Numbers(List.of(Span.point(BigDecimal.TWO)), false, "2"))),
                        List.of(says),
                        "")));
        var table = new KieTable(misread);
        assertThat(table.evaluate(Map.of("score", 2)).fired()).hasSize(1);
        assertThatThrownBy(() -> table.evaluate(Map.of("score", 3))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void the_facts_that_a_table_is_tried_with_make_each_row_decide_and_meet_each_gap() {
        var findings = new Findings("eligibility");
        var source = columns()
                .row("\"admitted\"", "[1..3]", "-", "\"open\"", "[]", "5")
                .row("\"denied\"", "> 3", "true", "\"closed\"", "[]", "0")
                .source();
        var table = requireNonNull(TableReader.read(source, EXPECTED, findings));
        var tries = Analysis.of(table, findings);
        var kie = new KieTable(table);
        assertThat(tries.stream()
                        .map(facts -> kie.explained(facts).fired().size())
                        .distinct())
                .containsExactly(1, 0);
        assertThat(tries).hasSize(2 + findings.all().size());
        assertThat(findings.all()).isNotEmpty();
    }
}
