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
import uk.oocd.casefile.PressingDate;
import uk.oocd.casefile.Seat;
import uk.oocd.protocol.Protocol;

/**
 * What a panel is to hear, in order.
 *
 * <p>The chair's own order comes first. Behind it stand the pressing cases: overdue when the panel sits, or with a
 * pressing date soon after it (the last day to prosecute, the child's 18th birthday); then those at risk, those in time and those without a limit. Among
 * equals, high risks to the child or to others come first, then what presses first, then what falls due first, of one day looked-after children.
 * Whoever shares a crime reference, or is linked by somebody's word, is heard together, where the first of them stands.
 *
 * @param closed the numbers of the cases that the reader stands back from, which are not among the items
 */
public record Agenda(Sitting sitting, List<Item> items, List<Integer> closed) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    public Agenda {
        items = List.copyOf(items);
        closed = List.copyOf(closed);
    }

    /**
     * @param number 1 for the first
     * @param startsAt when it is heard, in Europe/London
     * @param reason why it stands where it stands, in words and without personal data
     * @param pressing the dates that press when the panel sits, the earliest first
     * @param before when panels heard this child in other cases, the latest first
     */
    public record Item(
            int number,
            LocalTime startsAt,
            ListedCase listed,
            String reason,
            List<PressingDate> pressing,
            List<HeardBefore> before) {

        public Item {
            pressing = List.copyOf(pressing);
            before = List.copyOf(before);
        }

        private Item knowing(List<HeardBefore> heard) {
            return new Item(number, startsAt, listed, reason, pressing, heard);
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

    /** A case, and the dates that press when the panel sits. */
    private record Weighed(ListedCase listed, List<PressingDate> pressing) {

        String reference() {
            return listed.reference();
        }

        LocalDate presses() {
            return pressing.isEmpty() ? LocalDate.MAX : pressing.getFirst().day();
        }

        LocalDate due() {
            var deadline = listed.deadline();
            return deadline == null ? LocalDate.MAX : deadline.due();
        }
    }

    /**
     * @param protocol the version in force when the panel sits: it says which dates press
     */
    static Agenda of(Sitting sitting, List<ListedCase> listed, Protocol protocol) {
        var sitsOn = sitting.plan().sitsOn();
        var byRisk = Comparator.comparing((Weighed c) -> band(c, sitsOn))
                .thenComparing(c -> vulnerability(c.listed()), Comparator.reverseOrder())
                .thenComparing(Weighed::presses)
                .thenComparing(Weighed::due)
                .thenComparing(c -> !c.listed().lookedAfter())
                .thenComparing(Weighed::reference);
        var waiting = new LinkedHashMap<String, Weighed>();
        listed.stream()
                .map(c -> new Weighed(
                        c,
                        c.dates().under(protocol).stream()
                                .filter(date -> date.pressesOn(sitsOn))
                                .toList()))
                .sorted(byRisk)
                .forEach(c -> waiting.put(c.reference(), c));
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
            Weighed first, LinkedHashMap<String, Weighed> waiting, List<Item> items, Sitting sitting) {
        for (var other : List.copyOf(waiting.values())) {
            var why = belongs(first.listed(), other.listed());
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

    private static void add(List<Item> items, Sitting sitting, Weighed next, String reason) {
        int number = items.size() + 1;
        items.add(new Item(number, sitting.startOf(number), next.listed(), reason, next.pressing(), List.of()));
    }

    private static Band band(Weighed weighed, LocalDate sitsOn) {
        if (!weighed.pressing().isEmpty()) return Band.PRESSING;
        var standing = weighed.listed().standing(sitsOn);
        if (standing == null) return Band.NO_LIMIT;
        return switch (standing) {
            case OVERDUE -> Band.PRESSING;
            case DUE_TODAY, AT_RISK -> Band.AT_RISK;
            case ON_TIME, STOPPED -> Band.IN_TIME;
        };
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

    private static String reason(Weighed weighed, LocalDate sitsOn) {
        var listed = weighed.listed();
        var parts = new ArrayList<String>();
        var deadline = listed.deadline();
        parts.add(deadline == null ? "No time limit" : "Due " + DAY.format(deadline.due()));
        if (deadline != null && sitsOn.isAfter(deadline.due()) && !deadline.stopped()) {
            parts.add("overdue when the panel sits");
        }
        weighed.pressing().forEach(date -> parts.add(words(date)));
        if (high(listed.safetyAndWellbeing()) > 0) {
            parts.add("safety and wellbeing " + words(listed.safetyAndWellbeing()));
        }
        if (high(listed.riskOfHarm()) > 0) parts.add("risk of harm to others " + words(listed.riskOfHarm()));
        if (listed.lookedAfter()) parts.add("looked after, so before others due then");
        return String.join("; ", parts);
    }

    /** The birthday itself is the child's, and stands beside the reason. */
    private static String words(PressingDate date) {
        return switch (date.kind()) {
            case PROSECUTION_ENDS -> "summary-only time limit " + DAY.format(date.day());
            case EIGHTEENTH_BIRTHDAY -> "18th birthday near or past";
        };
    }

    private static String words(@Nullable Level level) {
        return String.valueOf(level).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
