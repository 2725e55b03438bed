package uk.oocd;

import static uk.oocd.Samples.*;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.HearingCommand.AgreeAction;
import uk.oocd.casefile.HearingCommand.AuthoriseInquorate;
import uk.oocd.casefile.HearingCommand.ConcludeAction;
import uk.oocd.casefile.HearingCommand.DeclareConflict;
import uk.oocd.casefile.HearingCommand.LiftConflict;
import uk.oocd.casefile.HearingCommand.LinkCase;
import uk.oocd.casefile.HearingEvent.ActionAgreed;
import uk.oocd.casefile.HearingEvent.ActionConcluded;
import uk.oocd.casefile.HearingEvent.ActionResult;
import uk.oocd.casefile.HearingEvent.CaseLinked;
import uk.oocd.casefile.HearingEvent.ConflictDeclared;
import uk.oocd.casefile.HearingEvent.ConflictLifted;
import uk.oocd.casefile.HearingEvent.InquorateAuthorised;
import uk.oocd.casefile.HearingEvent.Tie;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Attribution.Role;

/** What is asked and recorded around the hearing of the case that {@link Samples} tells. */
public final class HearingSamples {

    public static final Attribution NURSE = by("nurse-1", Role.PANEL_MEMBER, SERVICE, "2026-03-16T09:00:00Z");
    public static final CaseFileId SIBLINGS_CASE =
            new CaseFileId(new UUID(0x5a3c_0000_0000_4000L, 0x8000_0000_0000_0009L));

    private HearingSamples() {}

    public static DeclareConflict declareConflict() {
        return new DeclareConflict(CASE, "nurse-1", ofChild("I live next door."), PROTOCOL, NURSE);
    }

    public static ConflictDeclared conflictDeclared() {
        return conflictDeclared("nurse-1");
    }

    public static ConflictDeclared conflictDeclared(String member) {
        return new ConflictDeclared(CASE, member, declareConflict().interest(), PROTOCOL.ref(), NURSE);
    }

    public static LiftConflict liftConflict() {
        return new LiftConflict(CASE, "nurse-1", ofChild("It was another house."), PROTOCOL, CHAIR);
    }

    public static ConflictLifted conflictLifted() {
        return new ConflictLifted(CASE, "nurse-1", liftConflict().reason(), PROTOCOL.ref(), CHAIR);
    }

    public static final Attribution AUTHORITY = by("manager-1", Role.MANAGER, SERVICE, "2026-03-17T14:20:00Z");

    public static AuthoriseInquorate authoriseInquorate() {
        return new AuthoriseInquorate(
                CASE, Set.of(Role.MANAGER), ofChild("The next panel would be too late."), PROTOCOL, AUTHORITY);
    }

    public static InquorateAuthorised inquorateAuthorised() {
        return new InquorateAuthorised(
                CASE, PANEL, Role.MANAGER, authoriseInquorate().reason(), PROTOCOL.ref(), AUTHORITY);
    }

    public static AgreeAction agreeAction() {
        return new AgreeAction(
                CASE, ofChild("Ask the school."), "worker-1", LocalDate.parse("2026-03-27"), PROTOCOL, CHAIR);
    }

    public static ActionAgreed actionAgreed() {
        return actionAgreed(1);
    }

    public static ActionAgreed actionAgreed(int number) {
        var c = agreeAction();
        return new ActionAgreed(CASE, number, PANEL, c.what(), c.owner(), c.due(), PROTOCOL.ref(), CHAIR);
    }

    public static ConcludeAction concludeAction() {
        return new ConcludeAction(
                CASE,
                1,
                LocalDate.parse("2026-03-19"),
                ActionResult.DONE,
                ofChild("She may use the library."),
                PROTOCOL,
                at(SCREENER, "2026-03-20T09:00:00Z"));
    }

    public static ActionConcluded actionConcluded() {
        var c = concludeAction();
        return new ActionConcluded(CASE, 1, c.concludedOn(), c.result(), c.note(), PROTOCOL.ref(), c.by());
    }

    public static LinkCase linkCase() {
        return new LinkCase(CASE, SIBLINGS_CASE, Tie.SIBLING, PROTOCOL, SCREENER);
    }

    public static CaseLinked caseLinked() {
        return new CaseLinked(CASE, SIBLINGS_CASE, Tie.SIBLING, PROTOCOL.ref(), SCREENER);
    }
}
