package uk.oocd.worklist;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileEvent;
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
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.ClockEvent;
import uk.oocd.casefile.ClockEvent.LimitMissed;
import uk.oocd.casefile.Clocks;
import uk.oocd.casefile.Deadline;
import uk.oocd.casefile.FollowUpEvent;
import uk.oocd.casefile.HearingEvent;
import uk.oocd.casefile.HomeOfficeOutcome;
import uk.oocd.casefile.OversightEvent;
import uk.oocd.casefile.OversightEvent.Document;
import uk.oocd.casefile.Referral;
import uk.oocd.casefile.ReviewEvent;
import uk.oocd.casefile.Signatures;
import uk.oocd.casefile.Stage;
import uk.oocd.casefile.Step;
import uk.oocd.casefile.Withdrawn;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Subject;
import uk.oocd.protocol.Protocols;

/**
 * One case on a worklist.
 *
 * @param officer the referring officer's collar number
 * @param child the same for the same child in every case
 * @param offences their standard titles
 * @param course what became of it at its panel and with the police
 * @param withdrew who declared an interest in it and stands back; it is on no list of theirs
 * @param deadline by when the next step is due; null where nothing is awaited or the protocol sets no limit
 * @param unsigned what a manager is to countersign, by the protocol version that the case runs by, or before a panel recommends
 * @param nextMiss the earliest due day that can go by, or that a step came after, without its having been recorded as missed;
 *     null where there is none
 */
