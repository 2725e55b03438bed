package uk.oocd.storage.dmn;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import uk.oocd.protocol.Expected;
import uk.oocd.protocol.TableSource;
import uk.oocd.protocol.Values;

/** A table without faults of as many rows as are wanted: for each offence and score, one row. */
public final class LargeTable {

    private static final int SCORES = 5;

    private final Dmn dmn;
    private final Expected expected;

    private LargeTable(Dmn dmn, Expected expected) {
        this.dmn = dmn;
        this.expected = expected;
    }

    /** @param rows a multiple of five */
    public static LargeTable of(int rows) {
        var offences = offences(rows);
        var expected = Expected.nothing()
                .telling("offence", new Values.OneOf(offences))
                .telling("score", new Values.Whole(1, SCORES))
                .telling("knife", new Values.YesOrNo())
                .telling("admission", new Values.OneOf("admitted", "denied", "not-recorded"))
                .asking("effect", new Values.OneOf("open", "closed"));
        var dmn = Dmn.table()
                .input("offence", "string")
                .input("score", "number")
                .input("knife", "boolean")
                .input("admission", "string", "\"admitted\",\"denied\",\"not-recorded\"")
                .output("effect", "string");
        for (var offence : offences)
            for (int score = 1; score <= SCORES; score++)
                dmn.row("\"" + offence + "\"", "[" + score + ".." + score + "]", "-", "-", "\"open\"", "as agreed");
        return new LargeTable(dmn, expected);
    }

    /** And one row more. */
    public LargeTable with(String... cells) {
        int rows = expected.inputs().getFirst().values() instanceof Values.OneOf one
                ? one.texts().size() * SCORES
                : 0;
        var more = of(rows);
        more.dmn.row(cells);
        return more;
    }

    public TableSource source() {
        return dmn.source();
    }

    public Expected expected() {
        return expected;
    }

    /** Facts for which this row holds. */
    public Map<String, Object> factsFor(int row) {
        return Map.of(
                "offence",
                "offence-" + ((row - 1) / SCORES),
                "score",
                1 + (row - 1) % SCORES,
                "knife",
                row % 2 == 0,
                "admission",
                "admitted");
    }

    private static List<String> offences(int rows) {
        return IntStream.range(0, rows / SCORES).mapToObj(i -> "offence-" + i).toList();
    }
}
