package uk.oocd.storage.dmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.protocol.Evaluation;
import uk.oocd.protocol.Evaluation.Fired;
import uk.oocd.protocol.Finding;

/** As many rows as a whole county’s protocol may have, asked by everybody at once. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LargeTableTest {

    private static final KieTables TABLES = new KieTables();
    private static final LargeTable LARGE = LargeTable.of(200);

    @Test
    void a_table_of_two_hundred_rows_is_checked_and_answers() {
        assertThat(TABLES.check(LARGE.source(), LARGE.expected()).findings()).isEmpty();
        var table = TABLES.compile(LARGE.source(), LARGE.expected());
        for (int row = 1; row <= 200; row++)
            assertThat(table.evaluate(LARGE.factsFor(row)).fired())
                    .extracting(Fired::row)
                    .containsExactly(row);
    }

    @Test
    void the_one_row_that_overlaps_among_two_hundred_is_found() {
        var source = LARGE.with("\"offence-7\"", "2", "-", "-", "\"closed\"").source();
        var findings = TABLES.check(source, LARGE.expected()).findings();
        assertThat(findings)
                .isNotEmpty()
                .allMatch(f -> f.code() == Finding.Code.OVERLAP && f.rows().contains(201));
    }

    @Test
    void many_threads_at_once_get_what_one_gets() throws Exception {
        // a table that nobody has asked yet, so that it is loaded by all of them at once
        var fresh = LargeTable.of(205);
        var table = TABLES.compile(fresh.source(), fresh.expected());
        List<Map<String, Object>> facts = new ArrayList<>();
        for (int row = 1; row <= 200; row += 10) facts.add(fresh.factsFor(row));
        List<Callable<List<Evaluation>>> asking = new ArrayList<>();
        for (int thread = 0; thread < 16; thread++)
            asking.add(() -> {
                List<Evaluation> answers = new ArrayList<>();
                for (int time = 0; time < 5; time++) for (var fact : facts) answers.add(table.evaluate(fact));
                return answers;
            });
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = threads.invokeAll(asking);
            var alone = new ArrayList<Evaluation>();
            for (int time = 0; time < 5; time++) for (var fact : facts) alone.add(table.evaluate(fact));
            for (var each : all) assertThat(each.get()).isEqualTo(alone);
        }
    }

    @Test
    void a_table_that_is_wrong_all_over_is_told_in_bounds() {
        var dmn = Dmn.table()
                .input("score", "number")
                .input("ratio", "number")
                .input("knife", "boolean")
                .output("row", "number");
        for (int row = 1; row <= 400; row++)
            dmn.row("> " + (row % 5), "[" + row + ".." + (row + 1) + "]", row % 2 == 0 ? "-" : "true", "1");
        var findings = TABLES.check(dmn.source(), RandomTables.EXPECTED).findings();
        assertThat(findings).hasSizeLessThan(200);
    }
}
