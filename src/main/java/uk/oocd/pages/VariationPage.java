package uk.oocd.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.Condition;
import uk.oocd.casefile.Delivery;
import uk.oocd.casefile.Disposal;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.FollowUpRequests.Variation;
import uk.oocd.requests.YesNo;

/**
 * A condition is changed, with the reason and how the child agreed. One of a youth conditional caution is the police's to
 * change: anybody else is told so, and given no form.
 */
@Controller
@RequestMapping("/cases/{id}/variation")
class VariationPage extends CaseStepPage<Variation> {

    private final Choices choices;

    VariationPage(Tools tools, Choices choices) {
        super(tools, StepPage.VARIATION, Variation.class);
        this.choices = choices;
    }

    @Override
    Converted<CaseFileCommand> read(Variation sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(Variation sent) {
        return "The condition has been varied.";
    }

    /** As the condition that was chosen stands; the first, where none was. */
    @Override
    Map<String, List<String>> beginning(Visit visit) {
        var fields = new LinkedHashMap<String, List<String>>();
        fields.put("number", List.of("1"));
        visit.replay().record().course().conditions().stream()
                .findFirst()
                .ifPresent(first -> fields.putAll(ConditionFields.of("condition", first.value())));
        return fields;
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("purposes", choices.of(Condition.Purpose.class));
        model.addAttribute("yesNo", choices.of(YesNo.class));
        model.addAttribute("numbers", ConditionFields.numbered(visit.replay().record()));
        var decision = visit.replay().record().decision();
        boolean conditional = decision != null && Disposal.of(decision.value()) == Disposal.YOUTH_CONDITIONAL_CAUTION;
        model.addAttribute("conditional", conditional);
        model.addAttribute(
                "forThePolice", conditional && visit.me().roles().stream().noneMatch(Role::police));
        model.addAttribute("categories", choices.of(Delivery.AppropriateAdult.Category.class));
        model.addAttribute(
                "consents",
                choices.of(Delivery.Consent.class).stream()
                        .filter(each -> !each.value().equals(Delivery.Consent.NOT_NEEDED.name()))
                        .toList());
    }

    @Override
    String fieldAt(String pointer) {
        return pointer.equals("/appropriateAdult") ? "/appropriateAdult/name" : pointer;
    }
}
