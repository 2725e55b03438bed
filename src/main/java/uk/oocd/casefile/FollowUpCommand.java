package uk.oocd.casefile;

import static uk.oocd.casefile.FollowUpProblem.ATTEMPTS_MISSING;
import static uk.oocd.casefile.FollowUpProblem.MANAGER_DECISION_MISSING;
import static uk.oocd.casefile.FollowUpProblem.MANAGER_MISSING;
import static uk.oocd.casefile.FollowUpProblem.NON_ENGAGEMENT_REASON_MISSING;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.Delivery.AppropriateAdult;
import uk.oocd.casefile.FollowUpEvent.BreachDecided.Response;
import uk.oocd.casefile.FollowUpEvent.CaseReopened.Resume;
import uk.oocd.casefile.FollowUpEvent.StatementAdded.Speaker;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Texts;
import uk.oocd.protocol.Protocol;

/** What may be asked of a case after its outcome was decided. What each word means is said at the event it records. */
public sealed interface FollowUpCommand extends CaseFileCommand {

    Protocol protocol();

    record VaryCondition(
            CaseFileId caseFile,
            LocalDate occurredOn,
            int number,
            Condition condition,
            Personal<String> reason,
            @Nullable Personal<String> exceptional,
            Agreement agreement,
            Protocol protocol,
            Attribution by)
            implements FollowUpCommand {}

    record ReportBreach(
            CaseFileId caseFile,
            LocalDate occurredOn,
            List<Integer> conditions,
            Personal<String> what,
            @Nullable Personal<String> excuse,
            Protocol protocol,
            Attribution by)
            implements FollowUpCommand {

        public ReportBreach {
            conditions = List.copyOf(conditions);
        }
    }

    record DecideBreach(
            CaseFileId caseFile,
            boolean reasonableExcuse,
            Response response,
            Personal<String> reason,
            Protocol protocol,
            Attribution by)
            implements FollowUpCommand {}

    record WithdrawConsent(
            CaseFileId caseFile,
            LocalDate occurredOn,
            @Nullable Personal<String> words,
            @Nullable AppropriateAdult appropriateAdult,
            Protocol protocol,
            Attribution by)
            implements FollowUpCommand {}

    record NotifyNonEngagement(
            CaseFileId caseFile,
            LocalDate occurredOn,
            Personal<String> attempts,
            Personal<String> reason,
            String manager,
            Personal<String> decision,
            Protocol protocol,
            Attribution by)
            implements FollowUpCommand {

        /** The manager whose decision it was: the one who was named, or whoever sends it where that is a manager. */
        String decidedBy() {
            return manager.isBlank() && by.role() == Role.MANAGER ? by.actor() : manager;
        }

        /** Everything that the rules turn down in it whatever the case. */
        public List<Refusal> problems() {
            var refusals = new ArrayList<Refusal>();
            Texts.require(refusals, attempts, ATTEMPTS_MISSING.pointer(), ATTEMPTS_MISSING);
            Texts.require(refusals, reason, NON_ENGAGEMENT_REASON_MISSING.pointer(), NON_ENGAGEMENT_REASON_MISSING);
            Texts.require(refusals, decision, MANAGER_DECISION_MISSING.pointer(), MANAGER_DECISION_MISSING);
            if (decidedBy().isBlank()) refusals.add(Refusal.of(MANAGER_MISSING));
            Texts.limitShort(refusals, decidedBy(), MANAGER_MISSING.pointer());
            return refusals;
        }
    }

    record AnswerNonEngagement(
            CaseFileId caseFile, boolean reconsider, Personal<String> reason, Protocol protocol, Attribution by)
            implements FollowUpCommand {}

    record GiveFeedback(CaseFileId caseFile, Personal<String> text, Protocol protocol, Attribution by)
            implements FollowUpCommand {}

    record ReadFeedback(CaseFileId caseFile, Protocol protocol, Attribution by) implements FollowUpCommand {}

    record ReopenCase(CaseFileId caseFile, Resume resume, Personal<String> reason, Protocol protocol, Attribution by)
            implements FollowUpCommand {}

    record CorrectEntry(
            CaseFileId caseFile,
            long corrects,
            Personal<String> text,
            Personal<String> reason,
            Protocol protocol,
            Attribution by)
            implements FollowUpCommand {}

    record AddStatement(
            CaseFileId caseFile, long about, Speaker speaker, Personal<String> text, Protocol protocol, Attribution by)
            implements FollowUpCommand {}
}
