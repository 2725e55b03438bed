package uk.oocd.agenda;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Assessment.Level;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Seat;

/**
 * What a panel is to hear, in order.
 *
 * <p>The chair's own order comes first. Behind it stand the pressing cases: overdue when the panel sits, or with a
 * summary-only time limit that ends soon after it; then those at risk, those in time and those without a limit. Among
 * equals, high risks to the child or to others come first, then what falls due first, of one day looked-after children.
 * Whoever shares a crime reference, or is linked by somebody's word, is heard together, where the first of them stands.
 *
 * @param closed the numbers of the cases that the reader stands back from, which are not among the items
 */
public record Agenda(Sitting sitting, List<Item> items, List<Integer> closed) {

    /** A summary-only time limit that ends within so many days after the panel is pressing: after it nothing can be charged. */
    static final int PRESSING_WITHIN_DAYS = 28;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    public Agenda {
        items = List.copyOf(items);
        closed = List.copyOf(closed);
    }

    /**
     * @param number 1 for the first
     * @param startsAt when it is heard, in Europe/London
     * @param reason why it stands where it stands, in words and without personal data
     * @param before when panels heard this child in other cases, the latest first
     */
    public record Item(int number, LocalTime startsAt, ListedCase listed, String reason, List<HeardBefore> before) {

        public Item {
            before = List.copyOf(before);
        }

        private Item knowing(List<HeardBefore> heard) {
            return new Item(number, startsAt, listed, reason, heard);
        }
    }

    /** A hearing of the same child in another case, and who sat: a child should not meet new faces without need. */
    public record HeardBefore(CaseFileId caseFile, LocalDate satOn, List<Seat> sat) {

        public HeardBefore {
            sat = List.copyOf(sat);
        }
    }

    private enum Band {
        PRESSING,
        AT_RISK,
        IN_TIME,
        NO_LIMIT
    }

    /** How many have been heard. */
    public long heard() {
        return items.stream().filter(item -> item.listed().heard()).count();
    }

    /** As somebody may see it: without what is known of the cases that they stand back from. */
    public Agenda readBy(String account) {
        var open = items.stream()
                .filter(item -> !item.listed().withdrew().contains(account))
                .toList();
        var shut = items.stream()
                .filter(item -> !open.contains(item))
                .map(Item::number)
                .toList();
        return new Agenda(sitting, open, shut);
    }

    /** The same, with when each child was heard before. */
    Agenda knowing(Map<CaseFileId, List<HeardBefore>> before) {
        return new Agenda(
                sitting,
                items.stream()
                        .map(item ->
                                item.knowing(before.getOrDefault(item.listed().id(), List.of())))
                        .toList(),
                closed);
    }

    static Agenda of(Sitting sitting, List<ListedCase> listed) {
        var sitsOn = sitting.plan().sitsOn();
        var byRisk = Comparator.comparing((ListedCase c) -> band(c, sitsOn))
                .thenComparing(Agenda::vulnerability, Comparator.reverseOrder())
                .thenComparing(Agenda::due)
                .thenComparing(c -> !c.lookedAfter())
                .thenComparing(ListedCase::reference);
        var waiting = new LinkedHashMap<String, ListedCase>();
        listed.stream().sorted(byRisk).forEach(c -> waiting.put(c.reference(), c));
        var items = new ArrayList<Item>();
        for (var id : sitting.order()) {
            var placed = waiting.remove(id.reference());
            if (placed != null) add(items, sitting, placed, "Placed by the chair");
        }
        while (!waiting.isEmpty()) {
            var first = waiting.pollFirstEntry().getValue();
            add(items, sitting, first, reason(first, sitsOn));
            together(first, waiting, items, sitting);
        }
        return new Agenda(sitting, items, List.of());
    }

    /** Puts everybody who belongs to a case behind it, and everybody who belongs to them. */
    private static void together(
            ListedCase first, LinkedHashMap<String, ListedCase> waiting, List<Item> items, Sitting sitting) {
        for (var other : List.copyOf(waiting.values())) {
            var why = belongs(first, other);
            if (why.isPresent() && waiting.remove(other.reference()) != null) {
                add(items, sitting, other, why.get() + first.reference() + ", so heard with it");
                together(other, waiting, items, sitting);
            }
        }
    }

    private static Optional<String> belongs(ListedCase first, ListedCase other) {
        if (first.crimeReference().equals(other.crimeReference())) return Optional.of("Same crime reference as ");
        return first.tieWith(other).or(() -> other.tieWith(first)).map(tie -> switch (tie) {
            case SIBLING -> "Sibling of the child in ";
            case SAME_HOUSEHOLD -> "Same household as the child in ";
            case CO_SUSPECT -> "Co-suspect of the child in ";
        });
    }

    private static void add(List<Item> items, Sitting sitting, ListedCase listed, String reason) {
        int number = items.size() + 1;
        items.add(new Item(number, sitting.startOf(number), listed, reason, List.of()));
    }

    private static Band band(ListedCase listed, LocalDate sitsOn) {
        if (chargeEnds(listed, sitsOn) != null) return Band.PRESSING;
        var standing = listed.standing(sitsOn);
        if (standing == null) return Band.NO_LIMIT;
        return switch (standing) {
            case OVERDUE -> Band.PRESSING;
            case DUE_TODAY, AT_RISK -> Band.AT_RISK;
            case ON_TIME, STOPPED -> Band.IN_TIME;
        };
    }

    /** The summary-only time limit where it presses; otherwise null. */
    private static @Nullable LocalDate chargeEnds(ListedCase listed, LocalDate sitsOn) {
        var limit = listed.summaryOnlyTimeLimit();
        return limit == null || limit.isAfter(sitsOn.plusDays(PRESSING_WITHIN_DAYS)) ? null : limit;
    }

    /** 0 unless a risk is high. */
    private static int vulnerability(ListedCase listed) {
        return Math.max(high(listed.safetyAndWellbeing()), high(listed.riskOfHarm()));
    }

    private static int high(@Nullable Level level) {
        return switch (level) {
            case null -> 0;
            case LOW, MEDIUM -> 0;
            case HIGH -> 1;
            case VERY_HIGH -> 2;
        };
    }

    private static String reason(ListedCase listed, LocalDate sitsOn) {
        var parts = new ArrayList<String>();
        var deadline = listed.deadline();
        parts.add(deadline == null ? "No time limit" : "Due " + DAY.format(deadline.due()));
        if (deadline != null && sitsOn.isAfter(deadline.due()) && !deadline.stopped()) {
            parts.add("overdue when the panel sits");
        }
        var charge = chargeEnds(listed, sitsOn);
        if (charge != null) parts.add("summary-only time limit " + DAY.format(charge));
        if (high(listed.safetyAndWellbeing()) > 0) {
            parts.add("safety and wellbeing " + words(listed.safetyAndWellbeing()));
        }
        if (high(listed.riskOfHarm()) > 0) parts.add("risk of harm to others " + words(listed.riskOfHarm()));
        if (listed.lookedAfter()) parts.add("looked after, so before others due then");
        return String.join("; ", parts);
    }

    private static String words(@Nullable Level level) {
        return String.valueOf(level).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static LocalDate due(ListedCase listed) {
        return listed.deadline() == null ? LocalDate.MAX : listed.deadline().due();
    }
}
