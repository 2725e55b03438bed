package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.OversightEvent.Document;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.OversightRequests.CountersignaturePart;

/** A manager's agreement to the assessment or the plan as it stands. */
@Controller
@RequestMapping("/cases/{id}/countersignature")
class CountersignaturePage extends CaseStepPage<CountersignaturePart> {

    private final Choices choices;

    CountersignaturePage(Tools tools, Choices choices) {
        super(tools, StepPage.COUNTERSIGNATURE, CountersignaturePart.class);
        this.choices = choices;
    }

    @Override
    Converted<CaseFileCommand> read(CountersignaturePart sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(CountersignaturePart sent) {
        return "You have countersigned.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("documents", choices.of(Document.class));
    }
}
