package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.ReviewRequests.LineReview;

/** The lines that nobody has touched since the risk changed: each is updated, or somebody says why it stays. */
@Controller
@RequestMapping("/cases/{id}/reconciliation")
class ReconciliationPage extends CaseStepPage<LineReview> {

    ReconciliationPage(Tools tools) {
        super(tools, StepPage.RECONCILIATION, LineReview.class);
    }

    @Override
    Converted<CaseFileCommand> read(LineReview sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(LineReview sent) {
        return "What you reviewed has been recorded.";
    }
}
