package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From which day a caution is spent (Rehabilitation of Offenders Act 1974). Only cautions are: a community resolution or
 * an outcome without a caution is nothing that could be.
 *
 * <p>Source: Ministry of Justice, disclosure checker, {@code caution_calculator.rb}. A spent caution is not on a basic
 * check, and since 28 November 2020 a youth caution is not put on a standard or enhanced one of itself; but the police
 * may still disclose what they hold and think relevant, so nobody may be told that it never shows.
 */
public final class SpentDate {

    private static final int MONTHS = 3;

    private SpentDate() {}

    /**
     * @param given the day on which the caution was given
     * @param conditionsEnd the last day of its conditions; null where there are none
     * @return empty where the outcome is no caution
     */
    public static Optional<LocalDate> of(Disposal disposal, LocalDate given, @Nullable LocalDate conditionsEnd) {
        return switch (disposal) {
            case YOUTH_CAUTION -> Optional.of(given);
            case YOUTH_CONDITIONAL_CAUTION ->
                Optional.of(conditionsEnd == null ? given.plusMonths(MONTHS) : conditional(given, conditionsEnd));
            case NO_FORMAL_ACTION, COMMUNITY_RESOLUTION, OUTCOME_22, OUTCOME_23, CHARGE -> Optional.empty();
        };
    }

    /** The end of the conditions where that comes within three months; otherwise three months after it was given. */
    private static LocalDate conditional(LocalDate given, LocalDate end) {
        return wholeMonths(given, end) < MONTHS ? end : given.plusMonths(MONTHS);
    }

    /** As the Ministry counts: a month is whole on the same day of the month, even where that month is shorter. */
    private static int wholeMonths(LocalDate from, LocalDate to) {
        int months = (to.getYear() - from.getYear()) * 12 + to.getMonthValue() - from.getMonthValue();
        return to.getDayOfMonth() >= from.getDayOfMonth() ? months : months - 1;
    }
}
