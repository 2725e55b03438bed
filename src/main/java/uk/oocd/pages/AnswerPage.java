package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests.Answer;
import uk.oocd.requests.Converted;

/** The police answer what screening asked, or take up a referral that was returned. */
@Controller
@RequestMapping("/cases/{id}/answer")
class AnswerPage extends CaseStepPage<Answer> {

    AnswerPage(Tools tools) {
        super(tools, StepPage.ANSWER, Answer.class);
    }

    @Override
    Converted<CaseFileCommand> read(Answer sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(Answer sent) {
        return "Your answer has been recorded. The youth justice service will screen the case again.";
    }
}
