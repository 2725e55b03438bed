package uk.oocd.pages;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.FollowUpRequests.FeedbackPart;

/** The officer who referred the child is told what came of it, in words drafted from the record. */
@Controller
@RequestMapping("/cases/{id}/feedback")
class FeedbackPage extends CaseStepPage<FeedbackPart> {

    private final PlainExplanation explanation;

    FeedbackPage(Tools tools, PlainExplanation explanation) {
        super(tools, StepPage.FEEDBACK, FeedbackPart.class);
        this.explanation = explanation;
    }

    @Override
    Converted<CaseFileCommand> read(FeedbackPart sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(FeedbackPart sent) {
        return "The officer who referred the child can now read what came of it.";
    }

    @Override
    Map<String, List<String>> beginning(Visit visit) {
        return Map.of("text", List.of(explanation.feedback(visit.replay().record())));
    }
}
