package uk.oocd.performance;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A quarter of a financial year, which starts on 1 April.
 *
 * @param year the calendar year in which the financial year starts
 * @param number 1 for April to June, 4 for January to March
 */
public record Quarter(int year, int number) implements Comparable<Quarter> {

    private static final Pattern LABEL = Pattern.compile("(\\d{4})Q([1-4])");
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM", Locale.UK);
    private static final DateTimeFormatter MONTH_OF_YEAR = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.UK);

    public Quarter {
        if (number < 1 || number > 4) throw new IllegalArgumentException("no quarter: " + number);
    }

    /** The one that a day in Europe/London lies in. */
    public static Quarter of(LocalDate day) {
        var shifted = day.minusMonths(3);
        return new Quarter(shifted.getYear(), (shifted.getMonthValue() - 1) / 3 + 1);
    }

    /** Reads {@link #label()}; empty where it is none. */
    public static Optional<Quarter> parse(String label) {
        var match = LABEL.matcher(label);
        return match.matches()
                ? Optional.of(new Quarter(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2))))
                : Optional.empty();
    }

    /** For example {@code 2025Q3}. */
    public String label() {
        return year + "Q" + number;
    }

    /** For example {@code October to December 2025}. */
    public String words() {
        var first = LocalDate.of(year, 4, 1).plusMonths(3L * (number - 1));
        return MONTH.format(first) + " to " + MONTH_OF_YEAR.format(first.plusMonths(2));
    }

    @Override
    public int compareTo(Quarter other) {
        return Comparator.comparingInt(Quarter::year)
                .thenComparingInt(Quarter::number)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return label();
    }
}
