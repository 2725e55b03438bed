package uk.oocd.pages;

import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.CaseFileEvent.ReturnReason;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests.Screening;
import uk.oocd.requests.Converted;

/** Screening: accept a referral for panel, ask the police, return it, or support an on-the-spot resolution. */
@Controller
@RequestMapping("/cases/{id}/screening")
class ScreeningPage extends CaseStepPage<Screening> {

    private final Choices choices;

    ScreeningPage(Tools tools, Choices choices) {
        super(tools, StepPage.SCREENING, Screening.class);
        this.choices = choices;
    }

    @Override
    Converted<CaseFileCommand> read(Screening sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(Screening sent) {
        return switch (Screening.Screened.valueOf(String.valueOf(sent.result()).toUpperCase(Locale.ROOT))) {
            case ACCEPT -> "The case has been accepted for panel.";
            case ASK_POLICE -> "The police have been asked for more information.";
            case RETURN -> "The referral has been returned to the police.";
            case ON_THE_SPOT -> "An on-the-spot resolution has been supported. The police can now decide it.";
        };
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("results", choices.of(Screening.Screened.class));
        model.addAttribute("returnReasons", choices.of(ReturnReason.class));
    }

    @Override
    String fieldAt(String pointer) {
        return switch (pointer) {
            case "/explanation", "/question" -> "/reason";
            default -> pointer;
        };
    }
}
