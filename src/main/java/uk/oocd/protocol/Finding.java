package uk.oocd.protocol;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with, or missing from, a decision table, said so that its author can mend it.
 *
 * @param table what the protocol calls the table
 * @param rows the rows it is about, from 1; empty where it is about a column or the whole table
 * @param column the column it is about; null where it is about a row or the whole table
 * @param cell the cell as it is written; null where it is about more than one cell
 * @param sentence one or more whole sentences, which name neither table nor place
 */
public record Finding(
        Kind kind,
        Code code,
        String table,
        List<Integer> rows,
        @Nullable String column,
        @Nullable String cell,
        String sentence) {

    public Finding {
        rows = List.copyOf(rows);
    }

    public enum Kind {
        /** The version cannot be approved with it. */
        ERROR,
        /** Facts for which no row holds: to be closed, or to be accepted by the approver with a reason. */
        GAP
    }

    public enum Code {
        /** More than we read: the file, its rows, its columns or a cell. */
        TOO_LARGE,
        /** No XML, or XML that tells us to fetch or expand something. */
        NOT_XML,
        /** XML, but no DMN of a version that we read. */
        NOT_DMN,
        /** DMN that its own schema or Apache KIE refuses. */
        NOT_VALID,
        /** DMN that we do not use: anything but one decision table. */
        NOT_USED,
        HIT_POLICY,
        UNKNOWN_INPUT,
        UNKNOWN_OUTPUT,
        MISSING_OUTPUT,
        COLUMN_TWICE,
        COLUMN_TYPE,
        ALLOWED_VALUES,
        EMPTY_CELL,
        /** No expression of the language. */
        UNREADABLE_CELL,
        /** An expression, but none that a cell may hold, such as one that calls something. */
        FORBIDDEN_CELL,
        WRONG_TYPE,
        UNKNOWN_VALUE,
        /** The row contradicts itself. */
        NEVER_HOLDS,
        /** An earlier row always decides. */
        NEVER_REACHED,
        OVERLAP,
        GAP,
        /** Apache KIE answers otherwise than this program reads the table. */
        DISAGREEMENT
    }

    /** The place in words, for example {@code Row 3, column score}; the table’s name where it is about all of it. */
    public String place() {
        var numbers = rows.stream().map(String::valueOf).collect(Collectors.joining(" and "));
        var row = rows.isEmpty() ? "" : (rows.size() == 1 ? "Row " : "Rows ") + numbers;
        if (column == null) return rows.isEmpty() ? "Table " + table : row;
        return rows.isEmpty() ? "Column " + column : row + ", column " + column;
    }

    public boolean error() {
        return kind == Kind.ERROR;
    }
}
