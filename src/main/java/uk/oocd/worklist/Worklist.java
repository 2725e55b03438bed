package uk.oocd.worklist;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Deadline.Standing;
import uk.oocd.casefile.Stage;
import uk.oocd.casefile.Step;
import uk.oocd.kernel.CasesOfChild;
import uk.oocd.kernel.Subject;
import uk.oocd.views.Views;
import uk.oocd.views.Views.Selection;
import uk.oocd.worklist.WorklistProjection.Row;

/**
 * The cases of one service or one force, in the order in which they fall due. Whose cases somebody may see is for the
 * caller to say, by the {@link Scope}; every question that could find more than one case takes one.
 */
@Component
public class Worklist implements CasesOfChild {

    private static final Comparator<CaseRow> BY_DUE = Comparator.comparing(WorklistProjection::due);

    private final Views<Row> rows;

    Worklist(WorklistProjection projection) {
        this.rows = projection.rows();
    }

    /**
     * Whose cases.
     *
     * @param reader who looks at them: cases that they stand back from are left out; null where nobody does
     */
    public record Scope(String by, String code, @Nullable String reader) {

        public static Scope ofService(String code) {
            return new Scope("service", code, null);
        }

        public static Scope ofForce(String code) {
            return new Scope("force", code, null);
        }

        /** The same, as somebody may see it. */
        public Scope readBy(String account) {
            return new Scope(by, code, account);
        }

        private boolean open(CaseRow row) {
            return reader == null || !row.withdrew().contains(reader);
        }
    }

    /**
     * Some of the rows that were asked for.
     *
     * @param total how many there are in all
     */
    public record Page(List<CaseRow> rows, long total, int offset, int limit) {}

    /** The stages at which a case waits for one of these steps: those where it is what moves the case on. */
    public static Set<Stage> waitingFor(Set<Step> steps) {
        var stages = EnumSet.noneOf(Stage.class);
        for (var stage : Stage.values()) {
            if (stage.possible().stream().findFirst().filter(steps::contains).isPresent()) stages.add(stage);
        }
        return stages;
    }

    /** The case, whosever it is: the caller checks. */
    public Optional<CaseRow> find(CaseFileId id) {
        return rows.find(id.toString()).flatMap(kept -> Optional.ofNullable(kept.row()));
    }

    /**
     * The cases at some stages, the most pressing first; those without a time limit last.
     *
     * @param stages all of them, where it is empty
     * @param offset how many to pass over
     * @param limit at most so many; 1 or more
     */
    public Page list(Scope scope, Set<Stage> stages, int offset, int limit) {
        if (stages.isEmpty()) {
            var where = Map.of(scope.by(), scope.code());
            return new Page(
                    page(scope, Selection.where(where).orderBy("due"), offset, limit)
                            .toList(),
                    count(scope, where),
                    offset,
                    limit);
        }
        long total = 0;
        var found = new ArrayList<CaseRow>();
        for (var stage : stages) {
            var where = at(scope, stage);
            total += count(scope, where);
            page(scope, Selection.where(where).orderBy("due"), 0, offset + limit)
                    .forEach(found::add);
        }
        return new Page(found.stream().sorted(BY_DUE).skip(offset).limit(limit).toList(), total, offset, limit);
    }

    /**
     * The same, but of those only the cases that stand in some ways against their time limits on a day in Europe/London.
     * Reads every row of those stages.
     *
     * @param standings any of them; not empty
     */
    public Page list(Scope scope, Set<Stage> stages, Set<Standing> standings, LocalDate today, int offset, int limit) {
        var found = open(scope, stages)
                .filter(row -> row.standing(today) != null && standings.contains(row.standing(today)))
                .sorted(BY_DUE)
                .toList();
        return new Page(found.stream().skip(offset).limit(limit).toList(), found.size(), offset, limit);
    }

    /** The cases of which a manager is to countersign something, the most pressing first. */
    public List<CaseRow> toCountersign(Scope scope) {
        return rows(scope, Selection.where(Map.of(scope.by(), scope.code(), "unsigned", "yes")))
                .sorted(BY_DUE)
                .toList();
    }

