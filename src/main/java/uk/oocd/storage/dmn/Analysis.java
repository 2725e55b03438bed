package uk.oocd.storage.dmn;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import uk.oocd.protocol.Finding.Code;

/**
 * Weighs the rows of a table without errors against each other: those that can never hold, those that an earlier one
 * always hides, those that hold together where only one may, and the facts for which none holds. A row is a box: in each
 * column, the {@linkplain Axis pieces} that its cell takes.
 *
 * <p>KIE has an analysis of its own. It takes whole numbers for continuous, looks at neither COLLECT nor what FIRST
 * hides, gives up on a table as soon as one cell is unusual, and misses gaps where a cell holds several ranges. What it
 * does find, the tests hold this one to find too.
 */
final class Analysis {

    /** So that no table can keep the check busy: what is worked out exactly for any that people can read. */
    private static final int BOXES = 4_000;

    private final Table table;
    private final Findings findings;
    private final List<Axis> axes;
    private final List<Box> boxes;

    /** In each column, some of its pieces. */
    private record Box(List<BitSet> sides) {

        boolean empty() {
            return sides.stream().anyMatch(BitSet::isEmpty);
        }

        boolean meets(Box other) {
            for (int i = 0; i < sides.size(); i++) if (!sides.get(i).intersects(other.sides.get(i))) return false;
            return true;
        }

        Box and(Box other) {
            var both = new ArrayList<BitSet>();
            for (int i = 0; i < sides.size(); i++) both.add(and(sides.get(i), other.sides.get(i)));
            return new Box(both);
        }

        /** This box without another one, as boxes that do not meet. */
        List<Box> without(Box other) {
            var left = new ArrayList<Box>();
            var rest = new ArrayList<>(sides);
            for (int i = 0; i < sides.size(); i++) {
                var outside = (BitSet) rest.get(i).clone();
                outside.andNot(other.sides.get(i));
                if (!outside.isEmpty()) {
                    var piece = new ArrayList<>(rest);
                    piece.set(i, outside);
                    left.add(new Box(piece));
                }
                rest.set(i, and(rest.get(i), other.sides.get(i)));
            }
            return left;
        }

        private static BitSet and(BitSet one, BitSet other) {
            var both = (BitSet) one.clone();
            both.and(other);
            return both;
        }
    }

    private Analysis(Table table, Findings findings) {
        this.table = table;
        this.findings = findings;
        axes = IntStream.range(0, table.inputs().size()).mapToObj(this::axis).toList();
        boxes = table.rows().stream().map(this::box).toList();
    }

    /** @return facts to try the table with: some for each row that can decide, and some for which none should */
    static List<Map<String, Object>> of(Table table, Findings findings) {
        var analysis = new Analysis(table, findings);
        analysis.contradictions();
        return switch (table.policy()) {
            case UNIQUE -> {
                analysis.overlaps();
                yield analysis.tries(analysis.gaps());
            }
            case FIRST -> {
                analysis.hidden();
                yield analysis.tries(analysis.gaps());
            }
            case COLLECT -> analysis.tries(List.of());
        };
    }

    private Axis axis(int column) {
        return new Axis(
                table.inputs().get(column),
                table.rows().stream().map(r -> r.condition(column)).toList());
    }

    private Box box(Table.Row row) {
        return new Box(IntStream.range(0, axes.size())
                .mapToObj(i -> axes.get(i).where(row.condition(i)))
                .toList());
    }

    private void contradictions() {
        for (int row = 0; row < boxes.size(); row++) {
            var sides = boxes.get(row).sides();
            for (int i = 0; i < sides.size(); i++) {
                if (!sides.get(i).isEmpty()) continue;
                findings.cell(
                        Code.NEVER_HOLDS,
                        row + 1,
                        table.inputs().get(i).name(),
                        table.rows().get(row).needs().get(i).text(),
                        "No value of this column is among those that the cell needs, so that the row never holds.");
            }
        }
    }

