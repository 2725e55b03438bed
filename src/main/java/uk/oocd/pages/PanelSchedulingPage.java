package uk.oocd.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.Ids;
import uk.oocd.kernel.PanelId;
import uk.oocd.panel.PanelPlan;
import uk.oocd.requests.PanelRequests.Scheduling;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.NotFound;
import uk.oocd.security.People;
import uk.oocd.security.Person;
import uk.oocd.security.Scope;
import uk.oocd.wording.Wording;

/** Scheduling a panel: when, where, who chairs and who is asked to come. */
@Controller
@RequestMapping("/panels/new")
class PanelSchedulingPage {

    private final Access access;
    private final Desk desk;
    private final People people;
    private final SeatRows seatRows;
    private final Ids ids;
    private final Wording wording;
    private final CaseWords words;

    PanelSchedulingPage(
            Access access, Desk desk, People people, SeatRows seatRows, Ids ids, Wording wording, CaseWords words) {
        this.access = access;
        this.desk = desk;
        this.people = people;
        this.seatRows = seatRows;
        this.ids = ids;
        this.wording = wording;
        this.words = words;
    }

    @GetMapping
    String show(Person me, Model model) {
        access.require(me, Action.SCHEDULE_PANEL);
        return shown(
                me,
                new Typed(Map.of(
                        "chair",
                        List.of(me.id()),
                        "startsAt",
                        List.of("10:00"),
                        "minutesPerCase",
                        List.of(String.valueOf(PanelPlan.USUAL_MINUTES)))),
                model);
    }

    @PostMapping
    String schedule(
            Person me,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        access.require(me, Action.SCHEDULE_PANEL);
        var typed = Typed.from(parameters);
        var scope = scopeOf(me);
        var panel = new PanelId(ids.next());
        try {
            var sent = FormBinding.bind(typed, Scheduling.class);
            desk.open(
                    me,
                    Action.SCHEDULE_PANEL,
                    scope,
                    by -> sent.toCommand(panel, scope.force(), scope.service(), by)
                            .orThrow());
            flash.addFlashAttribute("done", "The panel has been scheduled.");
            return "redirect:/panels/" + panel.value();
        } catch (CommandRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute(Refusals.MODEL, Refusals.of(refused.refusals(), wording));
            return shown(me, typed, model);
        }
    }

    private String shown(Person me, Typed typed, Model model) {
        var scope = scopeOf(me);
        List<Seat> invited = seatRows.typed("invited", typed);
        model.addAttribute(CaseWords.MODEL, words);
        model.addAttribute(Typed.MODEL, typed);
        model.addAttribute("chairs", seatRows.chairs(scope));
        model.addAttribute("seats", seatRows.rows("invited", scope, invited));
        return "panels/new";
    }

    /** A panel hears the cases of the chair's service and of the force that refers to it. */
    private Scope scopeOf(Person me) {
        var service = me.service();
        if (service == null) throw new NotFound();
        return new Scope(people.forcesOf(service).stream().findFirst().orElseThrow(NotFound::new), service);
    }
}
