package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.OversightRequests.OversightNote;
import uk.oocd.security.Scope;

/** What a manager saw and agreed, on work that somebody else does. */
@Controller
@RequestMapping("/cases/{id}/oversight")
class OversightPage extends CaseStepPage<OversightNote> {

    private final SeatRows seatRows;

    OversightPage(Tools tools, SeatRows seatRows) {
        super(tools, StepPage.OVERSIGHT, OversightNote.class);
        this.seatRows = seatRows;
    }

    @Override
    Converted<CaseFileCommand> read(OversightNote sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(OversightNote sent) {
        return "Your oversight has been recorded on the case.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        var referral = visit.replay().record().referral().value();
        model.addAttribute("owners", seatRows.members(new Scope(referral.force(), referral.service())));
    }
}
