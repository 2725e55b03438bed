package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests.FollowUpEnd;
import uk.oocd.requests.Converted;

/** Whether what had to be done was completed. */
@Controller
@RequestMapping("/cases/{id}/follow-up/end")
class FollowUpEndPage extends CaseStepPage<FollowUpEnd> {

    private final Choices choices;

    FollowUpEndPage(Tools tools, Choices choices) {
        super(tools, StepPage.FOLLOW_UP_END, FollowUpEnd.class);
        this.choices = choices;
    }

    @Override
    Converted<CaseFileCommand> read(FollowUpEnd sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(FollowUpEnd sent) {
        return "The follow-up has ended. The case can now be closed.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("completions", choices.of(FollowUpEnd.Completed.class));
        model.addAttribute("unmet", ConditionFields.unmet(visit.replay().record()));
    }
}
