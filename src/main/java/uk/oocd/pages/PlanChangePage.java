package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.ReviewRequests.PlanLineChange;

/** A line of the plan, changed. */
@Controller
@RequestMapping("/cases/{id}/plan/change")
class PlanChangePage extends CaseStepPage<PlanLineChange> {

    private final CaseWords words;

    PlanChangePage(Tools tools, CaseWords words) {
        super(tools, StepPage.PLAN_CHANGE, PlanLineChange.class);
        this.words = words;
    }

    @Override
    Converted<CaseFileCommand> read(PlanLineChange sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(PlanLineChange sent) {
        return "The line has been changed. If that follows from something new, look at the assessment too.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("planLines", PlanLines.standing(visit.replay().record(), words));
    }
}
