package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.ReviewRequests.PlanLineEnd;

/** A line of the plan, done or given up. */
@Controller
@RequestMapping("/cases/{id}/plan/end")
class PlanEndPage extends CaseStepPage<PlanLineEnd> {

    private final CaseWords words;
    private final Choices choices;

    PlanEndPage(Tools tools, CaseWords words, Choices choices) {
        super(tools, StepPage.PLAN_END, PlanLineEnd.class);
        this.words = words;
        this.choices = choices;
    }

    @Override
    Converted<CaseFileCommand> read(PlanLineEnd sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(PlanLineEnd sent) {
        return "The line has been ended.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("planLines", PlanLines.standing(visit.replay().record(), words));
        model.addAttribute("results", choices.of(PlanLineEnd.Ended.class));
    }
}
