package uk.oocd.performance;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.performance.PerformanceProjection.Kept;
import uk.oocd.performance.PerformanceReport.Filter;
import uk.oocd.performance.PerformanceReport.Slice;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.Protocols;
import uk.oocd.views.Views;
import uk.oocd.views.Views.Selection;

/**
 * Reports how the protocol performs. Each report reads the facts of all the service's cases and adds them up anew, which
 * for some thousands takes about a second. Who may read it is for the caller to check.
 */
@Component
public class Performance {

    private static final Comparator<ProtocolRef> BY_VERSION =
            Comparator.comparing(ProtocolRef::protocol).thenComparing(ProtocolRef::version);

    private final Views<Kept> cases;
    private final Protocols protocols;
    private final BankHolidays holidays;

    Performance(PerformanceProjection projection, Protocols protocols, BankHolidays holidays) {
        this.cases = projection.cases();
        this.protocols = protocols;
        this.holidays = holidays;
    }

    /**
     * How the protocol performs for one service.
     *
     * @param today the day in Europe/London on which it is asked
     * @param reader who asks: the cases that they stand back from are named in no list
     */
    public PerformanceReport report(String service, Filter filter, LocalDate today, String reader) {
        var all = cases.select(Selection.where(Map.of("service", service))).stream()
                .flatMap(kept -> Stream.ofNullable(kept.facts()))
                .toList();
        var some = all.stream().filter(facts -> passes(facts, filter)).toList();
        var tally = new Tally(some, today);
        var open = new Tally(
                some.stream()
                        .filter(facts -> !facts.withdrew().contains(reader))
                        .toList(),
                today);
        return new PerformanceReport(
                service,
                today,
                filter,
                some.size(),
                some.size() - open.cases().size(),
                all.stream()
                        .map(Performance::quarter)
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList(),
                all.stream()
                        .map(Performance::protocol)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted(BY_VERSION.reversed())
                        .toList(),
                tally.stages(remembered()),
                tally.outcomes(protocols.all(service).getLast()),
                tally.departures(),
                open.departed(),
                tally.differences(),
                open.differed(),
                tally.victimViews(),
                tally.notSought(),
                tally.limits(),
                slices(some, Performance::quarter, Comparator.naturalOrder(), today),
                slices(
                        some.stream().filter(facts -> protocol(facts) != null).toList(),
                        facts -> Objects.requireNonNull(protocol(facts)),
                        BY_VERSION,
                        today));
    }

    private static boolean passes(CaseFacts facts, Filter filter) {
        return (filter.quarter() == null || filter.quarter().equals(quarter(facts)))
                && (filter.protocol() == null || filter.protocol().equals(protocol(facts)));
    }

    private static Quarter quarter(CaseFacts facts) {
        return Quarter.of(facts.referredOn());
    }

    private static @Nullable ProtocolRef protocol(CaseFacts facts) {
        return facts.clocks().protocol();
    }

    private static <K> List<Slice> slices(
            List<CaseFacts> cases, Function<CaseFacts, K> by, Comparator<K> order, LocalDate today) {
        return cases.stream()
                .collect(Collectors.groupingBy(by, () -> new TreeMap<>(order), Collectors.toList()))
                .entrySet()
                .stream()
                .map(slice ->
                        new Tally(slice.getValue(), today).slice(slice.getKey().toString()))
                .toList();
    }

    /** A report counts hundreds of thousands of days: each year is asked for once. */
    private BankHolidays remembered() {
        var years = new HashMap<Integer, Set<LocalDate>>();
        return year -> years.computeIfAbsent(year, holidays::of);
    }
}
