package uk.oocd.pages;

import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.PlanPart;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.ReviewRequests.PlanLinePart;

/** The plan, and a new line for it. */
@Controller
@RequestMapping("/cases/{id}/plan")
class PlanLinePage extends CaseStepPage<PlanLinePart> {

    PlanLinePage(Tools tools) {
        super(tools, StepPage.PLAN_LINE, PlanLinePart.class);
    }

    @Override
    Converted<CaseFileCommand> read(PlanLinePart sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(PlanLinePart sent) {
        return "The line has been added to the plan.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute(
                "parts",
                Arrays.stream(PlanPart.values())
                        .map(part -> Option.of(part.name(), part.label()))
                        .toList());
    }
}