    /** The cases in which the police decided on a caution that was not given yet, the most pressing first. */
    public List<CaseRow> cautionsToGive(Scope scope) {
        return open(scope, EnumSet.of(Stage.DECIDED))
                .filter(CaseRow::cautionToGive)
                .sorted(BY_DUE)
                .toList();
    }

    /** How many cases wait in each queue, and how they stand on a day; every queue is named, in order. */
    public Map<Queue, QueueCount> countByQueue(Scope scope, LocalDate today) {
        var cases = countByStage(scope);
        var standings = countByStanding(scope, EnumSet.complementOf(EnumSet.of(Stage.CLOSED)), today);
        var counts = new EnumMap<Queue, QueueCount>(Queue.class);
        for (var queue : Queue.values()) {
            long total = 0;
            var byStanding = new EnumMap<Standing, Long>(Standing.class);
            for (var stage : queue.stages()) {
                total += cases.getOrDefault(stage, 0L);
                standings.getOrDefault(stage, Map.of()).forEach((how, many) -> byStanding.merge(how, many, Long::sum));
            }
            counts.put(queue, new QueueCount(total, byStanding));
        }
        return counts;
    }

    /**
     * How many cases wait in a queue.
     *
     * @param cases all of them, those without a time limit included
     * @param byStanding of those with one, how many stand how; what nobody stands at is left out
     */
    public record QueueCount(long cases, Map<Standing, Long> byStanding) {

        public QueueCount {
            byStanding = Map.copyOf(byStanding);
        }

        public long standing(Standing how) {
            return byStanding.getOrDefault(how, 0L);
        }
    }

    /**
     * Which cases will be overdue or at risk on the morning of a later day, if nothing is done. Reads every row of the
     * scope that is open.
     */
    public Forecast forecast(Scope scope, LocalDate today, LocalDate until) {
        var running = open(scope, EnumSet.complementOf(EnumSet.of(Stage.CLOSED)))
                .filter(row -> row.standing(today) != null)
                .filter(row -> row.standing(today) != Standing.OVERDUE && row.standing(today) != Standing.STOPPED)
                .sorted(BY_DUE)
                .toList();
        return new Forecast(
                today,
                until,
                running.stream()
                        .filter(row -> row.standing(until) == Standing.OVERDUE)
                        .toList(),
                running.stream()
                        .filter(row -> row.standing(today) == Standing.ON_TIME)
                        .filter(row ->
                                row.standing(until) == Standing.AT_RISK || row.standing(until) == Standing.DUE_TODAY)
                        .toList());
    }

    private Stream<CaseRow> open(Scope scope, Set<Stage> stages) {
        return stages.stream().flatMap(stage -> rows(scope, Selection.where(at(scope, stage))));
    }

    /**
     * Cases of every service whose time limit went by without that having been recorded, the longest ago first. As far as
     * is known here: the case itself says whether it is so.
     *
     * @param limit at most so many
     */
    public List<CaseRow> withUnrecordedMisses(LocalDate today, int limit) {
        return rows(Selection.where(Map.of("watched", "yes")).orderBy("miss").page(0, limit))
                .filter(row -> row.nextMiss() != null && row.nextMiss().isBefore(today))
                .toList();
    }

    /** How many cases stand at each stage; every stage is named, in order. */
    public Map<Stage, Long> countByStage(Scope scope) {
        var counts = new EnumMap<Stage, Long>(Stage.class);
        for (var stage : Stage.values()) counts.put(stage, count(scope, at(scope, stage)));
        return counts;
    }

    /**
     * How many cases stand how against their time limits on a day in Europe/London, for each of some stages; cases
     * without a time limit are left out. Reads every row of those stages.
     */
    public Map<Stage, Map<Standing, Long>> countByStanding(Scope scope, Set<Stage> stages, LocalDate today) {
        var counts = new EnumMap<Stage, Map<Standing, Long>>(Stage.class);
        for (var stage : stages) {
            var byStanding = new EnumMap<Standing, Long>(Standing.class);
            rows(scope, Selection.where(at(scope, stage)))
                    .flatMap(row -> Stream.ofNullable(row.standing(today)))
                    .forEach(standing -> byStanding.merge(standing, 1L, Long::sum));
            counts.put(stage, byStanding);
        }
        return counts;
    }

