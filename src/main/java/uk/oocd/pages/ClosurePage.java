package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests.Closure;
import uk.oocd.requests.Converted;

/** Closing a case, with what supports the child from here on. */
@Controller
@RequestMapping("/cases/{id}/closure")
class ClosurePage extends CaseStepPage<Closure> {

    ClosurePage(Tools tools) {
        super(tools, StepPage.CLOSURE, Closure.class);
    }

    @Override
    Converted<CaseFileCommand> read(Closure sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(Closure sent) {
        return "The case has been closed.";
    }
}
