package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.CaseFileEvent.Topic;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests.Information;
import uk.oocd.requests.Converted;

/** A fact that came in beside the steps, often later than it happened. */
@Controller
@RequestMapping("/cases/{id}/information")
class InformationPage extends CaseStepPage<Information> {

    private final Choices choices;

    InformationPage(Tools tools, Choices choices) {
        super(tools, StepPage.INFORMATION, Information.class);
        this.choices = choices;
    }

    @Override
    Converted<CaseFileCommand> read(Information sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(Information sent) {
        return "The information has been added. Nothing that was decided before is changed by it.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("topics", choices.of(Topic.class));
    }
}
