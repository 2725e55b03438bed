package uk.oocd.storage.dmn;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All values of one column, cut into the fewest pieces that no condition of the table divides: texts one by one, numbers
 * at every end of every range. Conditions are then sets of pieces, and questions about all values can be answered
 * exactly, for whole numbers without the gaps between them.
 */
final class Axis {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Column column;
    private final List<Piece> pieces = new ArrayList<>();

    /**
     * @param sample a value in it
     * @param span for numbers
     */
    private record Piece(Object sample, @Nullable Span span) {}

    Axis(Column column, List<Condition> conditions) {
        this.column = column;
        if (column.numbers()) numbers(conditions);
        else for (var text : column.texts()) pieces.add(new Piece(text, null));
    }

    private void numbers(List<Condition> conditions) {
        var bounds = column.bounds();
        var ends = new TreeSet<BigDecimal>();
        if (bounds.from() != null) ends.add(bounds.from());
        if (bounds.to() != null) ends.add(bounds.to());
        for (var condition : conditions) {
            if (!(condition instanceof Condition.Numbers numbers)) continue;
            for (var span : numbers.spans()) {
                if (span.from() != null) ends.add(span.from());
                if (span.to() != null) ends.add(span.to());
            }
        }
        BigDecimal before = null;
        for (var end : ends) {
            add(new Span(before, false, end, false));
            add(Span.point(end));
            before = end;
        }
        add(new Span(before, false, null, false));
    }

    private void add(Span span) {
        var kept = column.whole() ? span.whole() : span;
        if (kept.empty()) return;
        var sample = sample(kept);
        if (column.bounds().includes(sample)) pieces.add(new Piece(sample, kept));
    }

    private static BigDecimal sample(Span span) {
        if (span.from() == null) return span.to() == null ? BigDecimal.ZERO : below(span.to(), span.toIncluded());
        if (span.fromIncluded()) return span.from();
        return span.to() == null
                ? span.from().add(BigDecimal.ONE)
                : span.from().add(span.to()).divide(TWO);
    }

    private static BigDecimal below(BigDecimal end, boolean included) {
        return included ? end : end.subtract(BigDecimal.ONE);
    }

    BitSet all() {
        var all = new BitSet(pieces.size());
        all.set(0, pieces.size());
        return all;
    }

    /** The pieces for which a condition of the table holds. */
    BitSet where(Condition condition) {
        var holding = new BitSet(pieces.size());
        for (int i = 0; i < pieces.size(); i++)
            if (condition.holds(pieces.get(i).sample())) holding.set(i);
        return holding;
    }

    /** A value in one of these pieces. */
    Object sample(BitSet some) {
        return pieces.get(some.nextSetBit(0)).sample();
    }

    /** These pieces in words. */
    String words(BitSet some) {
        if (!column.numbers())
            return Words.texts(
                    some.stream().mapToObj(i -> (String) pieces.get(i).sample()).toList(), column);
        var spans = new ArrayList<Span>();
        some.stream().forEach(i -> {
            var span = pieces.get(i).span();
            if (span != null) spans.add(span);
        });
        return Words.spans(Span.joined(spans, column.whole()), column);
    }
}
