package uk.oocd.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.Delivery;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests.DeliveryPart;
import uk.oocd.requests.Converted;

/** How the outcome was explained and given. The explanation begins with words drafted from the record. */
@Controller
@RequestMapping("/cases/{id}/delivery")
class DeliveryPage extends CaseStepPage<DeliveryPart> {

    private final Choices choices;
    private final PlainExplanation explanation;

    DeliveryPage(Tools tools, Choices choices, PlainExplanation explanation) {
        super(tools, StepPage.DELIVERY, DeliveryPart.class);
        this.choices = choices;
        this.explanation = explanation;
    }

    @Override
    Converted<CaseFileCommand> read(DeliveryPart sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(DeliveryPart sent) {
        return "The delivery of the outcome has been recorded.";
    }

    @Override
    Map<String, List<String>> beginning(Visit visit) {
        var fields = new LinkedHashMap<String, List<String>>();
        fields.put("explanation", List.of(explanation.of(visit.replay().record())));
        return fields;
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("categories", choices.of(Delivery.AppropriateAdult.Category.class));
        var decision = visit.replay().record().decision();
        if (decision != null && decision.value().consent()) {
            model.addAttribute(
                    "consents",
                    choices.of(Delivery.Consent.class).stream()
                            .filter(each -> !each.value().equals(Delivery.Consent.NOT_NEEDED.name()))
                            .toList());
        }
    }

    @Override
    String fieldAt(String pointer) {
        return pointer.equals("/appropriateAdult") ? "/appropriateAdult/name" : pointer;
    }
}
