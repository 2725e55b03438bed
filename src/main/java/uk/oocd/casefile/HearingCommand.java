package uk.oocd.casefile;

import java.time.LocalDate;
import java.util.Set;
import uk.oocd.casefile.HearingEvent.ActionResult;
import uk.oocd.casefile.HearingEvent.Tie;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.Protocol;

/** What may be asked around a case's hearing. */
public sealed interface HearingCommand extends CaseFileCommand {

    Protocol protocol();

    /**
     * @param member who has the interest: the sender, unless the chair records it
     */
    record DeclareConflict(
            CaseFileId caseFile, String member, Personal<String> interest, Protocol protocol, Attribution by)
            implements HearingCommand {}

    record LiftConflict(CaseFileId caseFile, String member, Personal<String> reason, Protocol protocol, Attribution by)
            implements HearingCommand {}

    /**
     * Lets the panel that it is listed on hear this case short of its quorum.
     *
     * @param roles that the sender holds, as the directory of people has it
     */
    record AuthoriseInquorate(
            CaseFileId caseFile, Set<Role> roles, Personal<String> reason, Protocol protocol, Attribution by)
            implements HearingCommand {
        public AuthoriseInquorate {
            roles = Set.copyOf(roles);
        }
    }

    /** The number follows from those there are; the panel is the one it is listed on. */
    record AgreeAction(
            CaseFileId caseFile, Personal<String> what, String owner, LocalDate due, Protocol protocol, Attribution by)
            implements HearingCommand {}

    record ConcludeAction(
            CaseFileId caseFile,
            int number,
            LocalDate concludedOn,
            ActionResult result,
            Personal<String> note,
            Protocol protocol,
            Attribution by)
            implements HearingCommand {}

    record LinkCase(CaseFileId caseFile, CaseFileId other, Tie tie, Protocol protocol, Attribution by)
            implements HearingCommand {}
}
