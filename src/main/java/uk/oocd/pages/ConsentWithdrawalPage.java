package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.Delivery;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.FollowUpRequests.ConsentWithdrawal;

/** A child takes back the consent that an outcome rests on, and the police decide again. */
@Controller
@RequestMapping("/cases/{id}/consent-withdrawal")
class ConsentWithdrawalPage extends CaseStepPage<ConsentWithdrawal> {

    private final Choices choices;

    ConsentWithdrawalPage(Tools tools, Choices choices) {
        super(tools, StepPage.CONSENT_WITHDRAWAL, ConsentWithdrawal.class);
        this.choices = choices;
    }

    @Override
    Converted<CaseFileCommand> read(ConsentWithdrawal sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(ConsentWithdrawal sent) {
        return "It is recorded that the child withdraws consent. The police decide again.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("categories", choices.of(Delivery.AppropriateAdult.Category.class));
    }
}
