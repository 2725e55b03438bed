package uk.oocd.requests;

import java.util.List;
import java.util.Set;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Seat;
import uk.oocd.casefile.Withdrawn;
import uk.oocd.kernel.History;
import uk.oocd.kernel.PanelId;
import uk.oocd.panel.PanelEvent.AttendanceRecorded;

/**
 * What a recommendation takes from the panel itself and nobody types: who came, and who of them stood back from the case.
 *
 * @param present as the panel's attendance was recorded last; empty until it was
 * @param withdrew who declared an interest in the case
 */
public record AtPanel(PanelId panel, List<Seat> present, Set<String> withdrew) {

    public AtPanel {
        present = List.copyOf(present);
        withdrew = Set.copyOf(withdrew);
    }

    public static AtPanel of(CaseFileId caseFile, PanelId panel, History history) {
        return new AtPanel(panel, present(panel, history), Set.copyOf(Withdrawn.now(caseFile.toString(), history)));
    }

    /** Who sits on the case where nobody says otherwise. */
    public List<Seat> sitting() {
        return present.stream()
                .filter(seat -> !withdrew.contains(seat.member()))
                .toList();
    }

    /** As the panel has it, by the member alone; an agency that was typed counts only for somebody who did not come. */
    Seat seat(Seat typed) {
        return present.stream()
                .filter(seat -> seat.member().equals(typed.member()))
                .findFirst()
                .orElse(typed);
    }

    private static List<Seat> present(PanelId panel, History history) {
        List<Seat> present = List.of();
        for (var recorded : history.of(panel.toString())) {
            if (recorded.event() instanceof AttendanceRecorded e) present = e.seats();
        }
        return present;
    }
}
