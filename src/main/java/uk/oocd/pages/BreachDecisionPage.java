package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.FollowUpEvent.BreachDecided.Response;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.FollowUpRequests.BreachDecision;
import uk.oocd.requests.YesNo;

/** The police decide what follows from a breach. */
@Controller
@RequestMapping("/cases/{id}/breach-decision")
class BreachDecisionPage extends CaseStepPage<BreachDecision> {

    private final Choices choices;

    BreachDecisionPage(Tools tools, Choices choices) {
        super(tools, StepPage.BREACH_DECISION, BreachDecision.class);
        this.choices = choices;
    }

    @Override
    Converted<CaseFileCommand> read(BreachDecision sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(BreachDecision sent) {
        return "The decision on the breach has been recorded.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("responses", choices.of(Response.class));
        model.addAttribute("yesNo", choices.of(YesNo.class));
    }
}
