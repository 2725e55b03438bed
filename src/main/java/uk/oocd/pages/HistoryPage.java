package uk.oocd.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import uk.oocd.security.Action;
import uk.oocd.security.NotFound;
import uk.oocd.security.Person;

/**
 * A case as it stood at any moment of it: what was known then, and apart from it what was learned later. In the list of
 * moments stands what was put right since.
 */
@Controller
class HistoryPage {

    private final CaseFolder folder;

    HistoryPage(CaseFolder folder) {
        this.folder = folder;
    }

    @GetMapping("/cases/{id}/history")
    String show(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String sequence,
            Person me,
            Model model) {
        var caseFile = CaseFolder.idOf(id);
        var latest = folder.open(me, Action.INSPECT, caseFile);
        var replay = sequence == null ? latest : folder.open(me, Action.INSPECT, caseFile, number(sequence));
        folder.layOut(model, me, replay, replay.at().by().day());
        model.addAttribute("now", latest.record());
        model.addAttribute("place", replay.moments().indexOf(replay.at()) + 1);
        return "cases/history";
    }

    private static long number(String sequence) {
        try {
            return Long.parseLong(sequence);
        } catch (NumberFormatException noMoment) {
            throw new NotFound();
        }
    }
}
