package uk.oocd.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.Assessment;
import uk.oocd.casefile.Assessment.VictimView;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.kernel.Personal;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests.AssessmentPart;
import uk.oocd.requests.Converted;

/** The assessment, as one linear document. A new version begins with what the last one said. */
@Controller
@RequestMapping("/cases/{id}/assessment")
class AssessmentPage extends CaseStepPage<AssessmentPart> {

    private final Choices choices;

    AssessmentPage(Tools tools, Choices choices) {
        super(tools, StepPage.ASSESSMENT, AssessmentPart.class);
        this.choices = choices;
    }

    @Override
    Converted<CaseFileCommand> read(AssessmentPart sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(AssessmentPart sent) {
        return "The assessment has been recorded. A manager who is not you can now sign it off.";
    }

    @Override
    Map<String, List<String>> beginning(Visit visit) {
        var last = visit.replay().record().assessment();
        return last == null ? Map.of() : fieldsOf(last.assessment().value());
    }

    static Map<String, List<String>> fieldsOf(Assessment last) {
        var fields = new LinkedHashMap<String, List<String>>();
        fields.put("tool", List.of(last.tool()));
        fields.put("toolVersion", List.of(last.toolVersion()));
        fields.put("safetyAndWellbeing", List.of(last.safetyAndWellbeing().name()));
        fields.put("riskOfHarm", List.of(last.riskOfHarm().name()));
        fields.put(
                "likelihoodOfReoffending",
                List.of(last.likelihoodOfReoffending().name()));
        fields.put("strengths", text(last.strengths()));
        fields.put("needs", text(last.needs()));
        fields.put("diversity", text(last.diversity()));
        fields.put("childsWords", text(last.childsWords()));
        fields.put("parentsWords", text(last.parentsWords()));
        switch (last.victimView()) {
            case VictimView.Recorded(var words) -> {
                fields.put("victimView", List.of(AssessmentPart.View.RECORDED.name()));
                fields.put("victimsWords", text(words));
            }
            case VictimView.NotSought(var reason, var explanation) -> {
                fields.put("victimView", List.of(AssessmentPart.View.NOT_SOUGHT.name()));
                fields.put("notSoughtReason", List.of(reason.name()));
                fields.put("notSoughtExplanation", text(explanation));
            }
        }
        return fields;
    }

    private static List<String> text(@Nullable Personal<String> text) {
        return text == null ? List.of() : text.known().stream().toList();
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        choicesOf(choices, model);
    }

    static void choicesOf(Choices choices, Model model) {
        model.addAttribute("levels", choices.of(Assessment.Level.class));
        model.addAttribute("views", choices.of(AssessmentPart.View.class));
        model.addAttribute("notSoughtReasons", choices.of(VictimView.Reason.class));
    }
}