public record CaseRow(
        CaseFileId id,
        String crimeReference,
        String force,
        String service,
        String officer,
        Subject child,
        Personal<String> childName,
        List<String> offences,
        LocalDate referredOn,
        Stage stage,
        Course course,
        List<String> withdrew,
        Clocks clocks,
        @Nullable Deadline deadline,
        Missed missed,
        @Nullable LocalDate nextMiss,
        Signatures signatures,
        List<Document> unsigned) {

    public CaseRow {
        offences = List.copyOf(offences);
        withdrew = List.copyOf(withdrew);
        unsigned = List.copyOf(unsigned);
    }

    /**
     * What became of a case at its panel and with the police.
     *
     * @param panel where it is or was last listed; null once deferred
     * @param sitsOn when that panel sits, in Europe/London
     * @param gravity the panel's score; null until there is one
     * @param outcome what the police decided, or until then what the panel recommended, by its code; null before that
     * @param outcomeLabel what that is called in the protocol version it was decided under
     * @param counts what the crime counts as: an outcome may be provisional
     * @param feedbackUnread whether the police were told what came of their referral and have not read it
     */
    public record Course(
            @Nullable PanelId panel,
            @Nullable LocalDate sitsOn,
            @Nullable Integer gravity,
            @Nullable String outcome,
            @Nullable String outcomeLabel,
            HomeOfficeOutcome counts,
            boolean feedbackUnread) {

        static final Course NONE = new Course(null, null, null, null, null, HomeOfficeOutcome.NONE, false);

        Course after(CaseFileEvent event) {
            var told = told(event);
            return new Course(
                    told.panel,
                    told.sitsOn,
                    told.gravity,
                    told.outcome,
                    told.outcomeLabel,
                    counts.after(event),
                    unread(event));
        }

        private boolean unread(CaseFileEvent event) {
            if (event instanceof FollowUpEvent.FeedbackGiven) return true;
            return !(event instanceof FollowUpEvent.FeedbackRead) && feedbackUnread;
        }

        private Course told(CaseFileEvent event) {
            return switch (event) {
                case CaseListed e -> of(e.panel(), e.sitsOn(), gravity, outcome, outcomeLabel);
                case CaseDeferred _ -> of(null, null, gravity, outcome, outcomeLabel);
                case PanelRecommended e -> {
                    var r = e.recommendation();
                    var label = r.options().stream()
                            .filter(o -> o.outcome().equals(r.outcome()))
                            .map(o -> o.label())
                            .findFirst()
                            .orElse(r.outcome().value());
                    yield of(panel, sitsOn, r.gravity().score(), r.outcome().value(), label);
                }
                case PoliceDecided e ->
                    of(
                            panel,
                            sitsOn,
                            gravity,
                            e.decision().outcome().value(),
                            e.decision().label());
                case CaseReferred _,
                        InformationRequested _,
                        InformationProvided _,
                        ReferralReturned _,
                        CaseAccepted _,
                        OnTheSpotSupported _,
                        AssessmentRecorded _,
                        AssessmentSignedOff _,
                        AssessmentSentBack _,
                        OutcomeDelivered _,
                        ProgressNoted _,
                        FollowUpEnded _,
                        CaseClosed _,
                        InformationLearned _,
                        PositionUpdated _,
                        FollowUpEvent _,
                        HearingEvent _,
                        ClockEvent _,
                        ReviewEvent _,
                        OversightEvent _ -> this;
            };
        }

        private Course of(
                @Nullable PanelId on,
                @Nullable LocalDate day,
                @Nullable Integer score,
                @Nullable String code,
                @Nullable String label) {
            return new Course(on, day, score, code, label, counts, feedbackUnread);
        }
    }

    /** The limits that were recorded as missed, as {@code code due-day}. */
    public record Missed(Set<String> limits) {

        static final Missed NONE = new Missed(Set.of());

        public Missed {
            limits = Set.copyOf(limits);
        }

        Missed after(CaseFileEvent event) {
            if (!(event instanceof LimitMissed e)) return this;
            return new Missed(Stream.concat(limits.stream(), Stream.of(key(e.limit(), e.due())))
                    .collect(Collectors.toSet()));
        }

        private boolean recorded(Deadline deadline) {
            return limits.contains(key(deadline.limit().code(), deadline.due()));
        }

        private static String key(String limit, LocalDate due) {
            return limit + " " + due;
        }
    }

    /** What people call the case, for example {@code OOCD-7F3K-2M9P}. */
    public String reference() {
        return id.reference();
    }

    public @Nullable PanelId panel() {
        return course.panel();
    }

    public @Nullable LocalDate sitsOn() {
        return course.sitsOn();
    }

    public @Nullable Integer gravity() {
        return course.gravity();
    }

    public @Nullable String outcome() {
        return course.outcome();
    }

    public @Nullable String outcomeLabel() {
        return course.outcomeLabel();
    }

    /** Whether the police decided on a caution, and nobody has recorded that it was given. */
    public boolean cautionToGive() {
        var disposal = course.counts().disposal();
        return stage == Stage.DECIDED && disposal != null && disposal.caution();
    }

    /** What can be done next, first the step that moves the case on. */
    public List<Step> next() {
        return stage.possible(course.gravity() != null);
    }

    /** How the case stands against its time limit on a day in Europe/London; null where none is running. */
    public Deadline.@Nullable Standing standing(LocalDate today) {
        return deadline == null ? null : deadline.standing(today);
    }

    static CaseRow opened(CaseReferred e) {
        var r = e.referral();
        return new CaseRow(
                e.caseFile(),
                r.crimeReference(),
                r.force(),
                r.service(),
                r.officer(),
                r.child().subject(),
                r.child().name(),
                r.offences().stream().map(Referral.Offence::description).toList(),
                r.referredOn(),
                Stage.REFERRED,
                Course.NONE,
                List.of(),
                Clocks.NONE,
                null,
                Missed.NONE,
                null,
                Signatures.NONE,
                List.of());
    }

    CaseRow after(CaseFileEvent event, Protocols protocols, BankHolidays holidays) {
        var nextStage = Stage.after(stage, event);
        var nextClocks = clocks.after(event);
        var nowMissed = missed.after(event);
        var nextSignatures = signatures.after(event);
        var deadlines = nextClocks.deadlines(nextStage, protocols, holidays).stream()
                .sorted(Comparator.comparing(Deadline::due))
                .toList();
        return new CaseRow(
                id,
                crimeReference,
                force,
                service,
                officer,
                child,
                childName,
                offences,
                referredOn,
                nextStage,
                course.after(event),
                event instanceof HearingEvent e ? Withdrawn.after(withdrew, e) : withdrew,
                nextClocks,
                deadlines.isEmpty() ? null : deadlines.getFirst(),
                nowMissed,
                Stream.concat(
                                nextClocks.late(protocols, holidays).stream(),
                                deadlines.stream().filter(each -> !each.stopped()))
                        .filter(each -> !nowMissed.recorded(each))
                        .map(Deadline::due)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                nextSignatures,
                nextStage.over() ? List.of() : missing(nextSignatures, nextStage, nextClocks, protocols));
    }

    private static List<Document> missing(Signatures signatures, Stage stage, Clocks clocks, Protocols protocols) {
        return Stream.ofNullable(clocks.protocol())
                .flatMap(version -> protocols.find(version).stream())
                .flatMap(version -> signatures.missing(version.oversight(), stage).stream())
                .toList();
    }
}
