package uk.oocd.pages;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/** Months as people write them: {@code 3}, {@code 03}, {@code Mar}, {@code march}. */
final class Months {

    private Months() {}

    /** @throws NumberFormatException where it is no month's number or name */
    static int number(String written) {
        for (var month : Month.values()) {
            if (written.equalsIgnoreCase(month.getDisplayName(TextStyle.FULL, Locale.UK))
                    || written.equalsIgnoreCase(month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))) {
                return month.getValue();
            }
        }
        return Integer.parseInt(written);
    }
}
