package uk.oocd.casefile;

import java.time.LocalDate;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Personal;
import uk.oocd.protocol.ProtocolRef;

/**
 * What happens to a case around its hearing: who stood back from it, what was agreed to be done and by whom, and which
 * cases are heard together. Stored for good; see {@code contracts/events/hearing}.
 *
 * <p>There is no national rule on how a panel handles interests or actions, so each event names the protocol version
 * under which the panel did; that risk panels kept no agreed actions and no sign-off is what inspections found (Core
 * Case Inspection, Merton 2011).
 */
public sealed interface HearingEvent extends CaseFileEvent {

    /** The version that applied. */
    ProtocolRef protocol();

    /**
     * Somebody has an interest in this case and stands back from it: its papers close to them, they do not count towards
     * its quorum and cannot dissent in it.
     *
     * @param member the staff account
     * @param interest what ties them to the case
     */
    record ConflictDeclared(
            CaseFileId caseFile, String member, Personal<String> interest, ProtocolRef protocol, Attribution by)
            implements HearingEvent {}

    /** The declaration was a mistake, or its ground has gone; somebody else says so, and the papers open again. */
    record ConflictLifted(
            CaseFileId caseFile, String member, Personal<String> reason, ProtocolRef protocol, Attribution by)
            implements HearingEvent {}

    /**
     * Whoever may by the protocol lets the panel hear this case short of its quorum, and says so themselves. Holds for the
     * sitting that the case is listed on, until it is listed anew or deferred.
     *
     * @param role in which they may, as the protocol says
     */
    record InquorateAuthorised(
            CaseFileId caseFile,
            PanelId panel,
            Role role,
            Personal<String> reason,
            ProtocolRef protocol,
            Attribution by)
            implements HearingEvent {}

    /**
     * A panel agreed that somebody does something.
     *
     * @param number 1 for the first of this case
     * @param panel where it was agreed
     * @param owner the staff account that is to do it
     * @param due by when, in Europe/London
     */
    record ActionAgreed(
            CaseFileId caseFile,
            int number,
            PanelId panel,
            Personal<String> what,
            String owner,
            LocalDate due,
            ProtocolRef protocol,
            Attribution by)
            implements HearingEvent {}

    /**
     * An agreed action came to its end.
     *
     * @param concludedOn in Europe/London
     * @param note what was done, or why it is needed no longer
     */
    record ActionConcluded(
            CaseFileId caseFile,
            int number,
            LocalDate concludedOn,
            ActionResult result,
            Personal<String> note,
            ProtocolRef protocol,
            Attribution by)
            implements HearingEvent {}

    /** This case is to be heard together with another; said on one of the two, it holds for both. */
    record CaseLinked(CaseFileId caseFile, CaseFileId other, Tie tie, ProtocolRef protocol, Attribution by)
            implements HearingEvent {}

    enum ActionResult {
        DONE,
        NO_LONGER_NEEDED
    }

    /** Why two cases belong together. Never guessed from names: somebody recorded it. */
    enum Tie {
        SIBLING,
        SAME_HOUSEHOLD,
        CO_SUSPECT
    }
}
