package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.ClockRequests.ClockRestart;
import uk.oocd.requests.Converted;

/** Restarting a case's clock. */
@Controller
@RequestMapping("/cases/{id}/clock/restart")
class ClockRestartPage extends CaseStepPage<ClockRestart> {

    ClockRestartPage(Tools tools) {
        super(tools, StepPage.CLOCK_RESTART, ClockRestart.class);
    }

    @Override
    Converted<CaseFileCommand> read(ClockRestart sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(ClockRestart sent) {
        return "The clock is running again. The due dates have moved by the days it stood still.";
    }
}
