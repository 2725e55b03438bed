package uk.oocd.pages;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uk.oocd.agenda.Agendas;
import uk.oocd.casefile.Assessment;
import uk.oocd.casefile.Assessment.VictimView;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.Condition;
import uk.oocd.casefile.Seat;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.inspection.OtherCases;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Refusal;
import uk.oocd.protocol.Gravity;
import uk.oocd.protocol.Protocol;
import uk.oocd.rationale.Factor;
import uk.oocd.requests.AtPanel;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests.AssessmentPart;
import uk.oocd.requests.CaseRequests.RecommendationPart;
import uk.oocd.requests.Converted;
import uk.oocd.requests.RequestProblem;
import uk.oocd.security.Person;
import uk.oocd.security.Scope;

/**
 * The panel's recommendation: score, options, outcome and rationale in one form. The score and the options are worked
 * out from what was typed as often as somebody asks, before anything is recorded.
 */
@Controller
@RequestMapping("/cases/{id}/recommendation")
class RecommendationPage extends CaseStepPage<RecommendationPart> {

    /** What a panel weighs beside the score, in the order of the form. */
    static final List<String> WEIGHED = List.of(
            "victim-view", "childs-view", "parents-view", "childs-needs", "safety-of-others", "previous-history");

    private final Tools tools;
    private final Choices choices;
    private final GravityWorkings workings;
    private final PanelFolder panels;
    private final SeatRows seatRows;
    private final Agendas agendas;
    private final OtherCases others;
    private final EarlierOutcomes earlier;

    RecommendationPage(
            Tools tools,
            Choices choices,
            GravityWorkings workings,
            PanelFolder panels,
            SeatRows seatRows,
            Agendas agendas,
            OtherCases others,
            EarlierOutcomes earlier) {
        super(tools, StepPage.RECOMMENDATION, RecommendationPart.class);
        this.tools = tools;
        this.choices = choices;
        this.workings = workings;
        this.panels = panels;
        this.seatRows = seatRows;
        this.agendas = agendas;
        this.others = others;
        this.earlier = earlier;
    }

    /**
     * An outcome that is to be set aside where it is open and not recommended.
     *
     * @param open false where it was open until the score changed, and a reason had been typed
     */
    public record Aside(String code, String label, boolean open) {}

    @Override
    Converted<CaseFileCommand> read(RecommendationPart sent, CaseContext context, Visit visit) {
        var listing = visit.replay().record().listing();
        if (listing == null) throw new CommandRefused(List.of(Refusal.of(RequestProblem.PANEL_NOT_FOUND)));
        var panel = listing.listed().value().panel();
        return sent.toCommand(
                context,
                AtPanel.of(context.caseFile(), panel, tools.history()),
                others.outcomesStanding(visit.replay().record()));
    }

    @Override
    String done(RecommendationPart sent) {
        return "The panel’s recommendation has been recorded. The police can now decide.";
    }

    /** On to the agenda, where the next case is. */
    @Override
    String next(Visit visit) {
        var listing = visit.replay().record().listing();
        return listing == null
                ? super.next(visit)
                : "/panels/" + listing.listed().value().panel().value();
    }

    /** Shows what the form comes to so far; records nothing. */
    @PostMapping(params = "work-out")
    String workOut(
            @PathVariable String id, Person me, @RequestParam MultiValueMap<String, String> parameters, Model model) {
        var replay = tools.folder().open(me, StepPage.RECOMMENDATION.action(), CaseFolder.idOf(id));
        model.addAttribute("workedOut", true);
        return shown(new Visit(me, replay), Typed.from(parameters), model);
    }

    @Override
    Map<String, List<String>> beginning(Visit visit) {
        var listing = visit.replay().record().listing();
        if (listing == null) return Map.of();
        var fields = new LinkedHashMap<String, List<String>>();
        var sitsOn = listing.listed().value().sitsOn();
        if (sitsOn.isAfter(tools.folder().today())) sitsOn = tools.folder().today();
        fields.put("satOn", Typed.day(sitsOn));
        fields.putAll(SeatRows.fields("sat", sitting(visit)));
        var assessment = visit.replay().record().assessment();
        if (assessment != null) fields.putAll(voices(assessment.assessment().value()));
        return fields;
    }

    /** Who came and did not stand back. */
    private List<Seat> sitting(Visit visit) {
        var listing = visit.replay().record().listing();
        if (listing == null) return List.of();
        var id = visit.replay().record().id();
        return AtPanel.of(id, listing.listed().value().panel(), tools.history()).sitting();
    }

