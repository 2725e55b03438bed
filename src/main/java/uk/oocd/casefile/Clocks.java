package uk.oocd.casefile;

import static uk.oocd.protocol.Milestone.ASSESSED;
import static uk.oocd.protocol.Milestone.BACK_WITH_POLICE;
import static uk.oocd.protocol.Milestone.CLOSED;
import static uk.oocd.protocol.Milestone.DELIVERED;
import static uk.oocd.protocol.Milestone.FOLLOW_UP_ENDED;
import static uk.oocd.protocol.Milestone.OFFENCE;
import static uk.oocd.protocol.Milestone.POLICE_DECIDED;
import static uk.oocd.protocol.Milestone.RECOMMENDED;
import static uk.oocd.protocol.Milestone.REFERRED;
import static uk.oocd.protocol.Milestone.SCREENED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileEvent.AssessmentRecorded;
import uk.oocd.casefile.CaseFileEvent.AssessmentSentBack;
import uk.oocd.casefile.CaseFileEvent.AssessmentSignedOff;
import uk.oocd.casefile.CaseFileEvent.CaseAccepted;
import uk.oocd.casefile.CaseFileEvent.CaseClosed;
import uk.oocd.casefile.CaseFileEvent.CaseDeferred;
import uk.oocd.casefile.CaseFileEvent.CaseListed;
import uk.oocd.casefile.CaseFileEvent.CaseReferred;
import uk.oocd.casefile.CaseFileEvent.FollowUpEnded;
import uk.oocd.casefile.CaseFileEvent.InformationLearned;
import uk.oocd.casefile.CaseFileEvent.InformationProvided;
import uk.oocd.casefile.CaseFileEvent.InformationRequested;
import uk.oocd.casefile.CaseFileEvent.OnTheSpotSupported;
import uk.oocd.casefile.CaseFileEvent.OutcomeDelivered;
import uk.oocd.casefile.CaseFileEvent.PanelRecommended;
import uk.oocd.casefile.CaseFileEvent.PoliceDecided;
import uk.oocd.casefile.CaseFileEvent.PositionUpdated;
import uk.oocd.casefile.CaseFileEvent.ProgressNoted;
import uk.oocd.casefile.CaseFileEvent.ReferralReturned;
import uk.oocd.casefile.ClockEvent.ClockRestarted;
import uk.oocd.casefile.ClockEvent.ClockStopped;
import uk.oocd.casefile.ClockEvent.LimitMissed;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.protocol.DueDay;
import uk.oocd.protocol.Milestone;
import uk.oocd.protocol.Pause;
import uk.oocd.protocol.Protocol;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.Protocols;
import uk.oocd.protocol.TimeLimit;

/**
 * Which milestones a case has reached and when, so that every read model works out the same due dates.
 *
 * <p>A milestone's day is {@link CaseFileEvent#day()}: when it happened in the world where that was said, otherwise the
 * day it was recorded. A step that has to be done again starts over: an assessment that was sent back has not been
 * reached, nor has a screening that turns to the police with a question; and a returned referral that the police take up
 * again counts from the day they do. So does a case that a panel is to hear after all, though the police were to decide it
 * without one: all that had been reached was on the way there.
 *
 * @param protocol the version under which a milestone was last reached, or last had to be reached again; null before the
 *     first event. The clock that is running is that version's: what is done on the way to the next milestone, such as
 *     listing the case, changes nothing about it, nor does what is recorded beside the steps
 * @param reached what was reached, each with the day, in Europe/London
 * @param measuredBy the version whose limit ended where a milestone was reached; for the first, the referral's own
 * @param stops when the clock stood still, in order; no two at once
 * @param offences the codes of the offences referred: a protocol may have limits of their own for some
 */
