package uk.oocd.storage.dmn;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers from one to another.
 *
 * @param from null where it goes on for ever
 * @param fromIncluded meaningless where {@code from} is null
 */
record Span(
        @Nullable BigDecimal from,
        boolean fromIncluded,
        @Nullable BigDecimal to,
        boolean toIncluded) {

    static Span point(BigDecimal value) {
        return new Span(value, true, value, true);
    }

    boolean includes(BigDecimal value) {
        return (from == null || value.compareTo(from) > 0 || (fromIncluded && value.compareTo(from) == 0))
                && (to == null || value.compareTo(to) < 0 || (toIncluded && value.compareTo(to) == 0));
    }

    boolean isPoint() {
        return from != null && to != null && from.compareTo(to) == 0;
    }

    /** Whether it holds no number at all. */
    boolean empty() {
        if (from == null || to == null) return false;
        int order = from.compareTo(to);
        return order > 0 || (order == 0 && !(fromIncluded && toIncluded));
    }

    /** The same whole numbers, with both ends among them: (1..3) is 2 to 2. */
    Span whole() {
        return new Span(lowestWhole(), true, highestWhole(), true);
    }

    private @Nullable BigDecimal lowestWhole() {
        if (from == null) return null;
        var up = from.setScale(0, RoundingMode.CEILING);
        return !fromIncluded && up.compareTo(from) == 0 ? up.add(BigDecimal.ONE) : up;
    }

    private @Nullable BigDecimal highestWhole() {
        if (to == null) return null;
        var down = to.setScale(0, RoundingMode.FLOOR);
        return !toIncluded && down.compareTo(to) == 0 ? down.subtract(BigDecimal.ONE) : down;
    }

    /** Joined where they meet or overlap, lowest first. */
    static List<Span> joined(List<Span> spans, boolean whole) {
        var sorted = new ArrayList<Span>();
        for (var span : spans) {
            var kept = whole ? span.whole() : span;
            if (!kept.empty()) sorted.add(kept);
        }
        sorted.sort(Comparator.comparing(Span::from, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Span::fromIncluded, Comparator.reverseOrder()));
        var joined = new ArrayList<Span>();
        for (var span : sorted) {
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && last.meets(span, whole)) joined.set(joined.size() - 1, last.with(span));
            else joined.add(span);
        }
        return joined;
    }

    private boolean meets(Span next, boolean whole) {
        if (to == null || next.from == null) return true;
        var reach = whole ? to.add(BigDecimal.ONE) : to;
        int order = next.from.compareTo(reach);
        return order < 0 || (order == 0 && (whole || toIncluded || next.fromIncluded));
    }

    private Span with(Span next) {
        if (to == null) return this;
        if (next.to == null) return new Span(from, fromIncluded, null, false);
        int order = to.compareTo(next.to);
        if (order == 0) return new Span(from, fromIncluded, to, toIncluded || next.toIncluded);
        return order > 0 ? this : new Span(from, fromIncluded, next.to, next.toIncluded);
    }
}
