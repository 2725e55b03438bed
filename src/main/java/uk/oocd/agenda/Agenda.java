package uk.oocd.agenda;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * What a panel is to hear, in order.
 *
 * <p>The chair's own order comes first. Behind it stand those that fall due first, of one day those of looked-after
 * children; whoever shares a crime reference is heard together, where the first of them stands.
 *
 * @param closed the numbers of the cases that the reader stands back from, which are not among the items
 */
public record Agenda(Sitting sitting, List<Item> items, List<Integer> closed) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private static final Comparator<ListedCase> BY_RISK = Comparator.comparing(Agenda::due)
            .thenComparing(c -> !c.lookedAfter())
            .thenComparing(ListedCase::reference);

    public Agenda {
        items = List.copyOf(items);
        closed = List.copyOf(closed);
    }

    /**
     * @param number 1 for the first
     * @param reason why it stands where it stands, in words and without personal data
     */
    public record Item(int number, ListedCase listed, String reason) {}

    /** How many have been heard. */
    public long heard() {
        return items.stream().filter(item -> item.listed().heard()).count();
    }

    static Agenda of(Sitting sitting, List<ListedCase> listed) {
        var waiting = new LinkedHashMap<String, ListedCase>();
        listed.stream().sorted(BY_RISK).forEach(c -> waiting.put(c.reference(), c));
        var items = new ArrayList<Item>();
        for (var id : sitting.order()) {
            var placed = waiting.remove(id.reference());
            if (placed != null) add(items, placed, "Placed by the chair");
        }
        while (!waiting.isEmpty()) {
            var first = waiting.pollFirstEntry().getValue();
            add(items, first, reason(first));
            for (var other : List.copyOf(waiting.values())) {
                if (other.crimeReference().equals(first.crimeReference())) {
                    waiting.remove(other.reference());
                    add(items, other, "Same crime reference as " + first.reference() + ", so heard with it");
                }
            }
        }
        return new Agenda(sitting, items, List.of());
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

    private static void add(List<Item> items, ListedCase listed, String reason) {
        items.add(new Item(items.size() + 1, listed, reason));
    }

    private static String reason(ListedCase listed) {
        var due = listed.deadline() == null
                ? "No time limit"
                : "Due " + DAY.format(listed.deadline().due());
        return listed.lookedAfter() ? due + "; looked after, so before others due then" : due;
    }

    private static LocalDate due(ListedCase listed) {
        return listed.deadline() == null ? LocalDate.MAX : listed.deadline().due();
    }
}
