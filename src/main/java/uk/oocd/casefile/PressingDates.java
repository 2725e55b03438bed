package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.Protocol;

/**
 * What the pressing dates of a case follow from. A read model keeps this rather than the dates: a birthday is the
 * child's own and goes with the key, and how near is near is the protocol's to say.
 *
 * @param summaryOnlyTimeLimit the last day to start a prosecution, as the police gave it; null where they did not
 * @param firstSummaryOffence when the first of only summary offences was; null where another could be tried otherwise
 */
public record PressingDates(
        Personal<LocalDate> dateOfBirth,
        @Nullable LocalDate summaryOnlyTimeLimit,
        @Nullable LocalDate firstSummaryOffence) {

    private static final int OF_AGE = 18;

    private static final String OF_AGE_SOURCE =
            "Crime and Disorder Act 1998 ss.66ZA and 66A: both cautions are for somebody under 18. Outcome 23 is for"
                    + " children, too.";

    public static PressingDates of(Referral r) {
        return new PressingDates(
                r.child().dateOfBirth(), r.summaryOnlyTimeLimit(), Referral.firstSummaryOffence(r.offences()));
    }

    /** By a version of the protocol, the earliest first; no birthday once the child's data is erased. */
    public List<PressingDate> under(Protocol protocol) {
        return Stream.of(prosecution(protocol), birthday(protocol))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(PressingDate::day))
                .toList();
    }

    private Optional<PressingDate> prosecution(Protocol protocol) {
        if (summaryOnlyTimeLimit != null) {
            return Optional.of(new PressingDate(
                    PressingDate.Kind.PROSECUTION_ENDS,
                    summaryOnlyTimeLimit,
                    summaryOnlyTimeLimit.minusDays(protocol.nearDays()),
                    null,
                    "As the police gave it in the referral"));
        }
        return Optional.ofNullable(firstSummaryOffence)
                .flatMap(offence -> protocol.prosecutionEnd(offence)
                        .map(day -> new PressingDate(
                                PressingDate.Kind.PROSECUTION_ENDS,
                                day,
                                day.minusDays(protocol.nearDays()),
                                protocol.prosecutionClause().orElse(null),
                                protocol.prosecutionSource().orElse(protocol.title()))));
    }

    private Optional<PressingDate> birthday(Protocol protocol) {
        return dateOfBirth
                .known()
                .map(born -> born.plusYears(OF_AGE))
                .map(day -> new PressingDate(
                        PressingDate.Kind.EIGHTEENTH_BIRTHDAY,
                        day,
                        day.minusDays(protocol.nearDays()),
                        null,
                        OF_AGE_SOURCE));
    }
}
