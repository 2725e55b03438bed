package uk.oocd.pages;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests.AssessmentPart;
import uk.oocd.requests.Converted;
import uk.oocd.requests.ReviewRequests;

/** The assessment in a new version, beside the steps. Begins with what the last one said. */
@Controller
@RequestMapping("/cases/{id}/assessment/revision")
class AssessmentRevisionPage extends CaseStepPage<AssessmentPart> {

    private final Choices choices;

    AssessmentRevisionPage(Tools tools, Choices choices) {
        super(tools, StepPage.ASSESSMENT_REVISION, AssessmentPart.class);
        this.choices = choices;
    }

    @Override
    Converted<CaseFileCommand> read(AssessmentPart sent, CaseContext context, Visit visit) {
        return ReviewRequests.revision(sent, context);
    }

    @Override
    String done(AssessmentPart sent) {
        return "The assessment has been revised. What you changed is reconciled; what you left as it was still waits for a reason.";
    }

    @Override
    Map<String, List<String>> beginning(Visit visit) {
        var last = visit.replay().record().assessment();
        return last == null
                ? Map.of()
                : AssessmentPage.fieldsOf(last.assessment().value());
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        AssessmentPage.choicesOf(choices, model);
    }
}
