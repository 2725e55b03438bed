package uk.oocd.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.CautionChecks;
import uk.oocd.casefile.Condition;
import uk.oocd.casefile.Delivery;
import uk.oocd.casefile.Delivery.Language;
import uk.oocd.casefile.Disposal;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.inspection.OtherCases;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.DeliveryPart;
import uk.oocd.requests.DeliveryPart.About;
import uk.oocd.requests.YesNo;
import uk.oocd.security.Action;
import uk.oocd.security.Person;

/**
 * How the outcome was explained and given. The explanation begins with words drafted from the record, in English or
 * Welsh, and what is agreed with the conditions that the panel recommended, where the police decided as it did; for a
 * caution, the form asks what the law asks.
 */
@Controller
@RequestMapping("/cases/{id}/delivery")
class DeliveryPage extends CaseStepPage<DeliveryPart> {

    /** For how many conditions the form has room at least. */
    private static final int CONDITIONS = 4;

    private final Choices choices;
    private final PlainExplanation explanation;
    private final EarlierOutcomes earlierOutcomes;
    private final OtherCases others;
    private final GravityWorkings workings;
    private final ObjectProvider<HttpServletRequest> request;

    DeliveryPage(
            Tools tools,
            Choices choices,
            PlainExplanation explanation,
            EarlierOutcomes earlierOutcomes,
            OtherCases others,
            GravityWorkings workings,
            ObjectProvider<HttpServletRequest> request) {
        super(tools, StepPage.DELIVERY, DeliveryPart.class);
        this.choices = choices;
        this.explanation = explanation;
        this.earlierOutcomes = earlierOutcomes;
        this.others = others;
        this.workings = workings;
        this.request = request;
    }

    @Override
    Converted<CaseFileCommand> read(DeliveryPart sent, CaseContext context, Visit visit) {
        var record = visit.replay().record();
        var decision = record.decision();
        return sent.toCommand(
                context,
                others.goingFirst(record),
                About.of(
                        decision == null ? null : decision.value(),
                        record.referral().value()));
    }

    @Override
    Action action(Person me) {
        return Action.deliveryBy(me);
    }

    @Override
    void admit(Visit visit) {
        var decision = visit.replay().record().decision();
        if (decision != null && !Disposal.of(decision.value()).caution() && action(visit.me()) == Action.GIVE_CAUTION) {
            throw new AccessDeniedException("The police record the delivery of a caution only");
        }
    }

    @Override
    String done(DeliveryPart sent) {
        return "The delivery of the outcome has been recorded.";
    }

    @Override
    Map<String, List<String>> beginning(Visit visit) {
        var language = Language.WELSH.name().equals(request.getObject().getParameter("language"))
                ? Language.WELSH
                : Language.ENGLISH;
        var fields = new LinkedHashMap<String, List<String>>();
        var record = visit.replay().record();
        var conditions = recommended(record);
        var duty = EarlierOutcomes.duty(earlierOutcomes.of(visit.me(), record));
        fields.put("explanation", List.of(explanation.of(record, language, conditions, duty)));
        fields.put("template.version", List.of(Integer.toString(PlainExplanation.VERSION)));
        fields.put("template.language", List.of(language.name()));
        for (int i = 0; i < conditions.size(); i++) {
            fields.putAll(ConditionFields.of("conditions[" + i + "]", conditions.get(i)));
        }
        return fields;
    }

    /** The conditions that the panel recommended with the outcome that the police decided. */
    private static List<Condition> recommended(CaseRecord record) {
        var panel = record.recommendation();
        var police = record.decision();
        return panel != null
                        && police != null
                        && panel.value().outcome().equals(police.value().outcome())
                ? panel.value().hearing().conditions()
                : List.of();
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        var record = visit.replay().record();
        model.addAttribute("categories", choices.of(Delivery.AppropriateAdult.Category.class));
        model.addAttribute("places", choices.of(Delivery.Place.Where.class));
        model.addAttribute(
                "signers",
                Stream.of(Delivery.Signer.values()).map(DeliveryPage::signer).toList());
        model.addAttribute("yesNo", choices.of(YesNo.class));
        model.addAttribute("purposes", choices.of(Condition.Purpose.class));
        model.addAttribute("conditionRows", typed.rows("conditions", CONDITIONS));
        workings.goingFirst(visit.me(), record)
                .ifPresent(where -> model.addAttribute(GravityWorkings.GOES_FIRST, where));
        model.addAttribute(GravityWorkings.CLOSED_SINCE, workings.closedSince(record));
        model.addAttribute("toBeMet", workings.toBeMet(record));
        var decision = record.decision();
        if (decision == null) return;
        if (decision.value().consent()) {
            model.addAttribute(
                    "consents",
                    choices.of(Delivery.Consent.class).stream()
                            .filter(each -> !each.value().equals(Delivery.Consent.NOT_NEEDED.name()))
                            .toList());
        }
        var disposal = Disposal.of(decision.value());
        model.addAttribute("followed", decision.value().followUp());
        model.addAttribute("agreed", disposal.agreed());
        model.addAttribute("conditional", disposal == Disposal.YOUTH_CONDITIONAL_CAUTION);
        model.addAttribute("conditionsNeeded", disposal.enforceable());
        if (disposal.caution()) {
            var earlier = earlierOutcomes.of(visit.me(), record);
            model.addAttribute("caution", disposal);
            model.addAttribute("deciders", choices.of(CautionChecks.DecidedBy.class));
            model.addAttribute("documentParts", choices.of(CautionChecks.Part.class));
            model.addAttribute(EarlierOutcomes.MODEL, earlier);
            model.addAttribute("duty", EarlierOutcomes.duty(earlier));
        }
    }

    /** Who may sign: the name of their fields, and what they are called. */
    private static Option signer(Delivery.Signer signer) {
        return switch (signer) {
            case CHILD -> Option.of("child", "the child");
            case APPROPRIATE_ADULT -> Option.of("appropriate-adult", "the appropriate adult");
            case OFFICER -> Option.of("officer", "the officer");
        };
    }

    @Override
    String fieldAt(String pointer) {
        return switch (pointer) {
            case "/appropriateAdult" -> "/appropriateAdult/name";
            case "/caution" -> "/caution/authorisedPerson";
            case "/conditions" -> "/conditions/0/what";
            default -> pointer;
        };
    }
}
