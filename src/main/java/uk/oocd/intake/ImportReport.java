package uk.oocd.intake;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import uk.oocd.casefile.CaseFileId;

/**
 * What became of each row of a file, in the file's order. For whoever uploaded it, and kept nowhere: what is said of a
 * refused row can hold what stood in it.
 */
public record ImportReport(List<Row> rows) {

    public ImportReport {
        rows = List.copyOf(rows);
    }

    /** What became of one row. */
    public sealed interface Row {

        /** The line of the file on which the row begins, the header's being 1. */
        int line();
    }

    /** A case was opened for it. */
    public record Taken(int line, CaseFileId caseFile, String reference) implements Row {}

    /** The same force has referred the same child under the same crime reference before: nothing was recorded. */
    public record AlreadyHere(int line, CaseFileId caseFile, String reference) implements Row {}

    /** Nothing was recorded. */
    public record Refused(int line, List<Fault> faults) implements Row {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    /**
     * One thing to put right.
     *
     * @param field the column; empty where it is the whole row
     * @param code what clients branch on
     * @param sentence what to tell people
     */
    public record Fault(int line, String field, String code, String sentence) {}

    public long taken() {
        return count(Taken.class);
    }

    public long alreadyHere() {
        return count(AlreadyHere.class);
    }

    public long refused() {
        return count(Refused.class);
    }

    /** Everything to put right, in the order of the file. */
    public List<Fault> faults() {
        return rows.stream()
                .flatMap(row -> row instanceof Refused refused ? refused.faults().stream() : Stream.of())
                .toList();
    }

    private long count(Class<? extends Row> kind) {
        return rows.stream().filter(kind::isInstance).count();
    }

    /**
     * The report as a file for a spreadsheet: line, result, case, field, code, sentence; a refused row has a line of it
     * for each fault. No cell can be taken for a formula: one that looks like it begins with an apostrophe.
     */
    public String toCsv() {
        var format = CSVFormat.RFC4180;
        return Stream.concat(
                        Stream.of(format.format("line", "result", "case", "field", "code", "sentence")),
                        rows.stream().flatMap(row -> switch (row) {
                            case Taken r -> Stream.of(format.format(r.line(), "taken", r.reference(), "", "", ""));
                            case AlreadyHere r ->
                                Stream.of(format.format(r.line(), "already-here", r.reference(), "", "", ""));
                            case Refused r ->
                                r.faults().stream()
                                        .map(f -> format.format(
                                                f.line(),
                                                "refused",
                                                "",
                                                noFormula(f.field()),
                                                f.code(),
                                                noFormula(f.sentence())));
                        }))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String noFormula(String cell) {
        return !cell.isEmpty() && "=+-@\t\r\n|%".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
