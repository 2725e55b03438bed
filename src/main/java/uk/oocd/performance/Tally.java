package uk.oocd.performance;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Assessment.VictimView;
import uk.oocd.casefile.Stage;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.kernel.WorkingDays;
import uk.oocd.performance.CaseFacts.Decided;
import uk.oocd.performance.CaseFacts.Panel;
import uk.oocd.performance.CaseFacts.Stay;
import uk.oocd.performance.CaseFacts.Victim;
import uk.oocd.performance.PerformanceReport.Departure;
import uk.oocd.performance.PerformanceReport.Difference;
import uk.oocd.performance.PerformanceReport.LimitRow;
import uk.oocd.performance.PerformanceReport.Outcomes;
import uk.oocd.performance.PerformanceReport.Slice;
import uk.oocd.performance.PerformanceReport.StageRow;
import uk.oocd.performance.PerformanceReport.TimeInStage;
import uk.oocd.protocol.Milestone;
import uk.oocd.protocol.OutcomeRule;
import uk.oocd.protocol.Protocol;
import uk.oocd.rationale.OutcomeCode;

/** Adds up some cases as they stand on a day. */
record Tally(List<CaseFacts> cases, LocalDate today) {

    // Stages

    List<StageRow> stages(BankHolidays holidays) {
        var now = cases.stream().collect(Collectors.groupingBy(CaseFacts::stage, Collectors.counting()));
        var stays = cases.stream()
                .flatMap(c -> c.stays().stream())
                .collect(Collectors.groupingBy(
                        Stay::stage,
                        Collectors.mapping(
                                stay -> WorkingDays.between(stay.from(), stay.to(), holidays), Collectors.toList())));
        return Stream.of(Stage.values())
                .map(stage ->
                        new StageRow(stage, now.getOrDefault(stage, 0L), time(stays.getOrDefault(stage, List.of()))))
                .toList();
    }

    static TimeInStage time(List<Integer> days) {
        if (days.isEmpty()) return new TimeInStage(0, null, null);
        var sorted = days.stream().sorted().toList();
        int n = sorted.size();
        double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2.0;
        int rank = Math.ceilDiv(9 * n, 10);
        return new TimeInStage(n, median, sorted.get(rank - 1));
    }

    // Outcomes

    private record Score(@Nullable String edition, @Nullable Integer score) {

        static final Comparator<Score> ORDER = Comparator.comparing(
                        Score::edition, Comparator.nullsLast(Comparator.<String>naturalOrder()))
                .thenComparing(Score::score, Comparator.nullsLast(Comparator.<Integer>naturalOrder()));

        static Score of(CaseFacts facts) {
            var panel = facts.panel();
            return panel == null ? new Score(null, null) : new Score(panel.edition(), panel.score());
        }
    }

    Outcomes outcomes(Protocol newest) {
        var decided = cases.stream().filter(c -> c.counts().settled()).toList();
        var columns = columns(decided, newest);
        var rows = decided.stream()
                .collect(Collectors.groupingBy(Score::of, () -> new TreeMap<>(Score.ORDER), Collectors.toList()));
        return new Outcomes(
                columns,
                rows.entrySet().stream()
                        .map(row -> new Outcomes.Row(
                                row.getKey().edition(),
                                row.getKey().score(),
                                columns.stream()
                                        .map(column -> count(row.getValue(), column.outcome()))
                                        .toList(),
                                row.getValue().size()))
                        .toList(),
                decided.size());
    }

    /** The newest protocol's outcomes in its order, then those that it no longer has. */
    private static List<Outcomes.Column> columns(List<CaseFacts> decided, Protocol newest) {
        var labels = new LinkedHashMap<OutcomeCode, String>();
        for (OutcomeRule outcome : newest.outcomes()) labels.put(outcome.code(), outcome.label());
        decisions(decided)
                .sorted(Comparator.comparing(d -> d.outcome().value()))
                .forEach(d -> labels.putIfAbsent(d.outcome(), d.label()));
        return labels.entrySet().stream()
                .map(e -> new Outcomes.Column(e.getKey(), e.getValue(), count(decided, e.getKey())))
                .toList();
    }

