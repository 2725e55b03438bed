package uk.oocd.casefile;

import static uk.oocd.protocol.Milestone.ASSESSED;
import static uk.oocd.protocol.Milestone.CLOSED;
import static uk.oocd.protocol.Milestone.DELIVERED;
import static uk.oocd.protocol.Milestone.FOLLOW_UP_ENDED;
import static uk.oocd.protocol.Milestone.POLICE_DECIDED;
import static uk.oocd.protocol.Milestone.RECOMMENDED;
import static uk.oocd.protocol.Milestone.REFERRED;
import static uk.oocd.protocol.Milestone.SCREENED;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
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
import uk.oocd.casefile.CaseFileEvent.ProgressNoted;
import uk.oocd.casefile.CaseFileEvent.ReferralReturned;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.protocol.Milestone;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.Protocols;
import uk.oocd.protocol.TimeLimit;

/**
 * Which milestones a case has reached and when, so that every read model works out the same due dates.
 *
 * <p>A milestone's day is {@link CaseFileEvent#day()}: when it happened in the world where that was said, otherwise the
 * day it was recorded. A step that has to be done again starts over: an assessment that was sent back has not been
 * reached, nor has a screening that turns to the police with a question; and a returned referral that the police take up
 * again counts from the day they do.
 *
 * @param protocol the version that was last applied to the case; null before its first event. The clock that is running
 *     is that version's
 * @param reached what was reached, each with the day, in Europe/London
 */
public record Clocks(@Nullable ProtocolRef protocol, Map<Milestone, LocalDate> reached) {

    public static final Clocks NONE = new Clocks(null, Map.of());

    public Clocks {
        reached = Map.copyOf(reached);
    }

    /** The clocks after an event. */
    public Clocks after(CaseFileEvent event) {
        var applied = event.underProtocol();
        return new Clocks(applied == null ? protocol : applied, reachedAfter(event));
    }

    private Map<Milestone, LocalDate> reachedAfter(CaseFileEvent event) {
        var day = event.day();
        return switch (event) {
            case CaseReferred _ -> Map.of(REFERRED, day);
            case InformationProvided _ -> reached.containsKey(SCREENED) ? Map.of(REFERRED, day) : reached;
            case CaseAccepted _, ReferralReturned _, OnTheSpotSupported _ -> with(SCREENED, day);
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
                    HearingEvent _ -> reached;
        };
    }

    private Map<Milestone, LocalDate> with(Milestone milestone, LocalDate day) {
        var next = new EnumMap<Milestone, LocalDate>(Milestone.class);
        next.putAll(reached);
        next.put(milestone, day);
        return next;
    }

    private Map<Milestone, LocalDate> without(Milestone milestone) {
        var next = new EnumMap<Milestone, LocalDate>(Milestone.class);
        next.putAll(reached);
        next.remove(milestone);
        return next;
    }

    /** What a case at this stage is to reach next; null where nothing is awaited from those who handle it. */
    public static @Nullable Milestone next(Stage stage) {
        return switch (stage) {
            case REFERRED, AWAITING_INFORMATION -> SCREENED;
            case ACCEPTED -> ASSESSED;
            case ASSESSED, READY_FOR_PANEL, LISTED -> RECOMMENDED;
            case ON_THE_SPOT, RECOMMENDED -> POLICE_DECIDED;
            case DECIDED -> DELIVERED;
            case FOLLOW_UP -> FOLLOW_UP_ENDED;
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
        var next = next(stage);
        if (next == null || protocol == null) return null;
        var applied = protocol;
        return protocols.find(applied).stream()
                .flatMap(p -> p.timeLimits().stream())
                .filter(limit -> limit.until() == next)
                .flatMap(limit -> Stream.ofNullable(reached.get(limit.from()))
                        .map(day0 -> deadline(limit, applied, day0, holidays)))
                .min(Comparator.comparing(Deadline::due))
                .orElse(null);
    }

    private static Deadline deadline(TimeLimit limit, ProtocolRef protocol, LocalDate day0, BankHolidays holidays) {
        var due = limit.due(day0, holidays);
        return new Deadline(limit, protocol, day0, due, limit.atRiskFrom(due, holidays));
    }
}
