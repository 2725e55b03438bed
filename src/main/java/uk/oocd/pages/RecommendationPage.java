package uk.oocd.pages;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uk.oocd.agenda.Agendas;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.Seat;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.Refusal;
import uk.oocd.rationale.Factor;
import uk.oocd.requests.CaseContext;
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

    RecommendationPage(
            Tools tools,
            Choices choices,
            GravityWorkings workings,
            PanelFolder panels,
            SeatRows seatRows,
            Agendas agendas) {
        super(tools, StepPage.RECOMMENDATION, RecommendationPart.class);
        this.tools = tools;
        this.choices = choices;
        this.workings = workings;
        this.panels = panels;
        this.seatRows = seatRows;
        this.agendas = agendas;
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
        return sent.toCommand(context, listing.listed().value().panel());
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
        fields.put(
                "satOn",
                List.of(
                        String.valueOf(sitsOn.getDayOfMonth()),
                        String.valueOf(sitsOn.getMonthValue()),
                        String.valueOf(sitsOn.getYear())));
        panels.find(listing.listed().value().panel())
                .ifPresent(sitting -> fields.putAll(SeatRows.fields("sat", sitting.expected())));
        return fields;
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        var record = visit.replay().record();
        var referral = record.referral().value();
        var worked = workings.forPanel(record, evidence(typed));
        model.addAttribute("worked", worked);
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
        model.addAttribute("seats", seatRows.rows("sat", new Scope(referral.force(), referral.service()), sat));
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

    private static Map<String, String> evidence(Typed typed) {
        return typed.fields().keySet().stream()
                .filter(name -> name.startsWith("factors["))
                .collect(Collectors.toMap(name -> name.substring(8, name.length() - 1), typed::text));
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
        var parts = pointer.split("/");
        boolean weighed =
                parts.length == 4 && Arrays.asList(parts).subList(1, 3).equals(List.of("rationale", "weighed"));
        return weighed ? pointer + "/evidence" : pointer;
    }
}
