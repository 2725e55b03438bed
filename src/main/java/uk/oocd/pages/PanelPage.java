package uk.oocd.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import uk.oocd.agenda.Agenda;
import uk.oocd.agenda.Agendas;
import uk.oocd.casefile.Seat;
import uk.oocd.casefile.Stage;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.PanelId;
import uk.oocd.requests.PanelRequests.AgendaOrder;
import uk.oocd.requests.PanelRequests.Attendance;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.NotFound;
import uk.oocd.security.Person;
import uk.oocd.security.Scope;
import uk.oocd.wording.Wording;

/** A panel's agenda: the cases in order and why, who is there, and the way from one case to the next. */
@Controller
@RequestMapping("/panels/{id}")
class PanelPage {

    private final Desk desk;
    private final Access access;
    private final Agendas agendas;
    private final PanelFolder panels;
    private final SeatRows seatRows;
    private final CaseFolder folder;
    private final CaseWords words;
    private final Wording wording;

    PanelPage(
            Desk desk,
            Access access,
            Agendas agendas,
            PanelFolder panels,
            SeatRows seatRows,
            CaseFolder folder,
            CaseWords words,
            Wording wording) {
        this.desk = desk;
        this.access = access;
        this.agendas = agendas;
        this.panels = panels;
        this.seatRows = seatRows;
        this.folder = folder;
        this.words = words;
        this.wording = wording;
    }

    @GetMapping
    String show(@PathVariable String id, Person me, Model model) {
        return shown(open(me, Action.VIEW_AGENDA, id), me, null, model);
    }

    @PostMapping("/order")
    String move(
            @PathVariable String id,
            Person me,
            @RequestParam MultiValueMap<String, String> parameters,
            RedirectAttributes flash) {
        var sitting = open(me, Action.LIST_CASE, id);
        var typed = Typed.from(parameters);
        var order = new ArrayList<>(agendaOf(sitting).items().stream()
                .map(item -> item.listed().id().toString())
                .toList());
        int from = order.indexOf(typed.text("case"));
        int to = typed.text("move").equals("up") ? from - 1 : from + 1;
        if (from >= 0 && to >= 0 && to < order.size()) {
            Collections.swap(order, from, to);
            var sent = new AgendaOrder(List.copyOf(order));
            desk.send(
                    me,
                    Action.LIST_CASE,
                    sitting.id().toString(),
                    by -> sent.toCommand(sitting.id(), by).orThrow());
            flash.addFlashAttribute("done", "The agenda has been put in your order.");
        }
        return "redirect:/panels/" + sitting.id().value();
    }

    @PostMapping("/attendance")
    String attend(
            @PathVariable String id,
            Person me,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var sitting = open(me, Action.RECORD_RECOMMENDATION, id);
        var typed = Typed.from(parameters);
        try {
            var sent = FormBinding.bind(typed, Attendance.class);
            desk.send(
                    me,
                    Action.RECORD_RECOMMENDATION,
                    sitting.id().toString(),
                    by -> sent.toCommand(sitting.id(), by).orThrow());
            flash.addFlashAttribute("done", "The attendance has been recorded.");
            return "redirect:/panels/" + sitting.id().value();
        } catch (CommandRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute(Refusals.MODEL, Refusals.of(refused.refusals(), wording));
            return shown(sitting, me, seatRows.typed("present", typed), model);
        }
    }

    private PanelFolder.Sitting open(Person me, Action action, String address) {
        var panel = idOf(address);
        desk.require(me, action, panel.toString());
        return panels.find(panel).orElseThrow(NotFound::new);
    }

    /**
     * @param ticked who was ticked as present in a form that was refused; null where none was
     */
    private String shown(PanelFolder.Sitting sitting, Person me, @Nullable List<Seat> ticked, Model model) {
        var agenda = agendaOf(sitting);
        var scope = new Scope(sitting.plan().force(), sitting.plan().service());
        model.addAttribute(CaseWords.MODEL, words);
        model.addAttribute("today", folder.today());
        model.addAttribute("sitting", sitting);
        model.addAttribute("panelId", sitting.id().value().toString());
        model.addAttribute("agenda", agenda.readBy(me.id()));
        model.addAttribute("mayOrder", access.may(me, Action.LIST_CASE, scope));
        model.addAttribute("mayRecord", access.may(me, Action.RECORD_RECOMMENDATION, scope));
        model.addAttribute("seats", seatRows.rows("present", scope, ticked == null ? sitting.expected() : ticked));
        agenda.readBy(me.id()).items().stream()
                .filter(item -> item.listed().stage() == Stage.LISTED)
                .findFirst()
                .ifPresent(next -> model.addAttribute("next", next));
        return "panels/panel";
    }

    private Agenda agendaOf(PanelFolder.Sitting sitting) {
        return agendas.agenda(sitting.id()).orElseThrow(NotFound::new);
    }

    private static PanelId idOf(String address) {
        try {
            return PanelId.of(address);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound();
        }
    }
}
