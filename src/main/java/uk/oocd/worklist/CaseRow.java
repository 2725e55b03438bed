package uk.oocd.worklist;

import java.time.LocalDate;
import java.util.List;
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
import uk.oocd.casefile.CaseFileEvent.ProgressNoted;
import uk.oocd.casefile.CaseFileEvent.ReferralReturned;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Clocks;
import uk.oocd.casefile.Deadline;
import uk.oocd.casefile.HearingEvent;
import uk.oocd.casefile.Referral;
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
 * @param gravity the panel's score; null until there is one
 * @param outcome what the police decided, or until then what the panel recommended, by its code; null before that
 * @param outcomeLabel what that is called in the protocol version it was decided under
 * @param panel where it is or was last listed; null once deferred
 * @param sitsOn when that panel sits, in Europe/London
 * @param summaryOnlyTimeLimit by when a prosecution for a summary offence would have to start
 * @param withdrew who declared an interest in it and stands back; it is on no list of theirs
 * @param deadline by when the next step is due; null where nothing is awaited or the protocol sets no limit
 */
public record CaseRow(
        CaseFileId id,
        String crimeReference,
        String force,
        String service,
        String officer,
        Subject child,
        Personal<String> childName,
        Stage stage,
        List<String> offences,
        @Nullable Integer gravity,
        @Nullable String outcome,
        @Nullable String outcomeLabel,
        LocalDate referredOn,
        @Nullable PanelId panel,
        @Nullable LocalDate sitsOn,
        @Nullable LocalDate summaryOnlyTimeLimit,
        List<String> withdrew,
        Clocks clocks,
        @Nullable Deadline deadline) {

    public CaseRow {
        offences = List.copyOf(offences);
        withdrew = List.copyOf(withdrew);
    }

    /** What people call the case, for example {@code OOCD-7F3K-2M9P}. */
    public String reference() {
        return id.reference();
    }

    /** What can be done next, first the step that moves the case on. */
    public List<Step> next() {
        return stage.possible();
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
                Stage.REFERRED,
                r.offences().stream().map(Referral.Offence::description).toList(),
                null,
                null,
                null,
                r.referredOn(),
                null,
                null,
                r.summaryOnlyTimeLimit(),
                List.of(),
                Clocks.NONE,
                null);
    }

    CaseRow after(CaseFileEvent event, Protocols protocols, BankHolidays holidays) {
        var told = switch (event) {
            case CaseListed e -> listed(e.panel(), e.sitsOn());
            case CaseDeferred _ -> listed(null, null);
            case PanelRecommended e -> {
                var r = e.recommendation();
                var label = r.options().stream()
                        .filter(o -> o.outcome().equals(r.outcome()))
                        .map(o -> o.label())
                        .findFirst()
                        .orElse(r.outcome().value());
                yield outcome(r.gravity().score(), r.outcome().value(), label);
            }
            case PoliceDecided e ->
                outcome(gravity, e.decision().outcome().value(), e.decision().label());
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
                    InformationLearned _ -> this;
            case HearingEvent e -> withdrew(Withdrawn.after(withdrew, e));
        };
        return told.moved(event, protocols, holidays);
    }

    private CaseRow moved(CaseFileEvent event, Protocols protocols, BankHolidays holidays) {
        var nextStage = Stage.after(stage, event);
        var nextClocks = clocks.after(event);
        return new CaseRow(
                id,
                crimeReference,
                force,
                service,
                officer,
                child,
                childName,
                nextStage,
                offences,
                gravity,
                outcome,
                outcomeLabel,
                referredOn,
                panel,
                sitsOn,
                summaryOnlyTimeLimit,
                withdrew,
                nextClocks,
                nextClocks.deadline(nextStage, protocols, holidays));
    }

    private CaseRow withdrew(List<String> next) {
        return new CaseRow(
                id,
                crimeReference,
                force,
                service,
                officer,
                child,
                childName,
                stage,
                offences,
                gravity,
                outcome,
                outcomeLabel,
                referredOn,
                panel,
                sitsOn,
                summaryOnlyTimeLimit,
                next,
                clocks,
                deadline);
    }

    private CaseRow listed(@Nullable PanelId on, @Nullable LocalDate day) {
        return new CaseRow(
                id,
                crimeReference,
                force,
                service,
                officer,
                child,
                childName,
                stage,
                offences,
                gravity,
                outcome,
                outcomeLabel,
                referredOn,
                on,
                day,
                summaryOnlyTimeLimit,
                withdrew,
                clocks,
                deadline);
    }

    private CaseRow outcome(@Nullable Integer score, String code, String label) {
        return new CaseRow(
                id,
                crimeReference,
                force,
                service,
                officer,
                child,
                childName,
                stage,
                offences,
                score,
                code,
                label,
                referredOn,
                panel,
                sitsOn,
                summaryOnlyTimeLimit,
                withdrew,
                clocks,
                deadline);
    }
}
