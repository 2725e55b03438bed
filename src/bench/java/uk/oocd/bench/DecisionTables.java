package uk.oocd.bench;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import uk.oocd.bench.measure.Clients;
import uk.oocd.bench.measure.Cpu;
import uk.oocd.bench.measure.Settings;
import uk.oocd.bench.measure.Window;
import uk.oocd.protocol.Facts;
import uk.oocd.protocol.OffenceClass;
import uk.oocd.protocol.Tables;
import uk.oocd.storage.dmn.KieTables;
import uk.oocd.storage.dmn.LargeTable;
import uk.oocd.storage.protocol.BundledProtocols;

/**
 * Decision tables as the product uses them: {@code check-N} is what publishing a table of N rows costs, the first time
 * with everything that has to be loaded; {@code evaluate-N} asks one, with each answer explained cell by cell; {@code
 * options} asks the newest protocol that travels with the program where every outcome stands for a case, with each
 * reason.
 */
public final class DecisionTables {

    /** Until the compiler has seen it all. */
    private static final double WARM_UP_SECONDS = 5;

    private final Settings settings;
    private final LargeTable table;

    private DecisionTables(Settings settings, LargeTable table) {
        this.settings = settings;
        this.table = table;
    }

    public static void main(String... arguments) throws Exception {
        var settings = Settings.of(arguments);
        var variant = settings.variant();
        if (variant.equals("options")) {
            options(settings);
            return;
        }
        int dash = variant.lastIndexOf('-');
        var measured = new DecisionTables(settings, LargeTable.of(Integer.parseInt(variant.substring(dash + 1))));
        switch (variant.substring(0, dash)) {
            case "check" -> measured.check();
            case "evaluate" -> measured.evaluate();
            default -> throw new IllegalArgumentException("There is no variant " + variant);
        }
    }

    private void check() throws Exception {
        var before = Cpu.now(List.of());
        long begun = System.nanoTime();
        publish(new KieTables());
        double millis = (System.nanoTime() - begun) / 1e6;
        var after = Cpu.now(List.of());
        new Window(
                        "ms for the first check",
                        millis,
                        1,
                        1,
                        millis / 1e3,
                        millis,
                        millis,
                        after.engineSince(before) * 1e3,
                        after.foreignCoresSince(before))
                .write(settings);
        var tables = new KieTables();
        windows(settings, "checks/s", clock -> {
            while (clock.isRunning()) {
                clock.begin();
                publish(tables);
                clock.ended();
            }
        });
    }

    private void publish(Tables tables) {
        if (!tables.check(table.source(), table.expected()).findings().isEmpty())
            throw new IllegalStateException("The table is not free of faults");
    }

    private void evaluate() throws Exception {
        var compiled = new KieTables().compile(table.source(), table.expected());
        int rows = compiled.table().rows().size();
        windows(settings, "evaluations/s", clock -> {
            for (int row = 1; clock.isRunning(); row = row % rows + 1) {
                var facts = table.factsFor(row);
                clock.begin();
                var evaluation = compiled.evaluate(facts);
                clock.ended();
                if (evaluation.fired().size() != 1) throw new IllegalStateException("Not one row fired");
            }
        });
    }

    private static void options(Settings settings) throws Exception {
        var protocol = new BundledProtocols().all().getLast();
        var cases = cases(protocol.scaleMaximum());
        windows(settings, "cases/s", clock -> {
            for (int i = 0; clock.isRunning(); i = (i + 1) % cases.size()) {
                clock.begin();
                var options = protocol.options(cases.get(i));
                clock.ended();
                if (options.isEmpty()) throw new IllegalStateException("There is no outcome");
            }
        });
    }

    /** A thousand cases that differ in every fact. */
    private static List<Facts> cases(int scaleMaximum) {
        var random = new Random(1);
        return Stream.generate(() -> new Facts(
                        any(Facts.Answer.values(), random),
                        any(Facts.Answer.values(), random),
                        any(Facts.Evidence.values(), random),
                        any(Facts.Answer.values(), random),
                        any(Facts.DomesticAbuse.values(), random),
                        any(Facts.Answer.values(), random),
                        1 + random.nextInt(scaleMaximum),
                        any(OffenceClass.values(), random),
                        Facts.NO_GROUP,
                        any(Facts.AgeBand.values(), random),
                        any(Facts.ProsecutionLimit.values(), random),
                        random.nextBoolean(),
                        random.nextBoolean()))
                .limit(1_000)
                .toList();
    }

    private static <T> T any(T[] values, Random random) {
        return values[random.nextInt(values.length)];
    }

    private static void windows(Settings settings, String unit, Clients.Client client) throws Exception {
        Clients.measure(unit, List.of(client), WARM_UP_SECONDS, List.of(), () -> false);
        for (int threads : settings.threads())
            Clients.measure(
                            unit,
                            Stream.generate(() -> client).limit(threads).toList(),
                            settings.seconds(),
                            List.of(),
                            () -> false)
                    .write(settings);
    }
}
