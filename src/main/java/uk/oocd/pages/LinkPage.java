package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.HearingEvent.Tie;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.HearingRequests.Link;
import uk.oocd.security.SeenCases;
import uk.oocd.worklist.Worklist;

/** Two cases are to be heard together. */
@Controller
@RequestMapping("/cases/{id}/link")
class LinkPage extends CaseStepPage<Link> {

    private final Choices choices;
    private final Worklist worklist;

    LinkPage(Tools tools, Choices choices, Worklist worklist) {
        super(tools, StepPage.LINK, Link.class);
        this.choices = choices;
        this.worklist = worklist;
    }

    @Override
    Converted<CaseFileCommand> read(Link sent, CaseContext context, Visit visit) {
        var me = visit.me();
        return sent.toCommand(
                context, other -> worklist.named(SeenCases.scope(me), other).orElse(null));
    }

    @Override
    String done(Link sent) {
        return "The cases have been linked. A panel that has both on its agenda hears them together.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("ties", choices.of(Tie.class));
    }
}
