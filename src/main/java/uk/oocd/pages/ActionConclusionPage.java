package uk.oocd.pages;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.HearingEvent.ActionResult;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.HearingRequests.Conclusion;

/** An agreed action came to its end. */
@Controller
@RequestMapping("/cases/{id}/action/conclusion")
class ActionConclusionPage extends CaseStepPage<Conclusion> {

    private final Tools tools;
    private final Choices choices;
    private final CaseWords words;

    ActionConclusionPage(Tools tools, Choices choices, CaseWords words) {
        super(tools, StepPage.ACTION_CONCLUSION, Conclusion.class);
        this.tools = tools;
        this.choices = choices;
        this.words = words;
    }

    @Override
    Converted<CaseFileCommand> read(Conclusion sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(Conclusion sent) {
        return "The action has been concluded.";
    }

    @Override
    Map<String, List<String>> beginning(Visit visit) {
        var today = tools.folder().today();
        var open = visit.replay().record().hearing().openActions();
        var day = Typed.day(today);
        return open.size() == 1
                ? Map.of(
                        "concludedOn",
                        day,
                        "number",
                        List.of(String.valueOf(open.getFirst().number())))
                : Map.of("concludedOn", day);
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute(
                "actions",
                visit.replay().record().hearing().openActions().stream()
                        .map(action -> Option.of(
                                String.valueOf(action.number()),
                                action.number() + ": "
                                        + words.personal(action.agreed().value().what())))
                        .toList());
        model.addAttribute("results", choices.of(ActionResult.class));
    }
}
