package uk.oocd.storage.dmn;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import uk.oocd.protocol.DecisionTable.ColumnType;

/** Values and conditions as people say them. */
final class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private Words() {}

    /** One value, as conditions hold it. */
    static String value(Object plain, Column column) {
        return switch (plain) {
            case BigDecimal number
            when column.days() -> LocalDate.ofEpochDay(number.longValue()).format(DAY);
            case BigDecimal number -> number.stripTrailingZeros().toPlainString();
            case String text when column.type() == ColumnType.YES_OR_NO -> text.equals("true") ? "yes" : "no";
            default -> plain.toString();
        };
    }

    static String texts(List<String> texts, Column column) {
        return either(texts.stream().map(t -> value(t, column)).toList());
    }

    static String spans(List<Span> spans, Column column) {
        return either(spans.stream().map(s -> span(s, column)).toList());
    }

    static String span(Span written, Column column) {
        var span = column.whole() ? written.whole() : written;
        var from = span.from();
        var to = span.to();
        if (from == null) return to == null ? "any" : upTo(value(to, column), span.toIncluded(), column);
        if (to == null) return since(value(from, column), span.fromIncluded(), column);
        var start = value(from, column);
        var end = value(to, column);
        if (span.isPoint()) return start;
        if (span.fromIncluded() && span.toIncluded()) return start + " to " + end;
        return since(start, span.fromIncluded(), column) + " and " + upTo(end, span.toIncluded(), column);
    }

    private static String since(String start, boolean included, Column column) {
        return included ? start + (column.days() ? " or later" : " or more") : "more than " + start;
    }

    private static String upTo(String end, boolean included, Column column) {
        return included ? end + (column.days() ? " or earlier" : " or less") : "less than " + end;
    }

    /** “a, b or c”. */
    static String either(List<String> words) {
        return joined(words, " or ");
    }

    /** “a, b and c”. */
    static String both(List<String> words) {
        return joined(words, " and ");
    }

    /** What somebody who wrote this may have meant: one of the words, with at most two letters otherwise. */
    static Optional<String> meant(String written, List<String> words) {
        return words.stream()
                .filter(w -> distance(written.toLowerCase(Locale.ROOT), w.toLowerCase(Locale.ROOT)) <= 2)
                .min(Comparator.comparingInt(w -> distance(written, w)));
    }

    private static String joined(List<String> words, String last) {
        if (words.size() < 2) return String.join("", words);
        return words.stream().limit(words.size() - 1L).collect(Collectors.joining(", ")) + last + words.getLast();
    }

    /** Levenshtein’s. */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) row[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
