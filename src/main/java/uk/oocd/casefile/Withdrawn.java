package uk.oocd.casefile;

import java.util.List;
import java.util.stream.Stream;
import uk.oocd.casefile.HearingEvent.ActionAgreed;
import uk.oocd.casefile.HearingEvent.ActionConcluded;
import uk.oocd.casefile.HearingEvent.CaseLinked;
import uk.oocd.casefile.HearingEvent.ConflictDeclared;
import uk.oocd.casefile.HearingEvent.ConflictLifted;
import uk.oocd.casefile.HearingEvent.InquorateAuthorised;
import uk.oocd.kernel.History;

/** Who stands back from a case, so that every read model leaves it out of the same lists. */
public final class Withdrawn {

    private Withdrawn() {}

    /** The staff accounts that stand back from a case now, as its own stream has it; nobody where it is no case's. */
    public static List<String> now(String stream, History history) {
        List<String> withdrew = List.of();
        for (var recorded : history.of(stream)) {
            if (recorded.event() instanceof HearingEvent event) withdrew = after(withdrew, event);
        }
        return withdrew;
    }

    /** The staff accounts that stand back after an event, in the order of their declarations. */
    public static List<String> after(List<String> before, HearingEvent event) {
        return switch (event) {
            case ConflictDeclared e ->
                Stream.concat(before.stream(), Stream.of(e.member())).toList();
            case ConflictLifted e ->
                before.stream().filter(member -> !member.equals(e.member())).toList();
            case InquorateAuthorised _, ActionAgreed _, ActionConcluded _, CaseLinked _ -> before;
        };
    }
}
