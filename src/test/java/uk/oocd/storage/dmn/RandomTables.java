package uk.oocd.storage.dmn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import uk.oocd.protocol.Expected;
import uk.oocd.protocol.TableSource;
import uk.oocd.protocol.Values;

/**
 * Tables that nobody would write, each with what its cells mean: written down while the cell is made up, and so known
 * without reading it.
 */
final class RandomTables {

    static final List<String> ADMISSIONS = List.of("admitted", "denied", "not-recorded", "no \"reply\"");

    static final Expected EXPECTED = Expected.nothing()
            .telling("admission", new Values.OneOf(ADMISSIONS))
            .telling("score", new Values.Whole(1, 5))
            .telling("knife", new Values.YesOrNo())
            .telling("ratio", new Values.Decimal())
            .asking("row", new Values.Whole(1, null));

    /** @param means for each row, for each column */
    record RandomTable(TableSource source, List<String> columns, List<List<Predicate<Object>>> means) {

        boolean holds(int row, Map<String, Object> facts) {
            var cells = means.get(row - 1);
            for (int i = 0; i < columns.size(); i++) if (!cells.get(i).test(facts.get(columns.get(i)))) return false;
            return true;
        }

        List<Integer> holding(Map<String, Object> facts) {
            var rows = new ArrayList<Integer>();
            for (int row = 1; row <= means.size(); row++) if (holds(row, facts)) rows.add(row);
            return rows;
        }
    }

    private record Made(String text, Predicate<Object> means) {}

    private final Random random;

    RandomTables(long seed) {
        random = new Random(seed);
    }

    RandomTable table(String hitPolicy, int most, String... columns) {
        var dmn = Dmn.table().hitPolicy(hitPolicy);
        for (var column : columns) input(dmn, column);
        dmn.output("row", "number");
        var means = new ArrayList<List<Predicate<Object>>>();
        int rows = 1 + random.nextInt(most);
        for (int row = 1; row <= rows; row++) {
            var texts = new ArrayList<String>();
            var cells = new ArrayList<Predicate<Object>>();
            for (var column : columns) {
                var cell = cell(column);
                texts.add(cell.text());
                cells.add(cell.means());
            }
            texts.add(String.valueOf(row));
            dmn.row(texts.toArray(String[]::new));
            means.add(cells);
        }
        return new RandomTable(dmn.source(), List.of(columns), means);
    }

    Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("admission", ADMISSIONS.get(random.nextInt(ADMISSIONS.size())));
        facts.put("score", 1 + random.nextInt(5));
        facts.put("knife", random.nextBoolean());
        facts.put("ratio", decimal());
        return facts;
    }

    private static void input(Dmn dmn, String column) {
        switch (column) {
            case "admission" ->
                dmn.input(
                        column,
                        "string",
                        ADMISSIONS.stream().map(RandomTables::quoted).collect(Collectors.joining(",")));
            case "knife" -> dmn.input(column, "boolean");
            default -> dmn.input(column, "number");
        }
    }

    private Made cell(String column) {
        if (random.nextInt(4) == 0) return new Made("-", _ -> true);
        return switch (column) {
            case "admission" -> admission();
            case "knife" -> {
                boolean yes = random.nextBoolean();
                yield random.nextBoolean()
                        ? new Made(String.valueOf(yes), fact -> fact.equals(yes))
                        : new Made("not(" + yes + ")", fact -> !fact.equals(yes));
            }
            case "score" -> numbers(() -> BigDecimal.valueOf(1 + random.nextInt(5)));
            default -> numbers(this::decimal);
        };
    }

    private Made admission() {
        var some = new LinkedHashSet<String>();
        int size = 1 + random.nextInt(3);
        for (int i = 0; i < size; i++) some.add(ADMISSIONS.get(random.nextInt(ADMISSIONS.size())));
        var text =
                some.stream().map(RandomTables::quoted).collect(Collectors.joining(random.nextBoolean() ? "," : " , "));
        return random.nextInt(3) == 0
                ? new Made("not(" + text + ")", fact -> !some.contains(fact))
                : new Made(text, some::contains);
    }

    private Made numbers(Supplier<BigDecimal> any) {
        var texts = new ArrayList<String>();
        Predicate<BigDecimal> means = _ -> false;
        int size = 1 + random.nextInt(2);
        for (int i = 0; i < size; i++) {
            var a = any.get();
            var b = a.max(any.get());
            switch (random.nextInt(7)) {
                case 0 -> {
                    texts.add("< " + a);
                    means = means.or(n -> n.compareTo(a) < 0);
                }
                case 1 -> {
                    texts.add("<=" + a);
                    means = means.or(n -> n.compareTo(a) <= 0);
                }
                case 2 -> {
                    texts.add(">" + a);
                    means = means.or(n -> n.compareTo(a) > 0);
                }
                case 3 -> {
                    texts.add(">= " + a);
                    means = means.or(n -> n.compareTo(a) >= 0);
                }
                case 4 -> {
                    texts.add("[" + a + ".." + b + "]");
                    means = means.or(n -> n.compareTo(a) >= 0 && n.compareTo(b) <= 0);
                }
                case 5 -> {
                    var c = b.add(BigDecimal.TWO);
                    texts.add("(" + a + ".." + c + ")");
                    means = means.or(n -> n.compareTo(a) > 0 && n.compareTo(c) < 0);
                }
                default -> {
                    texts.add(a.toString());
                    means = means.or(n -> n.compareTo(a) == 0);
                }
            }
        }
        var text = String.join(", ", texts);
        var meant = means;
        boolean negated = random.nextInt(5) == 0;
        return new Made(
                negated ? "not(" + text + ")" : text, fact -> meant.test(new BigDecimal(fact.toString())) != negated);
    }

    private BigDecimal decimal() {
        return BigDecimal.valueOf(random.nextInt(13) - 6L).divide(BigDecimal.valueOf(4));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }
}
