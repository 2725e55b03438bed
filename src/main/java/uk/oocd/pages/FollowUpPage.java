package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.CaseFileEvent.Engagement;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests.Progress;
import uk.oocd.requests.Converted;

/** What was done, or missed, in follow-up. */
@Controller
@RequestMapping("/cases/{id}/follow-up")
class FollowUpPage extends CaseStepPage<Progress> {

    private final Choices choices;

    FollowUpPage(Tools tools, Choices choices) {
        super(tools, StepPage.FOLLOW_UP, Progress.class);
        this.choices = choices;
    }

    @Override
    Converted<CaseFileCommand> read(Progress sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(Progress sent) {
        return "The note has been added to the follow-up.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        var record = visit.replay().record();
        model.addAttribute("engagements", choices.of(Engagement.class));
        model.addAttribute("numbers", ConditionFields.numbered(record));
        model.addAttribute("unmet", ConditionFields.unmet(record));
        model.addAttribute("met", ConditionFields.met(record));
    }
}
