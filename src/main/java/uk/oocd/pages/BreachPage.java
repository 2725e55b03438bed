package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.FollowUpRequests.BreachReport;

/** Conditions were not kept, and the police are told. */
@Controller
@RequestMapping("/cases/{id}/breach")
class BreachPage extends CaseStepPage<BreachReport> {

    BreachPage(Tools tools) {
        super(tools, StepPage.BREACH, BreachReport.class);
    }

    @Override
    Converted<CaseFileCommand> read(BreachReport sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(BreachReport sent) {
        return "The police have been told of the breach. They decide what follows from it.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("numbers", ConditionFields.numbered(visit.replay().record()));
    }
}
