package uk.oocd.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.Referral;
import uk.oocd.protocol.Facts;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests.PositionPart;
import uk.oocd.requests.Converted;

/** What the child says and how far the evidence goes, where that has changed. Begins with what stands. */
@Controller
@RequestMapping("/cases/{id}/position")
class PositionPage extends CaseStepPage<PositionPart> {

    private final Choices choices;

    PositionPage(Tools tools, Choices choices) {
        super(tools, StepPage.POSITION, PositionPart.class);
        this.choices = choices;
    }

    @Override
    Converted<CaseFileCommand> read(PositionPart sent, CaseContext context, Visit visit) {
        return sent.toCommand(context, visit.replay().record().position());
    }

    @Override
    String done(PositionPart sent) {
        return "The change has been recorded. What is decided from now on rests on it; nothing that was decided before is changed by it.";
    }

    @Override
    Map<String, List<String>> beginning(Visit visit) {
        var stands = visit.replay().record().position();
        var aspects = stands.aspects();
        var fields = new LinkedHashMap<String, List<String>>();
        fields.put("admission", List.of(stands.admission().name()));
        fields.put("acceptance", List.of(stands.acceptance().name()));
        if (stands.interviewedOn() != null) fields.put("interviewedOn", Typed.day(stands.interviewedOn()));
        fields.put("aspects.evidence", List.of(aspects.evidence().name()));
        fields.put("aspects.victimSupports", List.of(aspects.victimSupports().name()));
        fields.put("aspects.domesticAbuse", List.of(aspects.domesticAbuse().name()));
        fields.put("aspects.hateCrime", List.of(aspects.hateCrime().name()));
        return fields;
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("admissions", choices.of(Referral.Admission.class));
        model.addAttribute("acceptances", choices.of(Referral.Acceptance.class));
        model.addAttribute("evidences", choices.of(Facts.Evidence.class));
        model.addAttribute("answers", choices.of(Facts.Answer.class));
        model.addAttribute("domesticAbuses", choices.of(Facts.DomesticAbuse.class));
    }
}
