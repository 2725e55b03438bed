package uk.oocd.protocol;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with, or missing from, the content of a protocol, said so that its author can mend it.
 *
 * @param field where it stands in the content, for example {@code outcomes/5/clause}; null where it is in a table
 * @param table what the protocol calls the decision table; null where it is in none
 * @param rows of the table, from 1; empty where it is about a column, all of the table, or no table
 * @param column of the table; null where it is about a row, all of the table, or no table
 * @param cell as it is written; null where it is about no cell, or more than one
 * @param sentence what is wrong, in whole sentences
 */
public record ContentFinding(
        Kind kind,
        @Nullable String field,
        @Nullable String table,
        List<Integer> rows,
        @Nullable String column,
        @Nullable String cell,
        String sentence) {

    public ContentFinding {
        rows = List.copyOf(rows);
    }

    public enum Kind {
        /** The version cannot be approved with it. */
        ERROR,
        /** Something that can happen and of which the protocol says nothing: closed, or accepted with a reason. */
        GAP
    }

    /** In a field of the content; an empty one is all of it. */
    public static ContentFinding inField(String field, String sentence) {
        return new ContentFinding(Kind.ERROR, field, null, List.of(), null, null, sentence);
    }

    public static ContentFinding inTable(Finding finding) {
        return new ContentFinding(
                finding.error() ? Kind.ERROR : Kind.GAP,
                null,
                finding.table(),
                finding.rows(),
                finding.column(),
                finding.cell(),
                finding.sentence());
    }

    public boolean error() {
        return kind == Kind.ERROR;
    }

    /** Names it among the findings of one content, the same whenever that is checked. */
    public String id() {
        return "%08x".formatted((place() + sentence).hashCode());
    }

    /** The place in words, for example {@code Table eligibility, row 3, column score}. */
    public String place() {
        if (table == null) return field == null || field.isEmpty() ? "The file" : "Field " + field;
        var place = new StringBuilder("Table ").append(table);
        if (!rows.isEmpty()) {
            place.append(rows.size() == 1 ? ", row " : ", rows ")
                    .append(rows.stream().map(String::valueOf).collect(Collectors.joining(" and ")));
        }
        if (column != null) place.append(", column ").append(column);
        if (cell != null) place.append(", cell “").append(cell).append("”");
        return place.toString();
    }
}