public record Clocks(
        @Nullable ProtocolRef protocol,
        Map<Milestone, LocalDate> reached,
        Map<Milestone, ProtocolRef> measuredBy,
        List<Stop> stops,
        List<String> offences) {

    public static final Clocks NONE = new Clocks(null, Map.of(), Map.of(), List.of(), List.of());

    public Clocks {
        reached = Map.copyOf(reached);
        measuredBy = Map.copyOf(measuredBy);
        stops = List.copyOf(stops);
        offences = List.copyOf(offences);
    }

    /**
     * When the clock stood still. It stops for every limit at once, since what keeps one step from being taken keeps the
     * next from following.
     *
     * @param from the first day that does not count
     * @param until the first day that counts again; null while it stands still
     */
    public record Stop(
            StopReason reason, LocalDate from, @Nullable LocalDate until) {

        /** Which days it leaves out, of those before {@code end}; empty where it leaves out none. */
        private Stream<Pause> pause(LocalDate end) {
            var last = until == null ? end : until;
            return last.isAfter(from) ? Stream.of(new Pause(from, last, reason.words())) : Stream.of();
        }
    }

    /** The clocks after an event. */
    public Clocks after(CaseFileEvent event) {
        var next = reachedAfter(event);
        var applied = next.equals(reached) ? null : event.underProtocol();
        var referred = event instanceof CaseReferred e
                ? e.referral().offences().stream().map(Referral.Offence::code).toList()
                : offences;
        var measuring = protocol == null ? applied : protocol;
        return new Clocks(
                applied == null ? protocol : applied,
                next,
                measuredAfter(next, measuring),
                stopsAfter(event),
                referred);
    }

    private Map<Milestone, ProtocolRef> measuredAfter(Map<Milestone, LocalDate> next, @Nullable ProtocolRef measuring) {
        var measured = new EnumMap<Milestone, ProtocolRef>(Milestone.class);
        next.forEach((milestone, day) -> {
            var version = day.equals(reached.get(milestone)) ? measuredBy.get(milestone) : measuring;
            if (version != null) measured.put(milestone, version);
        });
        return measured;
    }

    /** The stop that has not ended; null while the clock runs. */
    public @Nullable Stop stopped() {
        return stops.isEmpty() || stops.getLast().until() != null ? null : stops.getLast();
    }

    /** The day on which the clock last ran again; empty where it never had to. */
    Optional<LocalDate> lastRestart() {
        return stops.reversed().stream()
                .flatMap(stop -> Stream.ofNullable(stop.until()))
                .findFirst();
    }

    private List<Stop> stopsAfter(CaseFileEvent event) {
        if (!(event instanceof ClockEvent clock)) return stops;
        return switch (clock) {
            case ClockStopped e ->
                Stream.concat(stops.stream(), Stream.of(new Stop(e.reason(), e.occurredOn(), null)))
                        .toList();
            case ClockRestarted e ->
                stops.stream()
                        .map(stop -> stop.until() == null ? new Stop(stop.reason(), stop.from(), e.occurredOn()) : stop)
                        .toList();
            case LimitMissed _ -> stops;
        };
    }

    private Map<Milestone, LocalDate> reachedAfter(CaseFileEvent event) {
        var day = event.day();
        return switch (event) {
            case CaseReferred e ->
                e.referral().offences().stream()
                        .map(Referral.Offence::date)
                        .max(Comparator.naturalOrder())
                        .map(offence -> Map.of(OFFENCE, offence, REFERRED, day))
                        .orElse(Map.of(REFERRED, day));
            case InformationProvided _ -> reached.containsKey(SCREENED) ? Map.of(REFERRED, day) : reached;
            case CaseAccepted _ ->
                reached.containsKey(SCREENED) ? Map.of(REFERRED, day, SCREENED, day) : with(SCREENED, day);
            case ReferralReturned _, OnTheSpotSupported _ -> with(SCREENED, day);
            case AssessmentRecorded _ -> reached.containsKey(ASSESSED) ? reached : with(ASSESSED, day);
            case InformationRequested _ -> without(SCREENED);
            case AssessmentSentBack _ -> without(ASSESSED);
            case PanelRecommended _ -> with(RECOMMENDED, day);
            case PoliceDecided _ -> with(POLICE_DECIDED, day);
            case OutcomeDelivered _ -> with(DELIVERED, day);
            case FollowUpEnded _ -> with(FOLLOW_UP_ENDED, day);
            case CaseClosed _ -> with(CLOSED, day);
            case AssessmentSignedOff _,
                    CaseListed _,
                    CaseDeferred _,
                    ProgressNoted _,
                    InformationLearned _,
                    PositionUpdated _,
                    HearingEvent _,
                    ClockEvent _,
                    ReviewEvent _,
                    OversightEvent _ -> reached;
            case FollowUpEvent e -> reachedAfter(e);
        };
    }

    private Map<Milestone, LocalDate> with(Milestone milestone, LocalDate day) {
        var next = new EnumMap<Milestone, LocalDate>(Milestone.class);
        next.putAll(reached);
        next.put(milestone, day);
        return next;
    }

    /** What has to be done again has not been reached. */
    private Map<Milestone, LocalDate> reachedAfter(FollowUpEvent event) {
        return switch (event) {
            case FollowUpEvent.DecisionRevived _ -> {
                var next = without(POLICE_DECIDED, DELIVERED, FOLLOW_UP_ENDED, CLOSED);
                next.put(BACK_WITH_POLICE, event.day());
                yield next;
            }
            case FollowUpEvent.CaseReopened _ -> without(FOLLOW_UP_ENDED, CLOSED);
            case FollowUpEvent.ConditionVaried _,
                    FollowUpEvent.BreachReported _,
                    FollowUpEvent.BreachDecided _,
                    FollowUpEvent.ConsentWithdrawn _,
                    FollowUpEvent.NonEngagementNotified _,
                    FollowUpEvent.NonEngagementAnswered _,
                    FollowUpEvent.FeedbackGiven _,
                    FollowUpEvent.FeedbackRead _,
                    FollowUpEvent.EntryCorrected _,
                    FollowUpEvent.StatementAdded _ -> reached;
        };
    }

    private EnumMap<Milestone, LocalDate> without(Milestone... milestones) {
        var next = new EnumMap<Milestone, LocalDate>(Milestone.class);
        next.putAll(reached);
        for (var milestone : milestones) next.remove(milestone);
        return next;
    }

    /** What a case at this stage is to reach next; null where nothing is awaited from those who handle it. */
    public static @Nullable Milestone next(Stage stage) {
        return switch (stage) {
            case REFERRED, AWAITING_INFORMATION -> SCREENED;
            case ACCEPTED -> ASSESSED;
            case ASSESSED, READY_FOR_PANEL, LISTED -> RECOMMENDED;
            case ON_THE_SPOT, RECOMMENDED, BACK_WITH_POLICE -> POLICE_DECIDED;
            case DECIDED -> DELIVERED;
            case FOLLOW_UP, BREACH_REPORTED, POLICE_NOTIFIED -> FOLLOW_UP_ENDED;
            case DELIVERED, FOLLOWED_UP -> CLOSED;
            case RETURNED, CLOSED -> null;
        };
    }

    /**
     * By when the case is to reach what comes next. Of several limits that are running, the one that falls due first.
     *
     * @return null where nothing comes next, or the protocol sets no limit for it
     */
    public @Nullable Deadline deadline(Stage stage, Protocols protocols, BankHolidays holidays) {
        return deadlines(stage, protocols, holidays).stream()
                .min(Comparator.comparing(Deadline::due))
                .orElse(null);
    }

    /** Every limit that is running towards what comes next. */
    public List<Deadline> deadlines(Stage stage, Protocols protocols, BankHolidays holidays) {
        if (protocol == null) return List.of();
        return protocols
                .find(protocol)
                .map(version -> deadlines(stage, version, holidays))
                .orElse(List.of());
    }

    List<Deadline> deadlines(Stage stage, Protocol version, BankHolidays holidays) {
        var next = next(stage);
        return limits(version).stream()
                .filter(limit -> limit.until() == next && counts(limit))
                .flatMap(limit -> Stream.ofNullable(reached.get(limit.from()))
                        .map(day0 -> deadline(limit, version.ref(), day0, holidays)))
                .toList();
    }

    /**
     * The limits of what was reached only after its last day, by whatever version each was measured. A step that was
     * taken before anybody looked was late all the same.
     */
    public List<Deadline> late(Protocols protocols, BankHolidays holidays) {
        return measuredBy.values().stream()
                .distinct()
                .flatMap(version -> protocols.find(version).stream())
                .flatMap(version -> late(version, holidays).stream())
                .toList();
    }

    /** The same, of what was measured by one version. */
    List<Deadline> late(Protocol version, BankHolidays holidays) {
        var late = new ArrayList<Deadline>();
        for (var limit : limits(version)) {
            var taken = reached.get(limit.until());
            var day0 = reached.get(limit.from());
            if (taken == null || day0 == null || !counts(limit)) continue;
            if (!version.ref().equals(measuredBy.get(limit.until()))) continue;
            var day = dueDay(limit, day0, taken, holidays);
            if (taken.isAfter(day.due())) {
                late.add(new Deadline(limit, version.ref(), day0, day.due(), day.atRiskFrom(), null));
            }
        }
        return late;
    }

    /** Every version by which something was or is measured. */
    public List<ProtocolRef> versions() {
        return Stream.concat(Stream.ofNullable(protocol), measuredBy.values().stream())
                .distinct()
                .toList();
    }

    /**
     * Whether a limit has begun to run. A decision that came back counts from that day alone: how long ago a panel
     * recommended something says nothing of it.
     */
    public boolean counts(TimeLimit limit) {
        boolean again = limit.until() == POLICE_DECIDED && reached.containsKey(BACK_WITH_POLICE);
        return again ? limit.from() == BACK_WITH_POLICE : reached.containsKey(limit.from());
    }

    /** The limits of a version for these offences. */
    public List<TimeLimit> limits(Protocol version) {
        return version.timeLimitsFor(version.offenceGroup(offences));
    }

    private Deadline deadline(TimeLimit limit, ProtocolRef version, LocalDate day0, BankHolidays holidays) {
        var day = dueDay(limit, day0, null, holidays);
        var stop = stopped();
        return new Deadline(limit, version, day0, day.due(), day.atRiskFrom(), stop == null ? null : stop.from());
    }

    /**
     * When a limit falls due, and how that came about.
     *
     * @param day0 what it counts from
     * @param taken the day on which its step was taken; null while it was not. A step taken while the clock stood still
     *     was in time if the limit had not gone by before, so the days between do not count either
     */
    public DueDay dueDay(TimeLimit limit, LocalDate day0, @Nullable LocalDate taken, BankHolidays holidays) {
        var pauses = stops.stream()
                .flatMap(stop -> stop.pause(taken == null ? stop.from() : taken))
                .toList();
        return limit.dueDay(day0, pauses, holidays);
    }
}
