package uk.oocd.storage.dmn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.protocol.Finding;
import uk.oocd.protocol.Finding.Code;
import uk.oocd.protocol.Finding.Kind;

/** What is found in one table, in the order in which it was found. */
final class Findings {

    /** Of one sort; a table that is wrong all over is not made clearer by more. */
    static final int ENOUGH = 50;

    private final String table;
    private final List<Finding> found = new ArrayList<>();

    Findings(String table) {
        this.table = table;
    }

    void whole(Code code, String sentence) {
        add(Kind.ERROR, code, List.of(), null, null, sentence);
    }

    void column(Code code, String column, @Nullable String cell, String sentence) {
        add(Kind.ERROR, code, List.of(), column, cell, sentence);
    }

    void cell(Code code, int row, String column, String cell, String sentence) {
        add(Kind.ERROR, code, List.of(row), column, cell, sentence);
    }

    void rows(Code code, List<Integer> rows, String sentence) {
        add(Kind.ERROR, code, rows, null, null, sentence);
    }

    void gap(String sentence) {
        add(Kind.GAP, Code.GAP, List.of(), null, null, sentence);
    }

    boolean none() {
        return found.isEmpty();
    }

    boolean errors() {
        return found.stream().anyMatch(Finding::error);
    }

    List<Finding> all() {
        return List.copyOf(found);
    }

    private void add(
            Kind kind, Code code, List<Integer> rows, @Nullable String column, @Nullable String cell, String sentence) {
        found.add(new Finding(kind, code, table, rows, column, cell, sentence));
    }
}