    private static long count(List<CaseFacts> cases, OutcomeCode outcome) {
        return decisions(cases).filter(d -> d.outcome().equals(outcome)).count();
    }

    private static Stream<Decided> decisions(List<CaseFacts> cases) {
        return cases.stream().map(CaseFacts::decided).filter(Objects::nonNull);
    }

    /** Cases whose outcome is final; one that is provisional is in no total. */
    long decided() {
        return cases.stream().filter(c -> c.counts().settled()).count();
    }

    // Panel and police

    Share departures() {
        return share(
                cases.stream().map(CaseFacts::panel).filter(Objects::nonNull).toList(), Panel::departs);
    }

    List<Departure> departed() {
        return cases.stream()
                .<Departure>mapMulti((c, found) -> {
                    var p = c.panel();
                    if (p != null && p.departs())
                        found.accept(new Departure(c.id(), p.score(), p.presumed(), p.label(), p.reason()));
                })
                .sorted(Comparator.comparing(Departure::reference))
                .toList();
    }

    Share differences() {
        return share(decisions(cases).filter(d -> d.recommended() != null).toList(), Decided::differs);
    }

    List<Difference> differed() {
        return cases.stream()
                .<Difference>mapMulti((c, found) -> {
                    var d = c.decided();
                    if (d != null && d.differs() && c.panel() != null)
                        found.accept(new Difference(c.id(), c.panel().label(), d.label(), d.reason()));
                })
                .sorted(Comparator.comparing(Difference::reference))
                .toList();
    }

    // Victims

    Share victimViews() {
        return share(victims().toList(), v -> v.notSought() == null);
    }

    Map<VictimView.Reason, Long> notSought() {
        var counts = new EnumMap<VictimView.Reason, Long>(VictimView.Reason.class);
        for (var reason : VictimView.Reason.values()) {
            counts.put(reason, victims().filter(v -> v.notSought() == reason).count());
        }
        return counts;
    }

    private Stream<Victim> victims() {
        return cases.stream().map(CaseFacts::victim).filter(Objects::nonNull);
    }

    // Time limits

    List<LimitRow> limits() {
        var rows = new TreeMap<Limit, LimitRow>();
        for (var facts : cases) {
            for (var m : facts.measured()) add(rows, new Limit(m.until(), m.limit()), m.met(), !m.met(), false);
            var running = facts.running();
            if (running != null) {
                boolean late = running.late(today);
                add(rows, new Limit(running.until(), running.limit()), false, late, !late);
            }
        }
        return List.copyOf(rows.values());
    }

    Share limitsMet() {
        var rows = limits();
        return new Share(
                rows.stream().mapToLong(LimitRow::met).sum(),
                rows.stream().mapToLong(r -> r.met() + r.missed()).sum());
    }

    private record Limit(Milestone until, String code) implements Comparable<Limit> {

        @Override
        public int compareTo(Limit other) {
            return Comparator.comparing(Limit::until).thenComparing(Limit::code).compare(this, other);
        }
    }

    private static void add(Map<Limit, LimitRow> rows, Limit limit, boolean met, boolean missed, boolean running) {
        var one = new LimitRow(limit.code(), limit.until(), met ? 1 : 0, missed ? 1 : 0, running ? 1 : 0);
        rows.merge(
                limit,
                one,
                (a, b) -> new LimitRow(
                        a.limit(), a.until(), a.met() + b.met(), a.missed() + b.missed(), a.running() + b.running()));
    }

    Slice slice(String label) {
        return new Slice(label, cases.size(), decided(), departures(), differences(), victimViews(), limitsMet());
    }

    private static <T> Share share(List<T> of, Predicate<T> counted) {
        return new Share(of.stream().filter(counted).count(), of.size());
    }
}
