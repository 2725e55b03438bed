package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests.SignOff;
import uk.oocd.requests.Converted;

/** A manager reads the assessment and signs it off, or sends it back. */
@Controller
@RequestMapping("/cases/{id}/sign-off")
class SignOffPage extends CaseStepPage<SignOff> {

    private final Choices choices;

    SignOffPage(Tools tools, Choices choices) {
        super(tools, StepPage.SIGN_OFF, SignOff.class);
        this.choices = choices;
    }

    @Override
    Converted<CaseFileCommand> read(SignOff sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(SignOff sent) {
        return SignOff.SignedOff.AGREED.name().equals(sent.result())
                ? "The assessment has been signed off. The case is ready for a panel."
                : "The assessment has been sent back to the worker.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("results", choices.of(SignOff.SignedOff.class));
    }
}
