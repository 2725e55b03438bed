package uk.oocd.pages;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import uk.oocd.agenda.Agendas;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.People;
import uk.oocd.security.Person;
import uk.oocd.security.Scope;

/** The panels of the person's own service, or of those that their force refers to: what is to come, and what was. */
@Controller
class PanelsPage {

    private static final int PAST_SHOWN = 50;

    private final Agendas agendas;
    private final Access access;
    private final People people;
    private final CaseFolder folder;
    private final CaseWords words;

    PanelsPage(Agendas agendas, Access access, People people, CaseFolder folder, CaseWords words) {
        this.agendas = agendas;
        this.access = access;
        this.people = people;
        this.folder = folder;
        this.words = words;
    }

    /** Some panels under a heading, and what is said where there are none. */
    public record Part(String heading, String none, List<Agendas.Line> lines) {

        public Part {
            lines = List.copyOf(lines);
        }
    }

    @GetMapping("/panels")
    String show(Person me, Model model) {
        access.require(me, Action.VIEW_AGENDA);
        var today = folder.today();
        var bySitting = Comparator.comparing(
                        (Agendas.Line line) -> line.sitting().plan().sitsOn())
                .thenComparing(line -> line.sitting().plan().startsAt());
        model.addAttribute(CaseWords.MODEL, words);
        var upcoming = lines(me, service -> agendas.upcoming(service, today)).sorted(bySitting);
        var past = lines(me, service -> agendas.past(service, today, PAST_SHOWN))
                .sorted(bySitting.reversed())
                .limit(PAST_SHOWN);
        var cancelled = lines(me, service -> agendas.cancelled(service, PAST_SHOWN))
                .sorted(bySitting.reversed())
                .limit(PAST_SHOWN);
        model.addAttribute(
                "parts",
                List.of(
                        new Part("To come", "No panel is scheduled.", upcoming.toList()),
                        new Part("Held", "No panel has been held.", past.toList()),
                        new Part("Cancelled", "No panel was cancelled.", cancelled.toList())));
        model.addAttribute("maySchedule", access.may(me, Action.SCHEDULE_PANEL));
        return "panels/panels";
    }

    private Stream<Agendas.Line> lines(Person me, Function<String, List<Agendas.Line>> ofService) {
        return people.servicesOf(me).stream()
                .flatMap(each -> ofService.apply(each).stream())
                .filter(line -> access.sees(
                        me,
                        new Scope(
                                line.sitting().plan().force(),
                                line.sitting().plan().service())));
    }
}
