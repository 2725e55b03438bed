package uk.oocd.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
import uk.oocd.agenda.Sitting;
import uk.oocd.casefile.Stage;
import uk.oocd.inspection.MinuteTaker;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.Problem;
import uk.oocd.kernel.Refusal;
import uk.oocd.panel.Attendee.Presence;
import uk.oocd.panel.Reply;
import uk.oocd.requests.PanelRequests.AgendaOrder;
import uk.oocd.requests.PanelRequests.Agreement;
import uk.oocd.requests.PanelRequests.Attendance;
import uk.oocd.requests.PanelRequests.Invitation;
import uk.oocd.requests.PanelRequests.InvitationReply;
import uk.oocd.requests.PanelRequests.Slots;
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

    private static final List<Presence> WAYS = List.of(Presence.IN_PERSON, Presence.REMOTELY);

    private final Desk desk;
    private final Access access;
    private final Agendas agendas;
    private final PanelFolder panels;
    private final SeatRows seatRows;
    private final CaseFolder folder;
    private final CaseWords words;
    private final Choices choices;
    private final MinuteTaker minuteTaker;
    private final Wording wording;

    PanelPage(
            Desk desk,
            Access access,
            Agendas agendas,
            PanelFolder panels,
            SeatRows seatRows,
            CaseFolder folder,
            CaseWords words,
            Choices choices,
            MinuteTaker minuteTaker,
            Wording wording) {
        this.desk = desk;
        this.access = access;
        this.agendas = agendas;
        this.panels = panels;
        this.seatRows = seatRows;
        this.folder = folder;
        this.words = words;
        this.choices = choices;
        this.minuteTaker = minuteTaker;
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
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var sitting = open(me, Action.LIST_CASE, id);
        var typed = Typed.from(parameters);
        var order = new ArrayList<>(agendaOf(sitting).items().stream()
                .map(item -> item.listed().id().toString())
                .toList());
        int from = order.indexOf(typed.text("case"));
        int to = typed.text("move").equals("up") ? from - 1 : from + 1;
        if (from < 0 || to < 0 || to >= order.size())
            return "redirect:/panels/" + sitting.id().value();
        Collections.swap(order, from, to);
        var sent = new AgendaOrder(List.copyOf(order));
        return recorded(
                new Sent(me, Action.LIST_CASE, sitting, typed),
                "The agenda has been put in your order.",
                model,
                flash,
                response,
                by -> sent.toCommand(sitting.id(), by).orThrow());
    }

    @PostMapping("/slots")
    String time(
            @PathVariable String id,
            Person me,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var sitting = open(me, Action.LIST_CASE, id);
        var typed = Typed.from(parameters);
        var sent = FormBinding.bind(typed, Slots.class);
        return recorded(
                new Sent(me, Action.LIST_CASE, sitting, typed),
                "The times have been changed.",
                model,
                flash,
                response,
                by -> sent.toCommand(sitting.id(), by).orThrow());
    }

    @PostMapping("/invitation")
    String invite(
            @PathVariable String id,
            Person me,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var sitting = open(me, Action.SCHEDULE_PANEL, id);
        var typed = Typed.from(parameters);
        var member = typed.text("invite");
        var sent = new Invitation(member, seatRows.seat(member));
        return recorded(
                new Sent(me, Action.SCHEDULE_PANEL, sitting, typed),
                "The invitation has been recorded.",
                model,
                flash,
                response,
                by -> sent.toCommand(sitting.id(), by).orThrow());
    }

    @PostMapping("/invitation/reply")
    String reply(
            @PathVariable String id,
            Person me,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var sitting = open(me, Action.ANSWER_INVITATION, id);
        var typed = Typed.from(parameters);
        var sent = FormBinding.bind(typed, InvitationReply.class);
        return recorded(
                new Sent(me, Action.ANSWER_INVITATION, sitting, typed),
                "The answer has been recorded.",
                model,
                flash,
                response,
                by -> sent.toCommand(sitting.id(), by).orThrow());
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
        var sent = FormBinding.bind(typed, Attendance.class);
        model.addAttribute("attended", true);
        return recorded(
                new Sent(me, Action.RECORD_RECOMMENDATION, sitting, typed),
                "The attendance has been recorded.",
                model,
                flash,
                response,
                by -> sent.toCommand(sitting.id(), by).orThrow());
    }

    /** The minutes, to read or to print. */
    @GetMapping("/minutes")
    String minutes(@PathVariable String id, Person me, Model model) {
        return minutes(open(me, Action.VIEW_AGENDA, id), me, model);
    }

    /** Whoever chairs agrees the minutes as they are recorded by now. */
    @PostMapping("/minutes")
    String agree(
            @PathVariable String id,
            Person me,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var sitting = open(me, Action.RECORD_RECOMMENDATION, id);
        var panel = sitting.id();
        try {
            desk.send(
                    me,
                    Action.RECORD_RECOMMENDATION,
                    panel.toString(),
                    Typed.from(parameters).version(),
                    by -> new Agreement()
                            .toCommand(panel, agendas.waiting(panel).size(), by));
        } catch (CommandRefused refused) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute(Refusals.MODEL, Refusals.of(refused.refusals(), wording));
            return minutes(sitting, me, model);
        }
        flash.addFlashAttribute("done", "The minutes have been agreed.");
        return "redirect:/panels/" + panel.value() + "/minutes";
    }

    private String minutes(Sitting sitting, Person me, Model model) {
        var scope = new Scope(sitting.plan().force(), sitting.plan().service());
        model.addAttribute("version", panels.version(sitting.id()));
        model.addAttribute("mayAgree", access.may(me, Action.RECORD_RECOMMENDATION, scope));
        model.addAttribute(CaseWords.MODEL, words);
        model.addAttribute("panelId", sitting.id().value().toString());
        model.addAttribute(
                "minutes",
                minuteTaker
                        .of(sitting.id(), agendas.everListed(sitting.id()))
                        .orElseThrow(NotFound::new)
                        .readBy(me.id()));
        return "panels/minutes";
    }

    /** A form that was sent about a sitting. */
    private record Sent(Person me, Action action, Sitting sitting, Typed typed) {}

    /** Records what was sent, or shows the page again with every refusal and everything that was typed. */
    private String recorded(
            Sent sent,
            String done,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response,
            Function<Attribution, Object> command) {
        var panel = sent.sitting().id();
        try {
            desk.send(sent.me(), sent.action(), panel.toString(), sent.typed().version(), command);
            flash.addFlashAttribute("done", done);
            return "redirect:/panels/" + panel.value();
        } catch (CommandRefused refused) {
            boolean stale = refused.refusals().stream()
                    .anyMatch(refusal -> refusal.problem().kind() == Problem.Kind.STALE);
            response.setStatus((stale ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT).value());
            model.addAttribute(
                    Refusals.MODEL,
                    Refusals.of(
                            refused.refusals().stream()
                                    .map(refusal -> onThisPage(refusal, sent.action()))
                                    .toList(),
                            wording));
            return shown(panels.find(panel).orElseThrow(NotFound::new), sent.me(), sent.typed(), model);
        }
    }

    /** Two forms of this page ask for somebody; each shows its own faults. */
    private static Refusal onThisPage(Refusal refusal, Action action) {
        return action == Action.SCHEDULE_PANEL && refusal.pointer().equals("/member")
                ? Refusal.at("/invite", refusal.problem(), refusal.facts().toArray())
                : refusal;
    }

    private Sitting open(Person me, Action action, String address) {
        var panel = PanelFolder.idOf(address);
        desk.require(me, action, panel.toString());
        return panels.find(panel).orElseThrow(NotFound::new);
    }

    /**
     * @param typed a form that was refused; null where none was
     */
    private String shown(Sitting sitting, Person me, @Nullable Typed typed, Model model) {
        var agenda = agendaOf(sitting).readBy(me.id());
        var scope = new Scope(sitting.plan().force(), sitting.plan().service());
        boolean attendance = typed != null && model.getAttribute("attended") != null;
        model.addAttribute(CaseWords.MODEL, words);
        model.addAttribute(Typed.MODEL, typed == null ? new Typed(beginning(sitting)) : typed);
        model.addAttribute("today", folder.today());
        model.addAttribute("sitting", sitting);
        model.addAttribute("version", panels.version(sitting.id()));
        model.addAttribute("panelId", sitting.id().value().toString());
        model.addAttribute("agenda", agenda);
        model.addAttribute("mayOrder", sitting.cancelled() == null && access.may(me, Action.LIST_CASE, scope));
        model.addAttribute("mayInvite", sitting.cancelled() == null && access.may(me, Action.SCHEDULE_PANEL, scope));
        model.addAttribute("mayChange", sitting.changeable() && access.may(me, Action.SCHEDULE_PANEL, scope));
        model.addAttribute(
                "mayRecord", sitting.cancelled() == null && access.may(me, Action.RECORD_RECOMMENDATION, scope));
        model.addAttribute("mayDeclare", access.may(me, Action.DECLARE_CONFLICT, scope));
        model.addAttribute(
                "mayReply",
                sitting.cancelled() == null
                        && access.may(me, Action.ANSWER_INVITATION, scope)
                        && (me.roles().contains(Role.PANEL_CHAIR)
                                || sitting.invitation(me.id()).isPresent()));
        model.addAttribute(
                "seats",
                seatRows.rows(
                        "present",
                        scope,
                        typed != null && attendance ? seatRows.typed("present", typed) : sitting.expected()));
        model.addAttribute("apologists", seatRows.rows("apologies", scope, sitting.apologies()));
        model.addAttribute("uninvited", uninvited(sitting, scope));
        model.addAttribute("invitees", invitees(sitting, me));
        model.addAttribute("replies", choices.of(Reply.class));
        model.addAttribute("declineReasons", choices.of(Reply.DeclineReason.class));
        model.addAttribute(
                "ways",
                WAYS.stream()
                        .map(way -> Option.of(way.name(), wording.label(way)))
                        .toList());
        model.addAttribute(
                "substituted",
                sitting.invitations().stream()
                        .map(each -> Option.of(
                                each.seat().member(), words.person(each.seat().member())))
                        .toList());
        agenda.items().stream()
                .filter(item -> item.listed().stage() == Stage.LISTED)
                .findFirst()
                .ifPresent(next -> model.addAttribute("next", next));
        return "panels/panel";
    }

    /** What the forms begin with: the times as they are, and how those came who did. */
    private static Map<String, List<String>> beginning(Sitting sitting) {
        var fields = new HashMap<String, List<String>>();
        fields.put("startsAt", List.of(sitting.startsAt().toString()));
        fields.put("minutesPerCase", List.of(String.valueOf(sitting.minutesPerCase())));
        for (int i = 0; i < sitting.present().size(); i++) {
            var attendee = sitting.present().get(i);
            if (attendee.how() != Presence.NOT_SAID) {
                fields.put("present[" + i + "].how", List.of(attendee.how().name()));
            }
            var absent = attendee.substituteFor();
            if (absent != null) fields.put("present[" + i + "].substituteFor", List.of(absent));
        }
        return fields;
    }

    private List<Option> uninvited(Sitting sitting, Scope scope) {
        return seatRows.members(scope).stream()
                .filter(option -> sitting.invitation(option.value()).isEmpty())
                .toList();
    }

    /** Of whom the person can record an answer: the chair of everybody, everybody else of themselves. */
    private List<Option> invitees(Sitting sitting, Person me) {
        return sitting.invitations().stream()
                .map(each -> each.seat().member())
                .filter(member -> me.roles().contains(Role.PANEL_CHAIR) || member.equals(me.id()))
                .map(member -> Option.of(member, words.person(member)))
                .toList();
    }

    private Agenda agendaOf(Sitting sitting) {
        return agendas.agenda(sitting.id()).orElseThrow(NotFound::new);
    }
}
