package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileEvent.Engagement;
import uk.oocd.casefile.CaseFileEvent.ReturnReason;
import uk.oocd.casefile.CaseFileEvent.Topic;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.Protocol;
import uk.oocd.rationale.OutcomeCode;
import uk.oocd.rationale.Rationale;

/**
 * Everything that may be asked of a case file. Where a rule reads the protocol, the edge puts the version in force into
 * the command, so that the rule reads nothing but its arguments.
 */
public sealed interface CaseFileCommand
        permits CaseFileCommand.ReferCase,
                CaseFileCommand.AcceptCase,
                CaseFileCommand.RequestInformation,
                CaseFileCommand.ReturnReferral,
                CaseFileCommand.SupportOnTheSpot,
                CaseFileCommand.ProvideInformation,
                CaseFileCommand.RecordAssessment,
                CaseFileCommand.SignOffAssessment,
                CaseFileCommand.SendBackAssessment,
                CaseFileCommand.ListCase,
                CaseFileCommand.DeferCase,
                CaseFileCommand.RecordRecommendation,
                CaseFileCommand.RecordPoliceDecision,
                CaseFileCommand.RecordDelivery,
                CaseFileCommand.NoteProgress,
                CaseFileCommand.EndFollowUp,
                CaseFileCommand.CloseCase,
                CaseFileCommand.LearnInformation,
                CaseFileCommand.UpdatePosition,
                FollowUpCommand,
                HearingCommand,
                ClockCommand,
                ReviewCommand,
                OversightCommand {

    @TargetAggregateIdentifier
    CaseFileId caseFile();

    Attribution by();

    /**
     * @param today the day of {@code by.at} in Europe/London
     */
    record ReferCase(CaseFileId caseFile, Referral referral, Protocol protocol, LocalDate today, Attribution by)
            implements CaseFileCommand {}

    record AcceptCase(CaseFileId caseFile, Personal<String> reason, Protocol protocol, Attribution by)
            implements CaseFileCommand {}

    record RequestInformation(CaseFileId caseFile, Personal<String> question, Protocol protocol, Attribution by)
            implements CaseFileCommand {}

    record ReturnReferral(
            CaseFileId caseFile, ReturnReason reason, Personal<String> explanation, Protocol protocol, Attribution by)
            implements CaseFileCommand {}

    record SupportOnTheSpot(CaseFileId caseFile, Personal<String> reason, Protocol protocol, Attribution by)
            implements CaseFileCommand {}

    record ProvideInformation(CaseFileId caseFile, Personal<String> answer, Protocol protocol, Attribution by)
            implements CaseFileCommand {}

    record RecordAssessment(CaseFileId caseFile, Assessment assessment, Protocol protocol, Attribution by)
            implements CaseFileCommand {}

    /**
     * @param comment may be blank
     */
    record SignOffAssessment(CaseFileId caseFile, Personal<String> comment, Protocol protocol, Attribution by)
            implements CaseFileCommand {}

    record SendBackAssessment(CaseFileId caseFile, Personal<String> comment, Protocol protocol, Attribution by)
            implements CaseFileCommand {}

    record ListCase(CaseFileId caseFile, PanelId panel, LocalDate sitsOn, Protocol protocol, Attribution by)
            implements CaseFileCommand {}

    record DeferCase(CaseFileId caseFile, PanelId panel, Personal<String> reason, Protocol protocol, Attribution by)
            implements CaseFileCommand {}

    /**
     * @param factors the matrix factors found to apply; the score is worked out, not typed in
     * @param sat who sat on this case, out of those present
     * @param elsewhere other cases in which an outcome stands for the same offence
     */
    record RecordRecommendation(
            CaseFileId caseFile,
            Protocol protocol,
            PanelId panel,
            LocalDate satOn,
            List<Gravity.Applied> factors,
            OutcomeCode outcome,
            Rationale rationale,
            List<Seat> sat,
            @Nullable Personal<String> departureReason,
            Heard heard,
            List<CaseFileId> elsewhere,
            Attribution by)
            implements CaseFileCommand {

        public RecordRecommendation {
            factors = List.copyOf(factors);
            sat = List.copyOf(sat);
            elsewhere = List.copyOf(elsewhere);
        }
    }

    /**
     * @param conditionsMet how each condition that the protocol sets before this outcome was met
     * @param elsewhere other cases in which an outcome stands for the same offence
     */
    record RecordPoliceDecision(
            CaseFileId caseFile,
            Protocol protocol,
            OutcomeCode outcome,
            List<ConditionMet> conditionsMet,
            @Nullable Personal<String> reason,
            List<CaseFileId> elsewhere,
            Attribution by)
            implements CaseFileCommand {

        public RecordPoliceDecision {
            conditionsMet = List.copyOf(conditionsMet);
            elsewhere = List.copyOf(elsewhere);
        }
    }

    /**
     * @param goingFirst other cases in which an outcome for the same offence goes before the one decided here
     * @param today the day of {@code by.at} in Europe/London
     */
    record RecordDelivery(
            CaseFileId caseFile,
            Delivery delivery,
            List<CaseFileId> goingFirst,
            Protocol protocol,
            LocalDate today,
            Attribution by)
            implements CaseFileCommand {

        public RecordDelivery {
            goingFirst = List.copyOf(goingFirst);
        }
    }

    /**
     * @param conditions which conditions it is about, 1 for the first; empty where it is about none
     * @param met which conditions are met by it; it is about these too
     * @param notMet which conditions were recorded as met and are not after all
     */
    record NoteProgress(
            CaseFileId caseFile,
            LocalDate occurredOn,
            Engagement engagement,
            Personal<String> note,
            List<Integer> conditions,
            List<Integer> met,
            List<Integer> notMet,
            Protocol protocol,
            LocalDate today,
            Attribution by)
            implements CaseFileCommand {

        public NoteProgress {
            conditions = List.copyOf(conditions);
            met = List.copyOf(met);
            notMet = List.copyOf(notMet);
        }
    }

    /**
     * @param met which conditions are found to be met at the end, beside those that were noted before
     */
    record EndFollowUp(
            CaseFileId caseFile,
            LocalDate endedOn,
            boolean completed,
            Personal<String> note,
            List<Integer> met,
            Protocol protocol,
            LocalDate today,
            Attribution by)
            implements CaseFileCommand {

        public EndFollowUp {
            met = List.copyOf(met);
        }
    }

    /**
     * @param victim whether the victim was told; null where that was not said
     * @param feedback what the officer who referred the child is told; null where that is left for later
     */
    record CloseCase(
            CaseFileId caseFile,
            Personal<String> exitPlan,
            @Nullable VictimInformed victim,
            @Nullable Personal<String> feedback,
            Protocol protocol,
            Attribution by)
            implements CaseFileCommand {}

    record LearnInformation(
            CaseFileId caseFile,
            Topic topic,
            LocalDate occurredOn,
            Personal<String> text,
            Protocol protocol,
            LocalDate today,
            Attribution by)
            implements CaseFileCommand {}

    /**
     * @param said what the child says and how far the evidence goes now; what is as it was may be said again
     * @param occurredOn when it came to be so
     * @param reason how that is known
     */
    record UpdatePosition(
            CaseFileId caseFile,
            Position.Change said,
            LocalDate occurredOn,
            Personal<String> reason,
            Protocol protocol,
            LocalDate today,
            Attribution by)
            implements CaseFileCommand {}
}
