package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.Assessment;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.ReviewEvent.Source;
import uk.oocd.casefile.RiskChange;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.ReviewRequests.RiskReport;

/** A change of risk, from whoever hears of it. */
@Controller
@RequestMapping("/cases/{id}/risk")
class RiskPage extends CaseStepPage<RiskReport> {

    private final Choices choices;

    RiskPage(Tools tools, Choices choices) {
        super(tools, StepPage.RISK, RiskReport.class);
        this.choices = choices;
    }

    @Override
    Converted<CaseFileCommand> read(RiskReport sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(RiskReport sent) {
        return "The change of risk has been recorded. Every line of the assessment and the plan now waits to be updated, or for somebody to say why nothing changes.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("riskChanges", choices.of(RiskChange.class));
        model.addAttribute("levels", choices.of(Assessment.Level.class));
        model.addAttribute("sources", choices.of(Source.class));
    }
}
