package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Revision;
import uk.oocd.protocol.ProtocolRef;

/**
 * Everything that may have happened to a case file. Stored for good: add, never change; see {@code
 * contracts/events/case-file}.
 *
 * <p>Each names the protocol version that applied where one did. {@code by().at()} is when we were told; where a thing
 * may have happened earlier, its own date says when.
 */
public sealed interface CaseFileEvent
        permits CaseFileEvent.CaseReferred,
                CaseFileEvent.InformationRequested,
                CaseFileEvent.InformationProvided,
                CaseFileEvent.ReferralReturned,
                CaseFileEvent.CaseAccepted,
                CaseFileEvent.OnTheSpotSupported,
                CaseFileEvent.AssessmentRecorded,
                CaseFileEvent.AssessmentSignedOff,
                CaseFileEvent.AssessmentSentBack,
                CaseFileEvent.CaseListed,
                CaseFileEvent.CaseDeferred,
                CaseFileEvent.PanelRecommended,
                CaseFileEvent.PoliceDecided,
                CaseFileEvent.OutcomeDelivered,
                CaseFileEvent.ProgressNoted,
                CaseFileEvent.FollowUpEnded,
                CaseFileEvent.CaseClosed,
                CaseFileEvent.InformationLearned,
                CaseFileEvent.PositionUpdated,
                FollowUpEvent,
                HearingEvent,
                ClockEvent,
                ReviewEvent,
                OversightEvent {

    CaseFileId caseFile();

    Attribution by();

    /** When it happened in the world, in Europe/London, where it says so apart from when we were told; otherwise null. */
    default @Nullable LocalDate happenedOn() {
        return switch (this) {
            case CaseReferred e -> e.referral().referredOn();
            case PanelRecommended e -> e.recommendation().satOn();
            case OutcomeDelivered e -> e.delivery().deliveredOn();
            case ProgressNoted e -> e.occurredOn();
            case FollowUpEnded e -> e.endedOn();
            case InformationLearned e -> e.occurredOn();
            case PositionUpdated e -> e.occurredOn();
            case FollowUpEvent e -> e.occurredOn();
            case HearingEvent e -> HearingHappening.happenedOn(e);
            case ClockEvent e -> e.happenedOn();
            case ReviewEvent e -> e.happenedOn();
            case OversightEvent e -> e.happenedOn();
            case InformationRequested _,
                    InformationProvided _,
                    ReferralReturned _,
                    CaseAccepted _,
                    OnTheSpotSupported _,
                    AssessmentRecorded _,
                    AssessmentSignedOff _,
                    AssessmentSentBack _,
                    CaseListed _,
                    CaseDeferred _,
                    PoliceDecided _,
                    CaseClosed _ -> null;
        };
    }

    /** The day it counts from: when it happened where it says so, otherwise the day we were told. */
    default LocalDate day() {
        var happened = happenedOn();
        return happened == null ? by().day() : happened;
    }

    /** The protocol version that applied, where one did; otherwise null. */
    default @Nullable ProtocolRef underProtocol() {
        return switch (this) {
            case CaseReferred e -> e.protocol();
            case InformationRequested e -> e.protocol();
            case ReferralReturned e -> e.protocol();
            case CaseAccepted e -> e.protocol();
            case OnTheSpotSupported e -> e.protocol();
            case PanelRecommended e -> e.recommendation().protocol();
            case PoliceDecided e -> e.decision().protocol();
            case OutcomeDelivered e -> e.protocol();
            case ProgressNoted e -> e.protocol();
            case FollowUpEnded e -> e.protocol();
            case CaseClosed e -> e.protocol();
            case InformationProvided e -> e.protocol();
            case AssessmentRecorded e -> e.protocol();
            case AssessmentSignedOff e -> e.protocol();
            case AssessmentSentBack e -> e.protocol();
            case CaseListed e -> e.protocol();
            case CaseDeferred e -> e.protocol();
            case InformationLearned e -> e.protocol();
            case PositionUpdated e -> e.protocol();
            case FollowUpEvent e -> e.protocol();
            case HearingEvent e -> e.protocol();
            case ClockEvent e -> e.protocol();
            case ReviewEvent e -> e.protocol();
            case OversightEvent e -> e.protocol();
        };
    }

    /** The police referred a child. */
    @Revision(2)
    record CaseReferred(CaseFileId caseFile, Referral referral, ProtocolRef protocol, Attribution by)
            implements CaseFileEvent {}

    /** Screening asked the police for more. */
    record InformationRequested(CaseFileId caseFile, Personal<String> question, ProtocolRef protocol, Attribution by)
            implements CaseFileEvent {}

    /**
     * The police answered, and the case is to be screened again.
     *
     * @param protocol the version that applied; null in the first form, which did not say
     */
    @Revision(2)
    record InformationProvided(
            CaseFileId caseFile,
            Personal<String> answer,
            @Nullable ProtocolRef protocol,
            Attribution by) implements CaseFileEvent {}

    /** Screening sent the referral back. */
    record ReferralReturned(
            CaseFileId caseFile,
            ReturnReason reason,
            Personal<String> explanation,
            ProtocolRef protocol,
            Attribution by)
            implements CaseFileEvent {}

    /** Screening took the case for assessment and panel. */
    record CaseAccepted(CaseFileId caseFile, Personal<String> reason, ProtocolRef protocol, Attribution by)
            implements CaseFileEvent {}

    /** Screening found it suitable for an on-the-spot resolution, which the police may then decide without a panel. */
    record OnTheSpotSupported(CaseFileId caseFile, Personal<String> reason, ProtocolRef protocol, Attribution by)
            implements CaseFileEvent {}

    /**
     * @param protocol the version that applied; null in the first form, which did not say
     */
    @Revision(2)
    record AssessmentRecorded(
            CaseFileId caseFile,
            Assessment assessment,
            @Nullable ProtocolRef protocol,
            Attribution by) implements CaseFileEvent {}

    /**
     * A manager who is not the assessor agreed to it.
     *
     * @param protocol the version that applied; null in the first form, which did not say
     */
    @Revision(2)
    record AssessmentSignedOff(
            CaseFileId caseFile,
            Personal<String> comment,
            @Nullable ProtocolRef protocol,
            Attribution by) implements CaseFileEvent {}

    /**
     * A manager asked for more before agreeing to it.
     *
     * @param protocol the version that applied; null in the first form, which did not say
     */
    @Revision(2)
    record AssessmentSentBack(
            CaseFileId caseFile,
            Personal<String> comment,
            @Nullable ProtocolRef protocol,
            Attribution by) implements CaseFileEvent {}

    /**
     * @param protocol the version that applied; null in the first form, which did not say
     */
    @Revision(2)
    record CaseListed(
            CaseFileId caseFile,
            PanelId panel,
            LocalDate sitsOn,
            @Nullable ProtocolRef protocol,
            Attribution by) implements CaseFileEvent {}

    /**
     * The panel did not decide; the case waits for another.
     *
     * @param protocol the version that applied; null in the first form, which did not say
     */
    @Revision(2)
    record CaseDeferred(
            CaseFileId caseFile,
            PanelId panel,
            Personal<String> reason,
            @Nullable ProtocolRef protocol,
            Attribution by) implements CaseFileEvent {}

    @Revision(3)
    record PanelRecommended(CaseFileId caseFile, Recommendation recommendation, Attribution by)
            implements CaseFileEvent {}

    @Revision(2)
    record PoliceDecided(CaseFileId caseFile, PoliceDecision decision, Attribution by) implements CaseFileEvent {}

    /**
     * @param followUp whether something remains to be done and followed
     * @param protocol the version that applied; null in the first form, which did not say
     */
    @Revision(4)
    record OutcomeDelivered(
            CaseFileId caseFile,
            Delivery delivery,
            boolean followUp,
            @Nullable ProtocolRef protocol,
            Attribution by) implements CaseFileEvent {}

    /**
     * Something was done, or missed, in follow-up.
     *
     * @param conditions which conditions it is about, 1 for the first; empty where it is about none, and in the first
     *     form, which did not say
     * @param met which of them are met by it
     * @param notMet which conditions were recorded as met and are not after all
     * @param protocol the version that applied; null in the first form, which did not say
     */
    @Revision(2)
    record ProgressNoted(
            CaseFileId caseFile,
            LocalDate occurredOn,
            Engagement engagement,
            Personal<String> note,
            List<Integer> conditions,
            List<Integer> met,
            List<Integer> notMet,
            @Nullable ProtocolRef protocol,
            Attribution by)
            implements CaseFileEvent {

        public ProgressNoted {
            conditions = List.copyOf(conditions);
            met = List.copyOf(met);
            notMet = List.copyOf(notMet);
        }
    }

    /**
     * What had to be done was completed, or was not.
     *
     * @param met which conditions were found to be met at the end, 1 for the first; empty in the first form, which did
     *     not say
     * @param protocol the version that applied; null in the first form, which did not say
     */
    @Revision(2)
    record FollowUpEnded(
            CaseFileId caseFile,
            LocalDate endedOn,
            boolean completed,
            Personal<String> note,
            List<Integer> met,
            @Nullable ProtocolRef protocol,
            Attribution by)
            implements CaseFileEvent {

        public FollowUpEnded {
            met = List.copyOf(met);
        }
    }

    /**
     * @param victim whether the victim was told; null in the first form, which did not say
     * @param protocol the version that applied; null in the first form, which did not say
     */
    @Revision(2)
    record CaseClosed(
            CaseFileId caseFile,
            Personal<String> exitPlan,
            @Nullable VictimInformed victim,
            @Nullable ProtocolRef protocol,
            Attribution by)
            implements CaseFileEvent {}

    /**
     * A fact that came in beside the steps, often later than it happened. Changes nothing that was decided.
     *
     * @param protocol the version that applied; null in the first two forms, which did not say
     */
    @Revision(3)
    record InformationLearned(
            CaseFileId caseFile,
            Topic topic,
            LocalDate occurredOn,
            Personal<String> text,
            @Nullable ProtocolRef protocol,
            Attribution by)
            implements CaseFileEvent {}

    /**
     * What the child says, or how far the evidence goes, has become otherwise than it was referred. Decisions that follow
     * rest on it; those that were taken rest on what stood then.
     *
     * @param change what became otherwise, and nothing else
     * @param occurredOn when it came to be so, in Europe/London
     * @param reason how that is known
     */
    record PositionUpdated(
            CaseFileId caseFile,
            Position.Change change,
            LocalDate occurredOn,
            Personal<String> reason,
            ProtocolRef protocol,
            Attribution by)
            implements CaseFileEvent {}

    enum ReturnReason {
        NOT_ELIGIBLE,
        NOT_ENOUGH_EVIDENCE,
        WRONG_SERVICE,
        DUPLICATE,
        OTHER
    }

    enum Engagement {
        ATTENDED,
        MISSED_WITH_REASON,
        MISSED_WITHOUT_REASON,
        CONTACT
    }

    enum Topic {
        VICTIM,
        CHILD,
        FAMILY,
        OFFENCE,
        RISK,
        OTHER
    }
}
