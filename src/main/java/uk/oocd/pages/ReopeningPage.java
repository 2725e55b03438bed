package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.FollowUpEvent.CaseReopened.Resume;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.FollowUpRequests.Reopening;

/** A closed case is taken up again, with the reason. */
@Controller
@RequestMapping("/cases/{id}/reopening")
class ReopeningPage extends CaseStepPage<Reopening> {

    private final Choices choices;

    ReopeningPage(Tools tools, Choices choices) {
        super(tools, StepPage.REOPENING, Reopening.class);
        this.choices = choices;
    }

    @Override
    Converted<CaseFileCommand> read(Reopening sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(Reopening sent) {
        return "The case has been reopened.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("resumes", choices.of(Resume.class));
    }
}
