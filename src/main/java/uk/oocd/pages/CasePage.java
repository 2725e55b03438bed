package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import uk.oocd.security.Action;
import uk.oocd.security.Person;

/** One case: what is known of it, what has happened, and what the person can do about it now. */
@Controller
class CasePage {

    private final CaseFolder folder;
    private final GravityWorkings workings;

    CasePage(CaseFolder folder, GravityWorkings workings) {
        this.folder = folder;
        this.workings = workings;
    }

    @GetMapping("/cases/{id}")
    String show(@PathVariable String id, Person me, Model model) {
        var replay = folder.open(me, Action.VIEW_CASE, CaseFolder.idOf(id));
        folder.layOut(model, me, replay);
        if (!replay.record().stage().over()) model.addAttribute("worked", workings.now(me, replay.record()));
        workings.goingFirst(me, replay.record())
                .ifPresent(where -> model.addAttribute(GravityWorkings.GOES_FIRST, where));
        model.addAttribute(GravityWorkings.CLOSED_SINCE, workings.closedSince(replay.record()));
        var possible = folder.possible(me, replay);
        model.addAttribute("possible", possible);
        var next = replay.record().possible();
        if (!next.isEmpty() && possible.stream().noneMatch(CaseFolder.Possible::first)) {
            model.addAttribute(
                    "waitingFor",
                    "The next step is for somebody else: " + next.getFirst().label() + ".");
        }
        return "cases/case";
    }
}