    private void overlaps() {
        int found = 0;
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                if (!boxes.get(i).meets(boxes.get(j)) || ++found > Findings.ENOUGH) continue;
                findings.rows(
                        Code.OVERLAP,
                        List.of(i + 1, j + 1),
                        "Both hold " + where(boxes.get(i).and(boxes.get(j)))
                                + ", and only one row may. Narrow one of them, or let the first row decide (FIRST).");
            }
        }
        if (found > Findings.ENOUGH)
            findings.whole(Code.OVERLAP, (found - Findings.ENOUGH) + " more pairs of rows hold together like these.");
    }

    private void hidden() {
        for (int row = 0; row < boxes.size(); row++) {
            var box = boxes.get(row);
            if (box.empty()) continue;
            var left = new ArrayList<>(List.of(box));
            var hiding = new ArrayList<Integer>();
            for (int earlier = 0; earlier < row && !left.isEmpty() && left.size() <= BOXES; earlier++) {
                if (without(left, boxes.get(earlier))) hiding.add(earlier + 1);
            }
            if (left.isEmpty())
                findings.rows(
                        Code.NEVER_REACHED,
                        List.of(row + 1),
                        (hiding.size() == 1 ? "Row " : "Rows ")
                                + Words.both(
                                        hiding.stream().map(String::valueOf).toList())
                                + (hiding.size() == 1 ? " comes" : " come")
                                + " first and always decide" + (hiding.size() == 1 ? "s" : "")
                                + " where it would hold, so that it never decides. Remove it, or move it up.");
        }
    }

    private List<Box> gaps() {
        var left = new ArrayList<>(List.of(new Box(axes.stream().map(Axis::all).toList())));
        for (var box : boxes) {
            without(left, box);
            if (left.size() > BOXES) {
                findings.gap("More is missing than can be told. Let the last row hold for all that is left.");
                return List.of();
            }
        }
        merge(left);
        left.stream().limit(Findings.ENOUGH).forEach(gap -> findings.gap("No row holds " + where(gap) + "."));
        if (left.size() > Findings.ENOUGH)
            findings.gap("No row holds for " + (left.size() - Findings.ENOUGH) + " more combinations like these.");
        return left;
    }

    /** @return whether any of it was taken away */
    private static boolean without(List<Box> left, Box taken) {
        var kept = new ArrayList<Box>();
        boolean any = false;
        for (var box : left) {
            if (box.meets(taken)) {
                any = true;
                kept.addAll(box.without(taken));
            } else kept.add(box);
        }
        left.clear();
        left.addAll(kept);
        return any;
    }

    /** Makes one box of two that differ in one column only, as long as there are any: fewer and plainer sentences. */
    private static void merge(List<Box> some) {
        if (some.size() > Findings.ENOUGH * 4) return;
        boolean merged = true;
        while (merged) {
            merged = false;
            for (int i = 0; i < some.size() && !merged; i++) {
                for (int j = i + 1; j < some.size() && !merged; j++) {
                    int side = onlyDifference(some.get(i), some.get(j));
                    if (side < 0) continue;
                    var sides = new ArrayList<>(some.get(i).sides());
                    var both = (BitSet) sides.get(side).clone();
                    both.or(some.get(j).sides().get(side));
                    sides.set(side, both);
                    some.remove(j);
                    some.set(i, new Box(sides));
                    merged = true;
                }
            }
        }
    }

    private static int onlyDifference(Box one, Box other) {
        int difference = -1;
        for (int i = 0; i < one.sides().size(); i++) {
            if (one.sides().get(i).equals(other.sides().get(i))) continue;
            if (difference >= 0) return -1;
            difference = i;
        }
        return difference;
    }

    /** “where score is 4 and admission is denied”. */
    private String where(Box box) {
        var parts = new ArrayList<String>();
        for (int i = 0; i < axes.size(); i++) {
            var side = box.sides().get(i);
            if (!side.equals(axes.get(i).all()))
                parts.add(table.inputs().get(i).name() + " is " + axes.get(i).words(side));
        }
        return parts.isEmpty() ? "whatever the facts" : "where " + Words.both(parts);
    }

    private List<Map<String, Object>> tries(List<Box> unanswered) {
        var tries = new ArrayList<Map<String, Object>>();
        for (var box : boxes) if (!box.empty()) tries.add(sample(box));
        unanswered.stream().limit(Findings.ENOUGH).forEach(box -> tries.add(sample(box)));
        return tries;
    }

    private Map<String, Object> sample(Box box) {
        var facts = new HashMap<String, Object>();
        for (int i = 0; i < axes.size(); i++)
            facts.put(
                    table.inputs().get(i).name(), axes.get(i).sample(box.sides().get(i)));
        return facts;
    }
}
