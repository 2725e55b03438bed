package uk.oocd.storage.dmn;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.oocd.protocol.DecisionTable;
import uk.oocd.protocol.Evaluation;
import uk.oocd.protocol.Expected;
import uk.oocd.protocol.Finding;
import uk.oocd.protocol.Finding.Code;
import uk.oocd.protocol.TableSource;
import uk.oocd.protocol.TableUnusable;
import uk.oocd.protocol.Tables;

/** Decision tables on Apache KIE, which takes about a second to load: only the first table that is used waits for it. */
@Component
public final class KieTables implements Tables {

    /** More than the versions that are in force at once; drafts come and go. */
    private static final int KEPT = 500;

    /** By all that a table follows from, and so the same for everybody; those used least lately are let go. */
    private static final Map<Wanted, Lazy> COMPILED = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wanted, Lazy> eldest) {
            return size() > KEPT;
        }
    });

    private record Wanted(TableSource source, Expected expected) {}

    /** KIE’s validator, which is made on first use and by one thread. */
    private static final class Validation {
        private static final KieValidation KIE = new KieValidation();
    }

    @Override
    public Checked check(TableSource source, Expected expected) {
        var findings = new Findings(source.name());
        var table = TableReader.read(source, expected, findings);
        if (table == null || findings.errors())
            return new Checked(table == null ? null : table.readable(), findings.all());
        var tries = Analysis.of(table, findings);
        if (!findings.errors()) {
            Validation.KIE.of(source, table, findings);
            if (!findings.errors()) tried(table, tries, findings);
        }
        return new Checked(table.readable(), errorsFirst(findings));
    }

    /** Each row is made to decide once, and each gap to be met: KIE must answer as the table reads. */
    private static void tried(Table table, List<Map<String, Object>> tries, Findings findings) {
        try {
            var kie = new KieTable(table);
            for (var facts : tries) kie.explained(facts);
        } catch (IllegalStateException e) {
            findings.whole(
                    Code.DISAGREEMENT,
                    "Apache KIE, which evaluates the table, reads it otherwise than this program does: "
                            + e.getMessage() + ".");
        }
    }

    private static List<Finding> errorsFirst(Findings findings) {
        return findings.all().stream()
                .sorted(Comparator.comparing(Finding::kind))
                .toList();
    }

    @Override
    public Compiled compile(TableSource source, Expected expected) {
        return COMPILED.computeIfAbsent(new Wanted(source, expected), Lazy::new);
    }

    private static final class Lazy implements Compiled {

        private final Wanted wanted;
        private volatile @Nullable KieTable table;

        Lazy(Wanted wanted) {
            this.wanted = wanted;
        }

        @Override
        public TableSource source() {
            return wanted.source();
        }

        @Override
        public DecisionTable table() {
            return loaded().table().readable();
        }

        @Override
        public Evaluation evaluate(Map<String, ?> facts) {
            return loaded().evaluate(facts);
        }

        private KieTable loaded() {
            var there = table;
            if (there != null) return there;
            synchronized (this) {
                there = table;
                if (there == null) {
                    there = load();
                    table = there;
                }
                return there;
            }
        }

        private KieTable load() {
            var findings = new Findings(wanted.source().name());
            var read = TableReader.read(wanted.source(), wanted.expected(), findings);
            if (read == null || findings.errors())
                throw new TableUnusable(wanted.source().name(), findings.all());
            return new KieTable(read);
        }
    }
}
