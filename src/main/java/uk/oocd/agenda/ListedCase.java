package uk.oocd.agenda;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Assessment;
import uk.oocd.casefile.Assessment.Level;
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
import uk.oocd.casefile.Child.CareStatus;
import uk.oocd.casefile.ClockEvent;
import uk.oocd.casefile.Clocks;
import uk.oocd.casefile.Deadline;
import uk.oocd.casefile.FollowUpEvent;
import uk.oocd.casefile.HearingEvent.ActionAgreed;
import uk.oocd.casefile.HearingEvent.ActionConcluded;
import uk.oocd.casefile.HearingEvent.CaseLinked;
import uk.oocd.casefile.HearingEvent.ConflictDeclared;
import uk.oocd.casefile.HearingEvent.ConflictLifted;
import uk.oocd.casefile.HearingEvent.InquorateAuthorised;
import uk.oocd.casefile.HearingEvent.Tie;
import uk.oocd.casefile.OversightEvent;
import uk.oocd.casefile.PressingDates;
import uk.oocd.casefile.Referral;
import uk.oocd.casefile.ReviewEvent;
import uk.oocd.casefile.ReviewEvent.AssessmentRevised;
import uk.oocd.casefile.ReviewEvent.RiskChanged;
import uk.oocd.casefile.RiskChange;
import uk.oocd.casefile.Seat;
import uk.oocd.casefile.Stage;
import uk.oocd.casefile.Withdrawn;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Subject;
import uk.oocd.protocol.Protocols;

/**
 * A case as the panel's agenda shows it.
 *
 * @param child the same for the same child in every case
 * @param offences their standard titles
 * @param dates what its pressing dates follow from
 * @param safetyAndWellbeing and {@code riskOfHarm}: as assessed last, or as reported since; null until then
 * @param panel where it is listed or was heard; null while it is on no agenda
 * @param heard the panel has recommended an outcome
 * @param satOn when that panel sat, and {@code sat}: who sat on the case; null and nobody until it was heard
 * @param ties the cases that this one names as belonging to it
 * @param withdrew who declared an interest in it and stands back
 * @param deadline by when a panel is to recommend; null where the protocol sets no limit. Stays as it was once the case
 *     is heard, so that an agenda keeps its order while the panel sits
 */
