package uk.oocd.pages;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.VictimInformed;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.FollowUpRequests.Closure;

/** Closing a case, with what supports the child from here on. */
@Controller
@RequestMapping("/cases/{id}/closure")
class ClosurePage extends CaseStepPage<Closure> {

    private final Choices choices;
    private final PlainExplanation explanation;

    ClosurePage(Tools tools, Choices choices, PlainExplanation explanation) {
        super(tools, StepPage.CLOSURE, Closure.class);
        this.choices = choices;
        this.explanation = explanation;
    }

    @Override
    Map<String, List<String>> beginning(Visit visit) {
        return Map.of("feedback", List.of(explanation.feedback(visit.replay().record())));
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("hows", choices.of(VictimInformed.How.class));
    }

    @Override
    Converted<CaseFileCommand> read(Closure sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(Closure sent) {
        return "The case has been closed.";
    }
}
