package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.FollowUpRequests.FeedbackReceipt;

/** The police read what came of their referral. */
@Controller
@RequestMapping("/cases/{id}/feedback-receipt")
class FeedbackReceiptPage extends CaseStepPage<FeedbackReceipt> {

    FeedbackReceiptPage(Tools tools) {
        super(tools, StepPage.FEEDBACK_RECEIPT, FeedbackReceipt.class);
    }

    @Override
    Converted<CaseFileCommand> read(FeedbackReceipt sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(FeedbackReceipt sent) {
        return "It has been recorded that the feedback was read.";
    }
}