    /**
     * The cases of a force of which it was told what came of the referral, and has not read it; the latest referrals
     * first.
     *
     * @param force the scope of a force
     * @param limit at most so many; 1 or more
     */
    public List<CaseRow> withFeedback(Scope force, int limit) {
        return page(force, Selection.where(Map.of("feedback", force.code())).latestFirst("referred"), 0, limit)
                .toList();
    }

    @Override
    public List<String> streams(Subject child) {
        return rows(Selection.where(Map.of("child", child.value())))
                .map(row -> row.id().toString())
                .toList();
    }

    /** Every case of the same child within the scope, the latest first. */
    public List<CaseRow> ofChild(Scope scope, Subject child) {
        return rows(
                        scope,
                        Selection.where(Map.of(scope.by(), scope.code(), "child", child.value()))
                                .latestFirst("referred"))
                .toList();
    }

    /**
     * Finds cases by the start of their reference or crime reference, or by a part of the child's name; case, accents
     * and surplus blanks do not matter.
     *
     * <p>Names are kept only as ciphertext, which is different each time and so cannot be indexed: the scope's rows are
     * read, opened and compared one by one. A scope is one service or one force, a few thousand cases, which takes tens
     * of milliseconds.
     *
     * @param limit at most so many
     * @return the latest referrals first; nothing where {@code text} is blank
     */
    public List<CaseRow> search(Scope scope, String text, int limit) {
        var words = plain(text);
        if (words.isEmpty()) return List.of();
        var code = code(text);
        return rows(scope, Selection.where(Map.of(scope.by(), scope.code())).latestFirst("referred"))
                .filter(row -> hasCode(row, code) || hasName(row, words))
                .limit(limit)
                .toList();
    }

    /** The one case of an id or a whole reference; empty where the scope has none. */
    public Optional<CaseFileId> named(Scope scope, String name) {
        var code = code(name);
        return search(scope, name, 2).stream()
                .map(CaseRow::id)
                .filter(id -> code(id.reference()).equals(code))
                .findFirst()
                .or(() -> byId(scope, name));
    }

    private Optional<CaseFileId> byId(Scope scope, String name) {
        try {
            return find(CaseFileId.of(name.strip()))
                    .filter(row -> (scope.by().equals("force") ? row.force() : row.service()).equals(scope.code()))
                    .filter(scope::open)
                    .map(CaseRow::id);
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static boolean hasCode(CaseRow row, String start) {
        return !start.isEmpty()
                && (code(row.reference()).startsWith(start)
                        || code(row.crimeReference()).startsWith(start));
    }

    private static boolean hasName(CaseRow row, String part) {
        return row.childName()
                .known()
                .filter(name -> plain(name).contains(part))
                .isPresent();
    }

    private static Map<String, String> at(Scope scope, Stage stage) {
        return Map.of(scope.by(), scope.code(), "stage", stage.name());
    }

    /** Some of what the reader may see, also where what they stand back from would have stood among it. */
    private Stream<CaseRow> page(Scope scope, Selection selection, int offset, int limit) {
        int closed = Math.toIntExact(closed(scope, selection.where()));
        return closed == 0
                ? rows(selection.page(offset, limit))
                : rows(scope, selection.page(0, offset + limit + closed))
                        .skip(offset)
                        .limit(limit);
    }

    /** How many of them the reader may see: as many as a list of them shows. */
    private long count(Scope scope, Map<String, String> where) {
        return rows.count(where) - closed(scope, where);
    }

    /** How many of them the reader stands back from; only the few that anybody stands back from are read for it. */
    private long closed(Scope scope, Map<String, String> where) {
        if (scope.reader() == null) return 0;
        var withdrawn = new HashMap<>(where);
        withdrawn.put("closed", "yes");
        return rows(Selection.where(withdrawn)).filter(row -> !scope.open(row)).count();
    }

    private Stream<CaseRow> rows(Scope scope, Selection selection) {
        return rows(selection).filter(scope::open);
    }

    private Stream<CaseRow> rows(Selection selection) {
        return rows.select(selection).stream().flatMap(kept -> Stream.ofNullable(kept.row()));
    }

    /** Letters and digits only, so that hyphens, slashes and blanks need not be typed. */
    private static String code(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