public record ListedCase(
        CaseFileId id,
        String crimeReference,
        Subject child,
        Personal<String> childName,
        CareStatus careStatus,
        List<String> offences,
        LocalDate referredOn,
        PressingDates dates,
        Stage stage,
        @Nullable Level safetyAndWellbeing,
        @Nullable Level riskOfHarm,
        @Nullable PanelId panel,
        boolean heard,
        @Nullable LocalDate satOn,
        List<Seat> sat,
        List<Tied> ties,
        List<String> withdrew,
        Clocks clocks,
        @Nullable Deadline deadline) {

    public ListedCase {
        offences = List.copyOf(offences);
        sat = List.copyOf(sat);
        ties = List.copyOf(ties);
        withdrew = List.copyOf(withdrew);
    }

    /** Another case, and why it belongs to this one. */
    public record Tied(CaseFileId other, Tie tie) {}

    /** What people call the case, for example {@code OOCD-7F3K-2M9P}. */
    public String reference() {
        return id.reference();
    }

    public boolean lookedAfter() {
        return careStatus == CareStatus.LOOKED_AFTER;
    }

    /** How the case stands against its time limit on a day in Europe/London; null where there is none. */
    public Deadline.@Nullable Standing standing(LocalDate today) {
        return deadline == null ? null : deadline.standing(today);
    }

    /** Why another case belongs to this one, where this one says so. */
    Optional<Tie> tieWith(ListedCase another) {
        return ties.stream()
                .filter(tied -> tied.other().equals(another.id()))
                .map(Tied::tie)
                .findFirst();
    }

    static ListedCase opened(CaseReferred e) {
        var r = e.referral();
        return new ListedCase(
                e.caseFile(),
                r.crimeReference(),
                r.child().subject(),
                r.child().name(),
                r.child().careStatus(),
                r.offences().stream().map(Referral.Offence::description).toList(),
                r.referredOn(),
                PressingDates.of(r),
                Stage.REFERRED,
                null,
                null,
                null,
                false,
                null,
                List.of(),
                List.of(),
                List.of(),
                Clocks.NONE,
                null);
    }

    ListedCase after(CaseFileEvent event, Protocols protocols, BankHolidays holidays) {
        return moved(event, Hearings.of(this).after(event), protocols, holidays);
    }

    private ListedCase moved(CaseFileEvent event, Hearings next, Protocols protocols, BankHolidays holidays) {
        var nextStage = Stage.after(stage, event);
        var nextClocks = clocks.after(event);
        return new ListedCase(
                id,
                crimeReference,
                child,
                childName,
                careStatus,
                offences,
                referredOn,
                dates,
                nextStage,
                level(event, RiskChange.SAFETY_AND_WELLBEING, Assessment::safetyAndWellbeing, safetyAndWellbeing),
                level(event, RiskChange.RISK_OF_HARM, Assessment::riskOfHarm, riskOfHarm),
                next.panel(),
                next.heard(),
                next.satOn(),
                next.sat(),
                next.ties(),
                next.withdrew(),
                nextClocks,
                next.heard() ? deadline : nextClocks.deadline(nextStage, protocols, holidays));
    }

    /** One of the judgements after an event: as assessed or revised, or as somebody reported it since. */
    private static @Nullable Level level(
            CaseFileEvent event, RiskChange judgement, Function<Assessment, Level> assessed, @Nullable Level before) {
        if (event instanceof AssessmentRecorded e) return assessed.apply(e.assessment());
        if (event instanceof AssessmentRevised e) return assessed.apply(e.assessment());
        return event instanceof RiskChanged e && e.change() == judgement && e.level() != null ? e.level() : before;
    }

    /** What changes with what happens around a hearing. */
    private record Hearings(
            @Nullable PanelId panel,
            boolean heard,
            @Nullable LocalDate satOn,
            List<Seat> sat,
            List<Tied> ties,
            List<String> withdrew) {

        static Hearings of(ListedCase c) {
            return new Hearings(c.panel(), c.heard(), c.satOn(), c.sat(), c.ties(), c.withdrew());
        }

        Hearings after(CaseFileEvent event) {
            return switch (event) {
                case CaseListed e -> on(e.panel());
                case CaseDeferred _ -> on(null);
                case PanelRecommended e -> {
                    var r = e.recommendation();
                    yield new Hearings(panel, true, r.satOn(), r.sat(), ties, withdrew);
                }
                case CaseLinked e -> {
                    var more = new ArrayList<>(ties);
                    more.add(new Tied(e.other(), e.tie()));
                    yield new Hearings(panel, heard, satOn, sat, more, withdrew);
                }
                case ConflictDeclared e -> new Hearings(panel, heard, satOn, sat, ties, Withdrawn.after(withdrew, e));
                case ConflictLifted e -> new Hearings(panel, heard, satOn, sat, ties, Withdrawn.after(withdrew, e));
                case CaseReferred _,
                        InformationRequested _,
                        InformationProvided _,
                        ReferralReturned _,
                        CaseAccepted _,
                        OnTheSpotSupported _,
                        AssessmentRecorded _,
                        AssessmentSignedOff _,
                        AssessmentSentBack _,
                        PoliceDecided _,
                        OutcomeDelivered _,
                        ProgressNoted _,
                        FollowUpEnded _,
                        CaseClosed _,
                        InformationLearned _,
                        PositionUpdated _,
                        InquorateAuthorised _,
                        ActionAgreed _,
                        ActionConcluded _,
                        FollowUpEvent _,
                        ClockEvent _,
                        ReviewEvent _,
                        OversightEvent _ -> this;
            };
        }

        private Hearings on(@Nullable PanelId next) {
            return new Hearings(next, false, null, List.of(), ties, withdrew);
        }
    }
}
