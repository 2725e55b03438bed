package uk.oocd.casefile;

import static uk.oocd.casefile.OversightProblem.*;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import uk.oocd.casefile.CaseFile.Open;
import uk.oocd.casefile.OversightCommand.Countersign;
import uk.oocd.casefile.OversightCommand.NoteOversight;
import uk.oocd.casefile.OversightEvent.Countersigned;
import uk.oocd.casefile.OversightEvent.OversightNoted;
import uk.oocd.kernel.Decision;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Texts;
import uk.oocd.protocol.Protocol;

/**
 * A manager's oversight is by somebody who did not do the work (an inspection of Merton could not see it, and found risk
 * panels without agreed actions and sign-off).
 */
final class OversightRules {

    private OversightRules() {}

    static Decision<CaseFileEvent> note(NoteOversight c, Open open) {
        var refusals = new ArrayList<Refusal>();
        if (worked(c.by().actor(), open.signatures())) refusals.add(Refusal.of(OVERSIGHT_BY_WORKER));
        Texts.require(refusals, c.note(), OVERSIGHT_NOTE_MISSING.pointer(), OVERSIGHT_NOTE_MISSING);
        for (int i = 0; i < c.actions().size(); i++) {
            var action = c.actions().get(i);
            Texts.require(refusals, action.what(), "/actions/" + i + "/what", OVERSIGHT_ACTION_MISSING);
            if (action.owner().isBlank()) refusals.add(Refusal.at("/actions/" + i + "/owner", OVERSIGHT_OWNER_MISSING));
            Texts.limitShort(refusals, action.owner(), "/actions/" + i + "/owner");
        }
        return Decision.unless(refusals, new OversightNoted(c.caseFile(), c.note(), c.actions(), c.protocol(), c.by()));
    }

    private static boolean worked(String actor, Signatures signatures) {
        return Stream.of(signatures.of(OversightEvent.Document.ASSESSMENT), signatures.of(OversightEvent.Document.PLAN))
                .anyMatch(each -> each != null && each.author().equals(actor));
    }

    static Decision<CaseFileEvent> countersign(Countersign c, Open open) {
        var refusals = new ArrayList<Refusal>();
        var words = c.document().words();
        var document = open.signatures().of(c.document());
        if (document == null) refusals.add(Refusal.of(NOTHING_TO_COUNTERSIGN, words));
        else if (document.signed()) refusals.add(Refusal.of(ALREADY_COUNTERSIGNED, words));
        else if (document.author().equals(c.by().actor())) refusals.add(Refusal.of(COUNTERSIGNED_BY_AUTHOR, words));
        Texts.limit(refusals, c.comment(), "/comment");
        return Decision.unless(
                refusals, new Countersigned(c.caseFile(), c.document(), c.comment(), c.protocol(), c.by()));
    }

    /** A panel recommends on no assessment that was revised and that no manager has agreed to since. */
    static List<Refusal> unsignedAssessment(Open open) {
        return open.signatures().agreed() ? List.of() : List.of(Refusal.of(ASSESSMENT_UNSIGNED));
    }

    /** What keeps a case from being closed, where the protocol says that a manager agrees first. */
    static List<Refusal> unsigned(Open open, Protocol protocol) {
        var rule = protocol.oversight();
        if (!rule.beforeClosing()) return List.of();
        return open.signatures().missing(rule).stream()
                .map(document -> Refusal.of(
                        COUNTERSIGNATURE_MISSING,
                        document.words(),
                        protocol.clause(rule.clause()).toString()))
                .toList();
    }
}
