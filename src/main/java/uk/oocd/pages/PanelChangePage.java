package uk.oocd.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.oocd.agenda.Agendas;
import uk.oocd.agenda.Sitting;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.PanelId;
import uk.oocd.panel.ChangeReason;
import uk.oocd.panel.PanelCommand;
import uk.oocd.requests.PanelRequests.Cancellation;
import uk.oocd.requests.PanelRequests.Moving;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.NotFound;
import uk.oocd.security.Person;
import uk.oocd.watch.ChangedSittings;
import uk.oocd.wording.Wording;

/** Moving a panel to another time or place, or cancelling it; the cases on its list follow. */
@Controller
@RequestMapping("/panels/{id}")
class PanelChangePage {

    private final Desk desk;
    private final PanelFolder panels;
    private final Agendas agendas;
    private final ChangedSittings changedSittings;
    private final Choices choices;
    private final CaseWords words;
    private final Wording wording;

    PanelChangePage(
            Desk desk,
            PanelFolder panels,
            Agendas agendas,
            ChangedSittings changedSittings,
            Choices choices,
            CaseWords words,
            Wording wording) {
        this.desk = desk;
        this.panels = panels;
        this.agendas = agendas;
        this.changedSittings = changedSittings;
        this.choices = choices;
        this.words = words;
        this.wording = wording;
    }

    private enum Change {
        MOVE("panels/move", "Move the panel", "The panel has been moved, and the cases on its list with it."),
        CANCEL(
                "panels/cancel",
                "Cancel the panel",
                "The panel has been cancelled. The cases on its list wait for another.");

        private final String template;
        private final String title;
        private final String done;

        Change(String template, String title, String done) {
            this.template = template;
            this.title = title;
            this.done = done;
        }

        /** What the form begins with. */
        Map<String, List<String>> beginning(Sitting sitting) {
            return switch (this) {
                case MOVE -> whereabouts(sitting);
                case CANCEL -> Map.of();
            };
        }

        PanelCommand command(Typed typed, PanelId panel, Attribution by) {
            return switch (this) {
                case MOVE ->
                    FormBinding.bind(typed, Moving.class).toCommand(panel, by).orThrow();
                case CANCEL ->
                    FormBinding.bind(typed, Cancellation.class)
                            .toCommand(panel, by)
                            .orThrow();
            };
        }
    }

    @GetMapping("/move")
    String showMove(@PathVariable String id, Person me, Model model, HttpServletResponse response) {
        return asked(Change.MOVE, open(me, id), model, response);
    }

    @PostMapping("/move")
    String move(
            @PathVariable String id,
            Person me,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var sent = new Sent(me, open(me, id).id(), Typed.from(parameters));
        return recorded(Change.MOVE, sent, model, flash, response);
    }

    @GetMapping("/cancellation")
    String showCancellation(@PathVariable String id, Person me, Model model, HttpServletResponse response) {
        return asked(Change.CANCEL, open(me, id), model, response);
    }

    @PostMapping("/cancellation")
    String cancel(
            @PathVariable String id,
            Person me,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var sent = new Sent(me, open(me, id).id(), Typed.from(parameters));
        return recorded(Change.CANCEL, sent, model, flash, response);
    }

    /** A form that was sent about a panel. */
    private record Sent(Person me, PanelId panel, Typed typed) {}

    private String asked(Change change, Sitting sitting, Model model, HttpServletResponse response) {
        return sitting.changeable()
                ? shown(change, sitting, new Typed(change.beginning(sitting)), model)
                : notNow(change, sitting, model, response);
    }

    private String recorded(
            Change change, Sent sent, Model model, RedirectAttributes flash, HttpServletResponse response) {
        var panel = sent.panel();
        var typed = sent.typed();
        try {
            desk.send(
                    sent.me(),
                    Action.SCHEDULE_PANEL,
                    panel.toString(),
                    typed.version(),
                    by -> change.command(typed, panel, by));
        } catch (CommandRefused refused) {
            response.setStatus(Refusals.status(refused.refusals()).value());
            model.addAttribute(Refusals.MODEL, Refusals.of(refused.refusals(), wording));
            return shown(change, panels.find(panel).orElseThrow(NotFound::new), typed, model);
        }
        if (changedSittings.follow(panel) > 0) desk.awaitShown();
        flash.addFlashAttribute("done", change.done);
        return "redirect:/panels/" + panel.value();
    }

    private Sitting open(Person me, String address) {
        var panel = PanelFolder.idOf(address);
        desk.require(me, Action.SCHEDULE_PANEL, panel.toString());
        return panels.find(panel).orElseThrow(NotFound::new);
    }

    private String shown(Change change, Sitting sitting, Typed typed, Model model) {
        model.addAttribute(CaseWords.MODEL, words);
        model.addAttribute(Typed.MODEL, typed);
        model.addAttribute("sitting", sitting);
        model.addAttribute("version", panels.version(sitting.id()));
        model.addAttribute("panelId", sitting.id().value().toString());
        model.addAttribute("listed", agendas.waiting(sitting.id()).size());
        model.addAttribute("reasons", choices.of(ChangeReason.class));
        return change.template;
    }

    /** Of a panel that was cancelled, or that has sat, there is nothing to change. */
    private String notNow(Change change, Sitting sitting, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute(CaseWords.MODEL, words);
        model.addAttribute("sitting", sitting);
        model.addAttribute("panelId", sitting.id().value().toString());
        model.addAttribute("pageTitle", change.title);
        return "panels/not-now";
    }

    /** When and where it sits until now. */
    private static Map<String, List<String>> whereabouts(Sitting sitting) {
        var plan = sitting.plan();
        var link = plan.link();
        var fields = new HashMap<String, List<String>>();
        fields.put("sitsOn", Typed.day(plan.sitsOn()));
        fields.put("startsAt", List.of(sitting.startsAt().toString()));
        fields.put("place", List.of(plan.place()));
        if (link != null) fields.put("link", List.of(link));
        return fields;
    }
}
