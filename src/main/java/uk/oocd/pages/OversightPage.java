package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.OversightRequests.OversightNote;

/** What a manager saw and agreed, on work that somebody else does. */
@Controller
@RequestMapping("/cases/{id}/oversight")
class OversightPage extends CaseStepPage<OversightNote> {

    OversightPage(Tools tools) {
        super(tools, StepPage.OVERSIGHT, OversightNote.class);
    }

    @Override
    Converted<CaseFileCommand> read(OversightNote sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(OversightNote sent) {
        return "Your oversight has been recorded on the case.";
    }
}
