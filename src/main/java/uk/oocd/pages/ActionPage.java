package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.HearingRequests.ActionPart;
import uk.oocd.security.People;
import uk.oocd.security.Scope;

/** A panel agreed that somebody does something. */
@Controller
@RequestMapping("/cases/{id}/action")
class ActionPage extends CaseStepPage<ActionPart> {

    private final SeatRows seatRows;
    private final People people;

    ActionPage(Tools tools, SeatRows seatRows, People people) {
        super(tools, StepPage.ACTION, ActionPart.class);
        this.seatRows = seatRows;
        this.people = people;
    }

    @Override
    Converted<CaseFileCommand> read(ActionPart sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(ActionPart sent) {
        return "The action has been added. It is on the list of " + people.name(String.valueOf(sent.owner())) + ".";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        var referral = visit.replay().record().referral().value();
        model.addAttribute("owners", seatRows.members(new Scope(referral.force(), referral.service())));
    }
}
