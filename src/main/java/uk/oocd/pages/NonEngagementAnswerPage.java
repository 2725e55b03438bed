package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.FollowUpRequests.NonEngagementAnswer;
import uk.oocd.requests.YesNo;

/** The police say what follows from non-engagement. */
@Controller
@RequestMapping("/cases/{id}/non-engagement-answer")
class NonEngagementAnswerPage extends CaseStepPage<NonEngagementAnswer> {

    private final Choices choices;

    NonEngagementAnswerPage(Tools tools, Choices choices) {
        super(tools, StepPage.NON_ENGAGEMENT_ANSWER, NonEngagementAnswer.class);
        this.choices = choices;
    }

    @Override
    Converted<CaseFileCommand> read(NonEngagementAnswer sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(NonEngagementAnswer sent) {
        return "The answer has been recorded.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("yesNo", choices.of(YesNo.class));
    }
}
