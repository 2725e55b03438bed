package uk.oocd.protocol;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/**
 * The most that a financial penalty in a youth conditional caution may be, in whole pounds. Source: Crime and Disorder
 * Act 1998 (Youth Conditional Cautions: Financial Penalties) Order 2013 (SI 2013/608), in force on 8 April 2013.
 */
public final class PenaltyCaps {

    /** The tables, the latest first. A new order is a new entry; an earlier day keeps the table that applied on it. */
    private static final List<Table> TABLES =
            List.of(new Table(LocalDate.of(2013, 4, 8), new Row(30, 15), new Row(50, 25), new Row(75, 35)));

    private PenaltyCaps() {}

    private record Table(LocalDate from, Row summary, Row eitherWay, Row indictableOnly) {

        Row row(OffenceClass offenceClass) {
            return switch (offenceClass) {
                case SUMMARY -> summary;
                case EITHER_WAY -> eitherWay;
                case INDICTABLE_ONLY -> indictableOnly;
            };
        }
    }

    /** In pounds: from 14 years on, and from 10 to 13. */
    private record Row(int older, int younger) {}

    /**
     * @param age in whole years on the day
     * @param on the day on which the caution is given
     * @return empty where no penalty may be set: under 10, from 18 on, or before the order
     */
    public static OptionalInt pounds(OffenceClass offenceClass, int age, LocalDate on) {
        if (age < 10 || age > 17) return OptionalInt.empty();
        return TABLES.stream()
                .filter(table -> !table.from().isAfter(on))
                .map(table -> table.row(offenceClass))
                .mapToInt(row -> age < 14 ? row.younger() : row.older())
                .findFirst();
    }
}
