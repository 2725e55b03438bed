package uk.oocd.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import uk.oocd.protocol.DecisionTable.Cell;
import uk.oocd.protocol.DecisionTable.Column;
import uk.oocd.protocol.DecisionTable.ColumnType;
import uk.oocd.protocol.DecisionTable.HitPolicy;
import uk.oocd.protocol.DecisionTable.Row;
import uk.oocd.protocol.ProtocolOutline.Decisions;
import uk.oocd.protocol.ProtocolOutline.Difference;
import uk.oocd.protocol.ProtocolOutline.Difference.Kind;
import uk.oocd.protocol.ProtocolOutline.Listing;
import uk.oocd.protocol.ProtocolOutline.Part;
import uk.oocd.protocol.ProtocolOutline.Unreadable;
import uk.oocd.protocol.ProtocolOutline.Value;
import uk.oocd.protocol.ProtocolOutline.Values;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProtocolOutlineTest {

    @Test
    void what_is_the_same_differs_in_nothing() {
        var outline = outline(values("title", "Ours"), clauses("1.1", "Aim"), table("1 to 3"));
        assertThat(outline.differencesTo(outline)).isEmpty();
    }

    @Test
    void a_value_and_a_line_of_a_list_are_changed_added_or_removed() {
        var before = outline(values("title", "Ours"), clauses("1.1", "Aim", "1.2", "Scope", "1.3", "Gone"));
        var after = outline(values("title", "Ours, anew"), clauses("1.1", "Aim", "1.2", "Wider scope", "1.4", "New"));
        assertThat(after.differencesTo(before))
                .containsExactly(
                        new Difference(Kind.CHANGED, "", "title", "Ours", "Ours, anew"),
                        new Difference(Kind.CHANGED, "clauses", "1.2", "Scope", "Wider scope"),
                        new Difference(Kind.ADDED, "clauses", "1.4", "", "New"),
                        new Difference(Kind.REMOVED, "clauses", "1.3", "Gone", ""));
    }

    @Test
    void a_row_of_a_table_is_known_by_what_it_says_since_its_number_moves() {
        var differences = outline(table("1", "1 to 3", "5")).differencesTo(outline(table("1 to 3", "4")));
        assertThat(differences)
                .containsExactly(
                        new Difference(Kind.ADDED, "routing", "1 → police", "", "row 1"),
                        new Difference(Kind.ADDED, "routing", "5 → police", "", "row 3"),
                        new Difference(Kind.REMOVED, "routing", "4 → police", "row 2", ""));
    }

    @Test
    void a_part_that_is_new_or_gone_is_told_line_by_line() {
        assertThat(outline(table("1")).differencesTo(outline()))
                .extracting(Difference::kind)
                .containsExactly(Kind.ADDED);
        assertThat(outline().differencesTo(outline(clauses("1.1", "Aim"))))
                .extracting(Difference::kind)
                .containsExactly(Kind.REMOVED);
    }

    @Test
    void what_cannot_be_read_has_no_line() {
        assertThat(outline(new Unreadable("routing")).differencesTo(outline())).isEmpty();
    }

    @Test
    void what_several_fields_together_tell_apart_is_compared_line_by_line() {
        var before = codes(List.of("return", "charge", "2026", "C1"), List.of("return", "charge", "2027", "C2"));
        var after = codes(List.of("return", "charge", "2026", "C1"), List.of("return", "charge", "2027", "C3"));
        assertThat(outline(after).differencesTo(outline(before)))
                .containsExactly(new Difference(Kind.CHANGED, "returnCodes", "return, charge, 2027", "C2", "C3"));
    }

    @SafeVarargs
    private static Part codes(List<String>... rows) {
        return new Listing("returnCodes", List.of("dataReturn", "outcome", "from", "code"), 3, List.of(rows));
    }

    private static ProtocolOutline outline(Part... parts) {
        return new ProtocolOutline(List.of(parts));
    }

    private static Part values(String field, String text) {
        return new Values("", List.of(new Value(field, text)));
    }

    private static Part clauses(String... numbersAndTexts) {
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < numbersAndTexts.length; i += 2) {
            rows.add(List.of(numbersAndTexts[i], numbersAndTexts[i + 1]));
        }
        return new Listing("clauses", List.of("number", "text"), 1, rows);
    }

    private static Part table(String... scores) {
        var score = new Column("score", "score", ColumnType.NUMBER, List.of());
        var who = new Column("who", "who", ColumnType.TEXT, List.of());
        var rows = new ArrayList<Row>();
        Arrays.stream(scores)
                .forEach(words -> rows.add(new Row(
                        rows.size() + 1,
                        List.of(new Cell(words, words)),
                        List.of(new Cell("\"police\"", "police")),
                        "")));
        return new Decisions(
                "routing", new DecisionTable("routing", HitPolicy.UNIQUE, List.of(score), List.of(who), rows));
    }
}
