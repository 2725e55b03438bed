package uk.oocd.pages;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.Clocks;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.inspection.Replay;
import uk.oocd.inspection.Replay.Moment;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.protocol.Milestone;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.Protocols;
import uk.oocd.protocol.TimeLimit;
import uk.oocd.rationale.ClauseRef;
import uk.oocd.wording.Wording;

/** By when a case's steps are or were due, and how each date was worked out, so that it can be argued with. */
@Component
class DueDates {

    private final Protocols protocols;
    private final BankHolidays holidays;
    private final Wording wording;

    DueDates(Protocols protocols, BankHolidays holidays, Wording wording) {
        this.protocols = protocols;
        this.holidays = holidays;
        this.wording = wording;
    }

    /**
     * One time limit of a case.
     *
     * @param what what had to be done
     * @param reached when it was done; null while it has not been
     * @param standing how it stands, in a few words
     * @param colour of the tag
     * @param how how the date was worked out, as a sentence
     * @param holidays the bank holidays that were not counted
     * @param source the document that the limit comes from
     */
    public record DueDate(
            String what,
            LocalDate due,
            @Nullable LocalDate reached,
            String standing,
            String colour,
            String how,
            List<LocalDate> holidays,
            ClauseRef clause,
            String source) {

        public DueDate {
            holidays = List.copyOf(holidays);
        }

        public boolean running() {
            return reached == null;
        }
    }

    /** Every limit that has begun to run, in the protocol's order, as it stands on a day. */
    List<DueDate> of(Replay replay, LocalDate on) {
        var record = replay.record();
        var next = Clocks.next(record.stage());
        var dates = new ArrayList<DueDate>();
        for (var milestone : Milestone.values()) {
            boolean met = record.clocks().reached().containsKey(milestone);
            if (!met && milestone != next) continue;
            var version = met
                    ? versionBefore(replay, reachedAt(record, milestone))
                    : record.clocks().protocol();
            if (version == null) continue;
            protocols.find(version).map(Protocol::timeLimits).orElse(List.of()).stream()
                    .filter(limit -> limit.until() == milestone)
                    .filter(limit -> record.clocks().reached().containsKey(limit.from()))
                    .map(limit -> dueDate(limit, version, record.clocks(), on))
                    .forEach(dates::add);
        }
        return dates;
    }

    private DueDate dueDate(TimeLimit limit, ProtocolRef version, Clocks clocks, LocalDate on) {
        var from = clocks.reached().get(limit.from());
        if (from == null) throw new IllegalArgumentException("the limit has not begun to run");
        var due = limit.due(from, holidays);
        var reached = clocks.reached().get(limit.until());
        var skipped = limit.unit() == TimeLimit.Unit.WORKING_DAYS ? holidaysBetween(from, due) : List.<LocalDate>of();
        return new DueDate(
                wording.label(limit.until()),
                due,
                reached,
                reached == null ? running(limit, due, on) : reached.isAfter(due) ? "Late" : "In time",
                reached == null ? colour(limit, due, on) : reached.isAfter(due) ? "red" : "green",
                how(limit, from),
                skipped,
                new ClauseRef(version.protocol(), version.version(), limit.clause()),
                limit.source());
    }

    private String running(TimeLimit limit, LocalDate due, LocalDate on) {
        if (on.isAfter(due)) return "Overdue";
        if (on.isEqual(due)) return "Due today";
        return on.isBefore(limit.atRiskFrom(due, holidays)) ? "On time" : "At risk";
    }

    private String colour(TimeLimit limit, LocalDate due, LocalDate on) {
        if (on.isAfter(due)) return "red";
        return on.isBefore(limit.atRiskFrom(due, holidays)) ? "green" : "yellow";
    }

    private String how(TimeLimit limit, LocalDate from) {
        var unit = limit.unit().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var units = limit.value() == 1 ? unit.substring(0, unit.length() - 1) : unit;
        var counted = limit.unit() == TimeLimit.Unit.WORKING_DAYS
                ? ", not counting that day, weekends or bank holidays in England and Wales"
                : "";
        return limit.value() + " " + units + " after " + wording.day(from) + " ("
                + wording.label(limit.from()).toLowerCase(Locale.UK) + ")" + counted;
    }

    private List<LocalDate> holidaysBetween(LocalDate from, LocalDate due) {
        Set<LocalDate> all = new HashSet<>(holidays.of(from.getYear()));
        all.addAll(holidays.of(due.getYear()));
        return all.stream()
                .filter(day -> day.isAfter(from) && !day.isAfter(due))
                .sorted()
                .toList();
    }

    /** The version that the clock ran under which ended with that event. */
    private static @Nullable ProtocolRef versionBefore(Replay replay, long sequence) {
        return replay.moments().stream()
                .filter(moment -> moment.sequence() < sequence && moment.protocol() != null)
                .map(Moment::protocol)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** The sequence number of the event with which the milestone was reached; 0 where it starts everything. */
    private static long reachedAt(CaseRecord record, Milestone milestone) {
        return switch (milestone) {
            case REFERRED -> 0;
            case SCREENED -> sequence(record.screening());
            case ASSESSED ->
                record.assessment() == null
                        ? 0
                        : record.assessment().assessment().sequence();
            case RECOMMENDED -> sequence(record.recommendation());
            case POLICE_DECIDED -> sequence(record.decision());
            case DELIVERED -> sequence(record.delivery());
            case FOLLOW_UP_ENDED -> sequence(record.followUpEnd());
            case CLOSED -> sequence(record.closed());
        };
    }

    private static long sequence(CaseRecord.@Nullable Fact<?> fact) {
        return fact == null ? 0 : fact.sequence();
    }
}
