package uk.oocd.performance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * So many of so many. A percentage is never shown without both.
 *
 * @param count the numerator
 * @param of the denominator
 */
public record Share(long count, long of) {

    /** Below this many, one case more or less would move the percentage by 20 points or more. */
    public static final int SMALL = 5;

    /** In percent, to one decimal, a half rounded up; null where there is nothing to be a share of. */
    public @Nullable BigDecimal percent() {
        return of == 0 ? null : BigDecimal.valueOf(count * 100).divide(BigDecimal.valueOf(of), 1, RoundingMode.HALF_UP);
    }

    /** Too few to read anything from the percentage. */
    public boolean small() {
        return of < SMALL;
    }

    /** For example {@code 22 of 65 (33.8%)}. */
    @Override
    public String toString() {
        var percent = percent();
        return count + " of " + of + (percent == null ? "" : " (" + percent + "%)");
    }
}
