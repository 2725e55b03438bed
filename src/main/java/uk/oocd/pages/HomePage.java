package uk.oocd.pages;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uk.oocd.agenda.Agendas;
import uk.oocd.casefile.Stage;
import uk.oocd.kernel.DraftStore;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.People;
import uk.oocd.security.Person;
import uk.oocd.security.SeenCases;
import uk.oocd.views.SetAside;
import uk.oocd.worklist.OpenActions;

/**
 * Where everybody starts: what waits for them, what is due first at the top. Officers see besides where each of their
 * force's referrals stands, whoever is asked to come to a panel and did not answer that, chairs the next panels, chairs and managers what goes overdue before the next, managers
 * and inspectors how many cases stand at each stage, and administrators, who see no case, whether the program asks
 * something of them. Who has to do with the protocol alone goes there.
 */
@Controller
class HomePage {

    private static final int PANELS_SHOWN = 5;

    private final CaseLists lists;
    private final CaseFolder folder;
    private final CaseWords words;
    private final Agendas agendas;
    private final DraftStore drafts;
    private final People people;
    private final Access access;
    private final SetAside setAside;
    private final OpenActions actions;
    private final Desk desk;
    private final Forecasts forecasts;

    HomePage(
            CaseLists lists,
            CaseFolder folder,
            CaseWords words,
            Agendas agendas,
            DraftStore drafts,
            People people,
            Access access,
            SetAside setAside,
            OpenActions actions,
            Desk desk,
            Forecasts forecasts) {
        this.lists = lists;
        this.folder = folder;
        this.words = words;
        this.agendas = agendas;
        this.drafts = drafts;
        this.people = people;
        this.access = access;
        this.setAside = setAside;
        this.actions = actions;
        this.desk = desk;
        this.forecasts = forecasts;
    }

    @GetMapping("/")
    String home(
            Person me,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String standing,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        if (!access.may(me, Action.VIEW_CASE) && !access.may(me, Action.HANDLE_SET_ASIDE)) return "redirect:/protocols";
        if (!access.may(me, Action.VIEW_CASE)) {
            model.addAttribute("setAside", setAside.waiting().size());
            return "administration";
        }
        model.addAttribute(CaseWords.MODEL, words);
        var waiting = lists.waitingFor(me);
        boolean refers = access.may(me, Action.REFER);
        boolean everything = refers || waiting.isEmpty();
        if (!waiting.isEmpty()) {
            model.addAttribute(
                    "waiting",
                    everything
                            ? lists.list(me, waiting, null, standing, 1, "/")
                            : lists.list(me, waiting, stage, standing, page, "/"));
            model.addAttribute("standings", lists.standings(me, waiting, standing, "/"));
        }
        if (everything) {
            model.addAttribute("everything", lists.list(me, EnumSet.allOf(Stage.class), stage, null, page, "/"));
            model.addAttribute(
                    "everythingHeading",
                    refers
                            ? "Where each referral stands"
                            : "Cases of "
                                    + people.organisation(SeenCases.scope(me).code()));
        }
        if (refers) {
            model.addAttribute("refers", true);
            model.addAttribute("draftCount", drafts.of(me.id()).size());
        }
        model.addAttribute("today", folder.today());
        model.addAttribute(
                "actions",
                actions.of(me.id()).stream()
                        .filter(action ->
                                desk.may(me, Action.VIEW_CASE, action.caseFile().toString()))
                        .toList());
        if (access.may(me, Action.SCHEDULE_PANEL)) model.addAttribute("panels", nextPanels(me));
        if (access.may(me, Action.ANSWER_INVITATION)) model.addAttribute("invitations", invitations(me));
        if (access.may(me, Action.SCHEDULE_PANEL) || access.may(me, Action.SIGN_OFF)) {
            forecasts.untilNextPanel(me).ifPresent(forecast -> model.addAttribute("forecast", forecast));
        }
        if (access.may(me, Action.OVERSEE)) model.addAttribute("unsigned", lists.toCountersign(me));
        model.addAttribute("cautions", lists.cautionsToGive(me));
        if (access.may(me, Action.READ_FEEDBACK)) model.addAttribute("toldOf", lists.withFeedback(me));
        if (access.may(me, Action.VIEW_PERFORMANCE)) model.addAttribute("byStage", lists.byStage(me));
        return "home";
    }

    /** The panels that the person is asked to come to and has not answered, or not since they were moved. */
    private List<Agendas.Line> invitations(Person me) {
        return people.servicesOf(me).stream()
                .flatMap(service -> agendas.upcoming(service, folder.today()).stream())
                .filter(line -> line.sitting()
                        .invitation(me.id())
                        .filter(invitation -> invitation.reply() == null)
                        .isPresent())
                .toList();
    }

    private List<Agendas.Line> nextPanels(Person me) {
        var service = me.service();
        return service == null
                ? List.of()
                : agendas.upcoming(service, folder.today()).stream()
                        .sorted(Comparator.comparing((Agendas.Line line) ->
                                        line.sitting().plan().sitsOn())
                                .thenComparing(line -> line.sitting().plan().startsAt()))
                        .limit(PANELS_SHOWN)
                        .toList();
    }
}
