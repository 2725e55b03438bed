package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.FollowUpEvent.BreachDecided.Response;
import uk.oocd.casefile.FollowUpEvent.CaseReopened.Resume;
import uk.oocd.casefile.FollowUpEvent.StatementAdded.Speaker;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Personal;
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

    record NotifyNonEngagement(
            CaseFileId caseFile,
            LocalDate occurredOn,
            Personal<String> attempts,
            Personal<String> reason,
            String manager,
            Personal<String> decision,
            Protocol protocol,
            Attribution by)
            implements FollowUpCommand {}

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
