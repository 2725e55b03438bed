package uk.oocd.storage.dmn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.oocd.protocol.DecisionTable.Cell;
import uk.oocd.protocol.Expected;
import uk.oocd.protocol.Finding;
import uk.oocd.protocol.Finding.Code;
import uk.oocd.protocol.Finding.Kind;
import uk.oocd.protocol.TableSource;
import uk.oocd.protocol.Tables.Checked;
import uk.oocd.protocol.Values;

/** What is wrong in a table is named by row and column, so that whoever wrote it can mend it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TableCheckTest {

    private static final KieTables TABLES = new KieTables();

    private static final Expected EXPECTED = Expected.nothing()
            .telling("admission", new Values.OneOf("admitted", "denied", "not-recorded"))
            .telling("score", new Values.Whole(1, 5))
            .telling("knife", new Values.YesOrNo())
            .telling("offence date", new Values.Day())
            .telling("ratio", new Values.Decimal())
            .asking("effect", new Values.OneOf("open", "closed"))
            .taking("reasons", new Values.ListOf(List.of("too low", "too high")));

    /** Two columns, complete with the rows that each test adds. */
    private static Dmn admissionAndScore() {
        return Dmn.table()
                .input("admission", "string", "\"admitted\",\"denied\",\"not-recorded\"")
                .input("score", "number", "[1..5]")
                .output("effect", "string");
    }

    private static Dmn one(String input, String type) {
        return Dmn.table().input(input, type).output("effect", "string");
    }

    private static Checked check(Dmn table) {
        return TABLES.check(table.source(), EXPECTED);
    }

    private static ListAssert<String> found(Dmn table) {
        return assertThat(check(table).findings().stream()
                .map(f -> f.code() + " | " + f.place() + " | " + f.sentence())
                .toList());
    }

    private static ListAssert<Code> codes(Dmn table) {
        return assertThat(check(table).findings().stream().map(Finding::code).toList());
    }

    @Test
    void a_table_without_faults_is_read_as_people_read_it() {
        var checked = check(admissionAndScore()
                .row("\"admitted\"", "[1..3]", "\"open\"", "as agreed")
                .row("\"admitted\"", "> 3", "\"closed\"")
                .row("not(\"admitted\")", "-", "\"closed\""));

        assertThat(checked.findings()).isEmpty();
        assertThat(checked.usable()).isTrue();
        var table = requireNonNull(checked.table());
        assertThat(table.hitPolicy().sentence()).isEqualTo("Only one row can hold, and it decides");
        assertThat(table.inputs().getFirst().allowed()).containsExactly("admitted", "denied", "not-recorded");
        assertThat(table.inputs().getLast().allowed()).containsExactly("1 to 5");
        assertThat(table.rows().getFirst().annotation()).isEqualTo("as agreed");
        assertThat(table.rows().get(1).cells())
                .containsExactly(new Cell("\"admitted\"", "admitted"), new Cell("> 3", "4 or more"));
        assertThat(table.rows().get(2).cells())
                .containsExactly(new Cell("not(\"admitted\")", "anything but admitted"), new Cell("-", "any"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20191111", "20211108", "20230324", "20240513"})
    void dmn_1_3_to_1_6_is_read(String version) {
        assertThat(check(one("knife", "boolean")
                                .version(version)
                                .row("-", "\"open\"")
                                .hitPolicy("UNIQUE"))
                        .findings())
                .isEmpty();
    }

    @Test
    void an_older_version_of_dmn_is_refused_with_what_to_do() {
        found(one("knife", "boolean").version("20151101").row("-", "\"open\""))
                .containsExactly(
                        "NOT_DMN | Table eligibility | It is of an older version of DMN. Save it as DMN 1.3 or later.");
    }

    @Test
    void every_wrong_cell_is_named_at_once_by_row_and_column() {
        found(admissionAndScore()
                        .row("\"admited\"", "[1..", "\"open\"")
                        .row("denied", "\"4\"", "\"opened\"")
                        .row("", "9", "")
                        .row("\"denied\"", "2.5", "-"))
                .containsExactly(
                        "UNKNOWN_VALUE | Row 1, column admission | “admited” is none of the values of this column. Did you mean “admitted”?",
                        "UNREADABLE_CELL | Row 1, column score | “[1..” cannot be read. Write a number, a range such as [1..3], or a comparison such as < 3.",
                        "UNREADABLE_CELL | Row 2, column admission | “denied” is written without quotes. Write \"denied\".",
                        "WRONG_TYPE | Row 2, column score | “\"4\"” is not a whole number, which this column has. Write a number, a range such as [1..3], or a comparison such as < 3.",
                        "UNKNOWN_VALUE | Row 2, column effect | “opened” is none of the values of this column. Did you mean “open”?",
                        "EMPTY_CELL | Row 3, column admission | The cell is empty, which some editors show as a dash. Write - into it where any value will do, so that nothing is left open by accident.",
                        "UNKNOWN_VALUE | Row 3, column score | 9 is none of the values of this column, which has 1 to 5.",
                        "EMPTY_CELL | Row 3, column effect | The cell is empty. Write the answer that follows from the row.",
                        "WRONG_TYPE | Row 4, column score | 2.5 is not a whole number, and this column has only whole numbers.",
                        "UNREADABLE_CELL | Row 4, column effect | “-” cannot be read. Write values in quotes with commas between them.");
    }

    @Test
    void a_faulty_table_can_still_be_read_and_carries_each_faulty_cell_as_written() {
        var checked = check(admissionAndScore().row("\"admited\"", "[1..", "\"open\""));
        assertThat(checked.usable()).isFalse();
        assertThat(requireNonNull(checked.table()).rows().getFirst().cells())
                .containsExactly(new Cell("\"admited\"", "\"admited\""), new Cell("[1..", "[1.."));
        assertThat(checked.findings()).extracting(Finding::cell).containsExactly("\"admited\"", "[1..");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function(k) external {java: {class: \"java.lang.System\", method signature: \"exit(int)\"}}",
                "(function(k) external {java: {class: \"java.lang.System\", method signature: \"exit(int)\"}})(1)",
                "function(k) k",
                "{a: 1}.a",
                "list contains([1], ?)",
                "? > 3",
                "score",
                "< score",
                "knife",
                "1 + 1",
                "[1..1 + 1]",
                "if true then 1 else 2",
                "for i in [1] return i",
                "some i in [1] satisfies i = ?",
                "every i in [1] satisfies i = ?",
                "[1,2]",
                "[1,2][1]",
                "not(not(3))",
                "not(-)",
                "null",
                "not(null)",
                "[1..null]",
                "3 instance of number",
                "3 between 1 and 4",
                "3 in [1..4]",
                "> 3 and < 5",
                "5 > 3",
                "-,3",
                "1 2",
                "3,",
                "1;2",
                "3 // and what nobody reads",
                "3 /* and what nobody reads */",
                "((((((((3))))))))",
                "date(\"2026-01-31\")",
                "@\"2026-01-31\"",
                "true"
            })
    void a_cell_of_numbers_holds_nothing_but_numbers_and_ranges(String cell) {
        codes(one("score", "number").row(cell, "\"open\""))
                .containsAnyOf(Code.FORBIDDEN_CELL, Code.UNREADABLE_CELL, Code.WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function() external {java: {class: \"java.lang.System\", method signature: \"exit(int)\"}}",
                "matches(?, \"a*\")",
                "starts with(?, \"a\")",
                "\"a\" + \"b\"",
                "\"admitted\" or \"denied\"",
                "[\"a\"..\"z\"]",
                "> \"a\"",
                "upper case(\"a\")",
                "[\"admitted\"]",
                "!= \"admitted\", \"denied\"",
                "\"unterminated",
                "admission",
                "3",
                "true"
            })
    void a_cell_of_texts_holds_nothing_but_texts(String cell) {
        codes(one("admission", "string").row(cell, "\"open\""))
                .containsAnyOf(Code.FORBIDDEN_CELL, Code.UNREADABLE_CELL, Code.WRONG_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "function() external {java: {class: \"java.lang.System\", method signature: \"exit(int)\"}}",
                "knife",
                "string(knife)",
                "if knife then \"open\" else \"closed\"",
                "\"open\" + \"\"",
                "{a: \"open\"}",
                "null",
                "3",
                "[\"open\"]"
            })
    void an_answer_is_a_value_and_never_worked_out(String cell) {
        codes(one("knife", "boolean").row("-", cell))
                .containsAnyOf(Code.FORBIDDEN_CELL, Code.UNREADABLE_CELL, Code.WRONG_TYPE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "score        | number  | [1..3]                          | 1 to 3",
                "score        | number  | (1..3)                          | 2",
                "score        | number  | ]1..3[                          | 2",
                "score        | number  | < 3                             | 2 or less",
                "score        | number  | >= 4                            | 4 or more",
                "score        | number  | = 3                             | 3",
                "score        | number  | != 3                            | anything but 3",
                "score        | number  | 1, [3..4]                       | 1 or 3 to 4",
                "score        | number  | not(1, 2)                       | anything but 1 or 2",
                "score        | number  | +3                              | 3",
                "ratio        | number  | (-1.5..2]                       | more than -1.5 and 2 or less",
                "ratio        | number  | < .5                            | less than 0.5",
                "ratio        | number  | > 2                             | more than 2",
                "knife        | boolean | true                            | yes",
                "knife        | boolean | not(true)                       | no",
                "knife        | boolean | true, false                     | yes or no",
                "admission    | string  | \"admitted\", \"denied\"        | admitted or denied",
                "admission    | string  | (\"admitted\")                  | admitted",
                "admission    | string  | = \"admitted\"                  | admitted",
                "admission    | string  | != \"admitted\"                 | anything but admitted",
                "offence date | date    | < date(\"2026-02-01\")          | 31 January 2026 or earlier",
                "offence date | date    | [@\"2026-01-01\"..@\"2026-01-31\"] | 1 January 2026 to 31 January 2026"
            })
    void a_cell_is_said_in_words(String input, String type, String cell, String words) {
        var checked = check(one(input, type).row(cell, "\"open\""));
        assertThat(checked.errors()).isEmpty();
        assertThat(requireNonNull(checked.table()).rows().getFirst().cells()).containsExactly(new Cell(cell, words));
    }

    @Test
    void an_impossible_date_is_named() {
        found(one("offence date", "date").row("< date(\"2026-02-31\")", "\"open\""))
                .containsExactly("WRONG_TYPE | Row 1, column offence date | There is no day “2026-02-31”."
                        + " Write a date as year, month and day: date(\"2026-01-31\").");
    }

    @Test
    void a_range_that_runs_backwards_is_named() {
        found(one("score", "number").row("[3..1]", "\"open\""))
                .containsExactly("NEVER_HOLDS | Row 1, column score | No value lies between the two ends of “[3..1]”."
                        + " Write the lower end first.");
    }

    @Test
    void a_row_that_contradicts_itself_is_named_whatever_the_hit_policy() {
        for (var policy : List.of("UNIQUE", "FIRST", "COLLECT"))
            found(one("admission", "string")
                            .hitPolicy(policy)
                            .row("not(\"admitted\", \"denied\", \"not-recorded\")", "\"open\"")
                            .row("-", "\"closed\""))
                    .containsExactly("NEVER_HOLDS | Row 1, column admission | No value of this column is among those"
                            + " that the cell needs, so that the row never holds.");
    }

    @Test
    void rows_that_hold_together_are_named_where_only_one_may_with_the_facts_for_which_they_do() {
        found(admissionAndScore()
                        .row("\"admitted\"", "[1..3]", "\"open\"")
                        .row("\"admitted\", \"denied\"", "[3..5]", "\"closed\"")
                        .row("\"not-recorded\"", "-", "\"closed\"")
                        .row("\"denied\"", "< 3", "\"closed\""))
                .containsExactly(
                        "OVERLAP | Rows 1 and 2 | Both hold where admission is admitted and score is 3, and only one row"
                                + " may. Narrow one of them, or let the first row decide (FIRST).");
    }

    @Test
    void a_row_that_an_earlier_one_always_hides_is_named_where_the_first_decides() {
        found(admissionAndScore()
                        .hitPolicy("FIRST")
                        .row("\"admitted\"", "-", "\"open\"")
                        .row("-", "< 3", "\"closed\"")
                        .row("\"admitted\", \"denied\"", "[1..2]", "\"closed\"")
                        .row("\"admitted\"", "4", "\"closed\"")
                        .row("-", "-", "\"closed\""))
                .containsExactly(
                        "NEVER_REACHED | Row 3 | Rows 1 and 2 come first and always decide where it would hold, so that"
                                + " it never decides. Remove it, or move it up.",
                        "NEVER_REACHED | Row 4 | Row 1 comes first and always decides where it would hold, so that it"
                                + " never decides. Remove it, or move it up.");
    }

    @Test
    void what_no_row_holds_for_is_a_gap_and_no_error() {
        var checked = check(
                admissionAndScore().row("\"admitted\"", "[1..3]", "\"open\"").row("\"denied\"", "-", "\"closed\""));
        assertThat(checked.usable()).isTrue();
        assertThat(checked.gaps())
                .extracting(Finding::sentence)
                .containsExactlyInAnyOrder(
                        "No row holds where admission is admitted and score is 4 to 5.",
                        "No row holds where admission is not-recorded.");
        assertThat(checked.gaps()).extracting(Finding::kind).containsOnly(Kind.GAP);
    }

    @Test
    void gaps_that_differ_in_one_fact_only_are_told_as_one() {
        found(admissionAndScore()
                        .row("\"admitted\"", "[1..3]", "\"open\"")
                        .row("\"denied\"", "[1..3]", "\"closed\"")
                        .row("\"not-recorded\"", "-", "\"closed\""))
                .containsExactly(
                        "GAP | Table eligibility | No row holds where admission is admitted or denied and score"
                                + " is 4 to 5.");
    }

    @Test
    void more_gaps_than_anybody_reads_are_counted() {
        var table =
                Dmn.table().input("ratio", "number").input("score", "number").output("effect", "string");
        for (int i = 0; i < 300; i++)
            table.row("[" + i + ".." + (i + 0.5) + "]", String.valueOf(1 + i % 5), "\"open\"");
        var gaps = check(table).gaps();
        assertThat(gaps).hasSize(51);
        assertThat(gaps.getLast().sentence()).matches("No row holds for \\d+ more combinations like these\\.");
    }

    @Test
    void more_overlaps_than_anybody_reads_are_counted() {
        var table = one("knife", "boolean");
        for (int i = 0; i < 12; i++) table.row("-", "\"open\"");
        // 12 times 11 pairs, each once: 66
        assertThat(check(table).errors()).hasSize(51);
        assertThat(check(table).errors().getLast().sentence())
                .isEqualTo("16 more pairs of rows hold together like these.");
    }

    @Test
    void more_gaps_than_can_be_worked_out_are_said_to_be_that() {
        var inputs = List.of("a", "b", "c", "d", "e", "f");
        var expected = Expected.nothing().asking("effect", new Values.OneOf("open"));
        var table = Dmn.table();
        for (var input : inputs) {
            expected = expected.telling(input, new Values.Whole(0, 1_000));
            table.input(input, "number");
        }
        table.output("effect", "string");
        for (int i = 0; i < 120; i++) {
            var at = 2 * i;
            table.row(
                    "" + at,
                    "" + (at * 7 % 997),
                    "" + (at * 31 % 997),
                    "" + (at * 57 % 997),
                    "" + (at * 91 % 997),
                    "" + (at * 131 % 997),
                    "\"open\"");
        }
        var gaps = TABLES.check(table.source(), expected).gaps();
        assertThat(gaps).isNotEmpty().hasSizeLessThanOrEqualTo(51);
    }

    @Test
    void between_whole_numbers_nothing_is_missing() {
        found(one("score", "number")
                        .row("1", "\"open\"")
                        .row("[2..3]", "\"open\"")
                        .row("(3..5]", "\"closed\""))
                .isEmpty();
        found(one("ratio", "number").row("<= 1", "\"open\"").row(">= 2", "\"closed\""))
                .containsExactly("GAP | Table eligibility | No row holds where ratio is more than 1 and less than 2.");
    }

    @Test
    void a_table_that_collects_has_neither_gaps_nor_overlaps() {
        found(admissionAndScore()
                        .hitPolicy("COLLECT")
                        .row("\"admitted\"", "1", "\"open\"")
                        .row("-", "1", "\"closed\""))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRIORITY", "ANY", "RULE ORDER", "OUTPUT ORDER", "SOMETHING"})
    void a_hit_policy_that_is_not_used_is_refused_with_those_that_are(String policy) {
        found(one("knife", "boolean").hitPolicy(policy).row("-", "\"open\""))
                .containsExactly("HIT_POLICY | Table eligibility | Its hit policy is “" + policy
                        + "”. Choose UNIQUE (only one row can hold), FIRST (the first row that holds decides) or COLLECT"
                        + " (every row that holds counts).");
    }

    @Test
    void answers_are_not_added_up() {
        codes(one("knife", "boolean")
                        .attributes("hitPolicy=\"COLLECT\" aggregation=\"SUM\"")
                        .row("-", "\"open\""))
                .containsExactly(Code.HIT_POLICY);
    }

    @Test
    void an_input_that_the_program_does_not_know_is_named_with_the_one_that_may_be_meant() {
        found(one("scores", "number").row("-", "\"open\""))
                .containsExactly("UNKNOWN_INPUT | Column scores | No fact is called “scores”. Did you mean “score”?");
        found(one("weather", "string").row("-", "\"open\""))
                .containsExactly("UNKNOWN_INPUT | Column weather | No fact is called “weather”. There are: admission,"
                        + " score, knife, offence date and ratio.");
    }

    @Test
    void an_answer_that_is_needed_must_be_there_and_no_other() {
        found(Dmn.table().input("knife", "boolean").output("efect", "string").row("-", "\"open\""))
                .containsExactly(
                        "UNKNOWN_OUTPUT | Column efect | No answer is called “efect”. Did you mean “effect”?",
                        "MISSING_OUTPUT | Table eligibility | It has no output column named “effect”, which is needed.");
    }

    @Test
    void the_same_column_twice_is_refused() {
        codes(one("knife", "boolean").input("knife", "boolean").row("-", "-", "\"open\""))
                .containsExactly(Code.COLUMN_TWICE);
    }

    @Test
    void a_column_must_have_the_type_that_the_program_tells() {
        found(one("score", "string").row("-", "\"open\""))
                .containsExactly("COLUMN_TYPE | Column score | The column’s type is “string”; choose “number”.");
        found(one("score", "Any").row("-", "\"open\""))
                .containsExactly("COLUMN_TYPE | Column score | The column has no type. Choose “number”.");
    }

    @Test
    void allowed_values_that_leave_out_what_a_case_can_have_are_refused() {
        found(Dmn.table()
                        .input("admission", "string", "\"admitted\",\"denied\"")
                        .input("score", "number", "[1..4]")
                        .output("effect", "string")
                        .row("-", "-", "\"open\""))
                .containsExactly(
                        "ALLOWED_VALUES | Column admission | A case can also have not-recorded, which the column’s"
                                + " allowed values leave out. Add it.",
                        "ALLOWED_VALUES | Column score | A case can also have 5, which the column’s allowed values"
                                + " leave out. Add it.");
    }

    @Test
    void allowed_values_that_no_case_can_have_are_refused() {
        found(Dmn.table()
                        .input("admission", "string", "\"admitted\",\"denied\",\"not-recorded\",\"admits\"")
                        .output("effect", "string")
                        .row("-", "\"open\""))
                .containsExactly(
                        "ALLOWED_VALUES | Column admission | The column’s allowed values cannot be used."
                                + " “admits” is none of the values of this column, which has admitted, denied or not-recorded.");
    }

    @Test
    void a_type_of_the_files_own_is_followed_to_what_it_allows() {
        var own =
                "<itemDefinition id=\"t\" name=\"tAdmission\"><typeRef>string</typeRef><allowedValues id=\"av\"><text>"
                        + "\"admitted\",\"denied\"</text></allowedValues></itemDefinition>";
        found(Dmn.table()
                        .before(own)
                        .input("admission", "tAdmission")
                        .output("effect", "string")
                        .row("-", "\"open\""))
                .containsExactly("ALLOWED_VALUES | Column admission | A case can also have not-recorded, which the"
                        + " column’s allowed values leave out. Add it.");
    }

    @Test
    void a_type_that_is_made_of_itself_ends_the_check_and_not_the_program() {
        var own = "<itemDefinition id=\"t\" name=\"tA\"><typeRef>tA</typeRef></itemDefinition>";
        assertThat(check(Dmn.table()
                                .before(own)
                                .input("admission", "tA")
                                .output("effect", "string")
                                .row("-", "\"open\""))
                        .usable())
                .isFalse();
    }

    @Test
    void a_row_with_too_few_cells_is_named() {
        codes(one("knife", "boolean").row("-")).contains(Code.NOT_VALID);
    }

    @Test
    void a_list_of_answers_is_read() {
        var checked = check(Dmn.table()
                .input("knife", "boolean")
                .output("effect", "string")
                .output("reasons", "Any")
                .row("-", "\"open\"", "[\"too low\", \"too hihg\"]"));
        assertThat(checked.findings())
                .extracting(Finding::sentence)
                .containsExactly("“too hihg” is none of the values of this column. Did you mean “too high”?");
    }

    @Test
    void what_kie_says_of_a_file_that_we_let_through_is_passed_on() {
        // two elements of one id: harmless, but no DMN
        var file = one("knife", "boolean").row("-", "\"open\"").xml().replace("id=\"tab\"", "id=\"dec\"");
        assertThat(TABLES.check(new TableSource("eligibility", file), EXPECTED).findings())
                .extracting(Finding::code)
                .contains(Code.NOT_VALID);
    }
}
