package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.StopReason;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.ClockRequests.ClockStop;
import uk.oocd.requests.Converted;

/** Stopping a case's clock, with the reason. */
@Controller
@RequestMapping("/cases/{id}/clock/stop")
class ClockStopPage extends CaseStepPage<ClockStop> {

    private final Choices choices;

    ClockStopPage(Tools tools, Choices choices) {
        super(tools, StepPage.CLOCK_STOP, ClockStop.class);
        this.choices = choices;
    }

    @Override
    Converted<CaseFileCommand> read(ClockStop sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(ClockStop sent) {
        return "The clock has been stopped. Days are not counted until it is restarted.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("reasons", choices.of(StopReason.class));
    }
}
