package uk.oocd.agenda;

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
import uk.oocd.casefile.Child.CareStatus;
import uk.oocd.casefile.ClockEvent;
import uk.oocd.casefile.Clocks;
import uk.oocd.casefile.Deadline;
import uk.oocd.casefile.OversightEvent;
import uk.oocd.casefile.Referral;
import uk.oocd.casefile.ReviewEvent;
import uk.oocd.casefile.Stage;
import uk.oocd.kernel.BankHolidays;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.Protocols;

/**
 * A case as the panel's agenda shows it.
 *
 * @param offences their standard titles
 * @param panel where it is listed or was heard; null while it is on no agenda
 * @param heard the panel has recommended an outcome
 * @param deadline by when a panel is to recommend; null where the protocol sets no limit. Stays as it was once the case
 *     is heard, so that an agenda keeps its order while the panel sits
 */
public record ListedCase(
        CaseFileId id,
        String crimeReference,
        Personal<String> childName,
        CareStatus careStatus,
        List<String> offences,
        LocalDate referredOn,
        @Nullable LocalDate summaryOnlyTimeLimit,
        Stage stage,
        @Nullable PanelId panel,
        boolean heard,
        Clocks clocks,
        @Nullable Deadline deadline) {

    public ListedCase {
        offences = List.copyOf(offences);
    }

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

    static ListedCase opened(CaseReferred e) {
        var r = e.referral();
        return new ListedCase(
                e.caseFile(),
                r.crimeReference(),
                r.child().name(),
                r.child().careStatus(),
                r.offences().stream().map(Referral.Offence::description).toList(),
                r.referredOn(),
                r.summaryOnlyTimeLimit(),
                Stage.REFERRED,
                null,
                false,
                Clocks.NONE,
                null);
    }

    ListedCase after(CaseFileEvent event, Protocols protocols, BankHolidays holidays) {
        return switch (event) {
            case CaseListed e -> moved(e, e.panel(), false, protocols, holidays);
            case CaseDeferred e -> moved(e, null, false, protocols, holidays);
            case PanelRecommended e -> moved(e, panel, true, protocols, holidays);
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
                    ClockEvent _,
                    ReviewEvent _,
                    OversightEvent _ -> moved(event, panel, heard, protocols, holidays);
        };
    }

    private ListedCase moved(
            CaseFileEvent event,
            @Nullable PanelId nextPanel,
            boolean nextHeard,
            Protocols protocols,
            BankHolidays holidays) {
        var nextStage = Stage.after(stage, event);
        var nextClocks = clocks.after(event);
        return new ListedCase(
                id,
                crimeReference,
                childName,
                careStatus,
                offences,
                referredOn,
                summaryOnlyTimeLimit,
                nextStage,
                nextPanel,
                nextHeard,
                nextClocks,
                nextHeard ? deadline : nextClocks.deadline(nextStage, protocols, holidays));
    }
}