    /** The words of the assessment, for the panel to change where it was told something newer. */
    private Map<String, List<String>> voices(Assessment assessment) {
        var fields = new LinkedHashMap<String, List<String>>();
        fields.put("childsView", text(assessment.childsWords()));
        fields.put("parentsView", text(assessment.parentsWords()));
        switch (assessment.victimView()) {
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

    private static List<String> text(@Nullable Personal<String> value) {
        return value == null ? List.of() : value.known().map(List::of).orElse(List.of());
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        var record = visit.replay().record();
        var referral = record.referral().value();
        var worked = workings.forPanel(visit.me(), record, evidence(typed), factorOffences(typed));
        model.addAttribute("worked", worked);
        model.addAttribute(EarlierOutcomes.MODEL, earlier.of(visit.me(), record));
        model.addAttribute("offenceChoices", offenceChoices(worked));
        model.addAttribute("narrowed", factorOffences(typed).keySet());
        model.addAttribute(
                "outcomes",
                worked.open().stream()
                        .map(open -> Option.of(open.outcome().value(), open.label()))
                        .toList());
        model.addAttribute("asides", asides(worked, typed));
        model.addAttribute("weighedCodes", WEIGHED);
        model.addAttribute("bearings", choices.of(Factor.Bearing.class));
        model.addAttribute("clauses", clauses(worked));
        var sat = seatRows.typed("sat", typed);
        var scope = new Scope(referral.force(), referral.service());
        model.addAttribute("seats", seatRows.among("sat", sitting(visit), sat));
        model.addAttribute("agencies", agencies(scope, worked.protocol()));
        model.addAttribute("viewsOpen", typed.filled("views["));
        model.addAttribute("victimViews", choices.of(AssessmentPart.View.class));
        model.addAttribute("notSoughtReasons", choices.of(VictimView.Reason.class));
        model.addAttribute("purposes", choices.of(Condition.Purpose.class));
        model.addAttribute("conditionRows", typed.rows("conditions", 2));
        model.addAttribute("members", sat.stream().map(Seat::member).toList());
        sitting(record, model);
    }

    private void sitting(CaseRecord record, Model model) {
        var listing = record.listing();
        if (listing == null) return;
        var panel = listing.listed().value().panel();
        panels.find(panel).ifPresent(sitting -> model.addAttribute("sitting", sitting));
        agendas.agenda(panel)
                .ifPresent(agenda -> agenda.items().stream()
                        .filter(item -> item.listed().id().equals(record.id()))
                        .findFirst()
                        .ifPresent(item -> model.addAttribute(
                                "onAgenda",
                                "Case " + item.number() + " of "
                                        + agenda.items().size() + " on the agenda")));
    }

    private List<String> agencies(Scope scope, Protocol protocol) {
        return Stream.concat(protocol.quorum().heard().stream(), seatRows.agencies(scope).stream())
                .distinct()
                .toList();
    }

    private static Map<String, String> evidence(Typed typed) {
        return typed.fields().keySet().stream()
                .filter(name -> name.startsWith("factors["))
                .collect(Collectors.toMap(name -> name.substring(8, name.length() - 1), typed::text));
    }

    /** The offences that a factor may be found for alone; none where the case has but one. */
    private static List<Option> offenceChoices(GravityWorkings.Worked worked) {
        var offences = worked.gravity().starting().stream()
                .map(Gravity.Starting::offence)
                .distinct()
                .toList();
        if (offences.size() < 2) return List.of();
        return offences.stream()
                .flatMap(code -> worked.protocol().offence(code).stream())
                .map(offence -> Option.of(offence.code(), offence.code() + " " + offence.title()))
                .toList();
    }

    private static Map<String, List<String>> factorOffences(Typed typed) {
        return typed.fields().entrySet().stream()
                .filter(field -> field.getKey().startsWith("factorOffences["))
                .collect(Collectors.toMap(
                        field -> field.getKey().substring(15, field.getKey().length() - 1), Map.Entry::getValue));
    }

    private static List<Aside> asides(GravityWorkings.Worked worked, Typed typed) {
        return worked.all().stream()
                .filter(option -> option.available()
                        || !typed.text("rationale.setAside[" + option.outcome().value() + "]")
                                .isEmpty())
                .map(option -> new Aside(option.outcome().value(), option.label(), option.available()))
                .toList();
    }

    private static List<Option> clauses(GravityWorkings.Worked worked) {
        return worked.protocol().clauses().stream()
                .map(clause -> Option.of(clause.number(), clause.number() + " " + shortened(clause.text())))
                .toList();
    }

    private static String shortened(String text) {
        return text.length() <= 90 ? text : text.substring(0, text.lastIndexOf(' ', 90)) + " …";
    }

    /** The parts of this form that hold more than one field; a link leads to the first of them. */
    @Override
    String fieldAt(String pointer) {
        if (pointer.equals("/panel")) return "";
        if (pointer.equals("/conditions")) return "/conditions/0/what";
        var parts = pointer.split("/");
        boolean weighed =
                parts.length == 4 && Arrays.asList(parts).subList(1, 3).equals(List.of("rationale", "weighed"));
        return weighed ? pointer + "/evidence" : pointer;
    }
}
