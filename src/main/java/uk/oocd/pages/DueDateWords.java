package uk.oocd.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.Deadline.Standing;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.inspection.DueDates;
import uk.oocd.protocol.DueDay;
import uk.oocd.protocol.DueDay.Skipped;
import uk.oocd.protocol.DueDay.Why;
import uk.oocd.protocol.TimeLimit;
import uk.oocd.rationale.ClauseRef;
import uk.oocd.wording.Wording;

/** Says in words by when a case's steps are or were due, and how each date came about. */
@Component
class DueDateWords {

    private final DueDates dueDates;
    private final Wording wording;

    DueDateWords(DueDates dueDates, Wording wording) {
        this.dueDates = dueDates;
        this.wording = wording;
    }

    /**
     * One time limit of a case.
     *
     * @param what what had to be done
     * @param reached when it was done; null while it has not been
     * @param standing how it stands, in a few words
     * @param colour of the tag
     * @param stopped why and since when the clock stands still, as a sentence; null where it runs
     * @param how how the date was worked out, as a sentence
     * @param atRiskFrom from this day on it is at risk
     * @param skipped the days that were not counted, in order, a run of them on one line
     * @param calendar which set of bank holidays it was worked out with
     * @param source the document that the limit comes from
     */
    public record DueDate(
            String what,
            LocalDate due,
            @Nullable LocalDate reached,
            String standing,
            String colour,
            @Nullable String stopped,
            String how,
            LocalDate atRiskFrom,
            List<String> skipped,
            String calendar,
            ClauseRef clause,
            String source) {

        public DueDate {
            skipped = List.copyOf(skipped);
        }

        public boolean running() {
            return reached == null;
        }
    }

    /** Every limit that has begun to run, as it stands on a day. */
    List<DueDate> of(CaseRecord record, LocalDate on) {
        return dueDates.of(record, on).stream().map(this::said).toList();
    }

    private DueDate said(DueDates.DueDate date) {
        var limit = date.limit();
        var counted = date.counted();
        var standing = date.standing();
        var stop = date.stopped();
        return new DueDate(
                wording.label(limit.until()),
                counted.due(),
                date.reached(),
                standing != null ? standing.label() : date.late() ? "Late" : "In time",
                standing != null ? colour(standing) : date.late() ? "red" : "green",
                stop == null
                        ? null
                        : "The clock has stood still since " + wording.day(stop.from()) + ": "
                                + stop.reason().words()
                                + ". The date is the one it would be if the clock ran on; each day that it stands still puts"
                                + " it off.",
                how(limit, counted.day0()),
                counted.atRiskFrom(),
                skipped(counted),
                counted.calendar(),
                new ClauseRef(date.protocol().protocol(), date.protocol().version(), limit.clause()),
                limit.source());
    }

    /** The colour of the tag that shows how a case stands. */
    static String colour(Standing standing) {
        return switch (standing) {
            case OVERDUE -> "red";
            case DUE_TODAY -> "orange";
            case AT_RISK -> "yellow";
            case ON_TIME -> "green";
            case STOPPED -> "grey";
        };
    }

    private String how(TimeLimit limit, LocalDate from) {
        var unit = limit.unit().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var units = limit.value() == 1 ? unit.substring(0, unit.length() - 1) : unit;
        var counted = limit.unit() == TimeLimit.Unit.WORKING_DAYS
                ? ", not counting that day, weekends, bank holidays in England and Wales or days on which the clock stood"
                        + " still"
                : ", and one more for each day on which the clock stood still";
        return limit.value() + " " + units + " after " + wording.day(from) + " ("
                + wording.label(limit.from()).toLowerCase(Locale.UK) + ")" + counted;
    }

    /** Weekends as how many there were, since everybody knows them; every other day by its date. */
    private List<String> skipped(DueDay counted) {
        var lines = new ArrayList<String>();
        var weekends = counted.skipped().stream()
                .filter(day -> day.why() == Why.WEEKEND)
                .toList();
        if (!weekends.isEmpty()) {
            lines.add(weekends.size()
                    + (weekends.size() == 1 ? " weekend day, " : " weekend days, from ")
                    + wording.day(weekends.getFirst().day())
                    + (weekends.size() == 1
                            ? ""
                            : " to " + wording.day(weekends.getLast().day())));
        }
        var others = counted.skipped().stream()
                .filter(day -> day.why() != Why.WEEKEND)
                .sorted(Comparator.comparing(Skipped::day))
                .toList();
        for (int first = 0; first < others.size(); ) {
            int last = first;
            while (last + 1 < others.size() && follows(others.get(last), others.get(last + 1))) last++;
            lines.add(run(others.get(first), others.get(last)));
            first = last + 1;
        }
        return lines;
    }

    private String run(Skipped first, Skipped last) {
        var days = first.equals(last)
                ? wording.day(first.day())
                : wording.day(first.day()) + " to " + wording.day(last.day());
        return days + ": " + (first.why() == Why.CLOCK_STOPPED ? "the clock stood still, " : "") + first.words();
    }

    private static boolean follows(Skipped one, Skipped next) {
        return one.why() == Why.CLOCK_STOPPED
                && next.why() == Why.CLOCK_STOPPED
                && one.words().equals(next.words())
                && next.day().isBefore(one.day().plusDays(5));
    }
}
