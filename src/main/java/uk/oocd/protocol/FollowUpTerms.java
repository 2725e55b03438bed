package uk.oocd.protocol;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a protocol says of the time after an outcome was given. Nothing here could be read in a national source, so that
 * all of it is the protocol's own and may change with its version.
 *
 * @param normalWeeks how long the conditions of a youth conditional caution normally last at most, from the day on which
 *     it was given
 * @param exceptionalWeeks how long at most, with a reason why
 * @param prosecutionMonths within how many months of a summary offence a prosecution must start (Magistrates’ Courts Act
 *     1980 s.127); null where {@link SummaryOnly} says it, or nothing does. See {@link Protocol#prosecutionEnd}
 * @param notifyOutcomes the Home Office numbers of outcomes for which the service tells the police of non-engagement
 * @param notifyOffences the codes of offences for which it does so whatever the outcome, beside those of an {@link
 *     OffenceGroup} that says so. See {@link Protocol#nonEngagementClause}
 * @param clause where the protocol says so
 * @param source where it was taken from, or that it is the protocol's own
 */
public record FollowUpTerms(
        int normalWeeks,
        int exceptionalWeeks,
        @Nullable Integer prosecutionMonths,
        List<String> notifyOutcomes,
        List<String> notifyOffences,
        String clause,
        String source) {

    public FollowUpTerms {
        notifyOutcomes = List.copyOf(notifyOutcomes);
        notifyOffences = List.copyOf(notifyOffences);
    }

    /** The last day on which conditions may end without a reason. */
    public LocalDate normalEnd(LocalDate given) {
        return given.plusWeeks(normalWeeks);
    }

    /** The last day on which conditions may end at all. */
    public LocalDate exceptionalEnd(LocalDate given) {
        return given.plusWeeks(exceptionalWeeks);
    }

    boolean notifies(String homeOffice, Collection<String> offences) {
        return notifyOutcomes.contains(homeOffice) || offences.stream().anyMatch(notifyOffences::contains);
    }
}
