package uk.oocd.pages;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.FollowUpRequests.NonEngagement;
import uk.oocd.security.People;

/** A child does not engage, and the police are told. */
@Controller
@RequestMapping("/cases/{id}/non-engagement")
class NonEngagementPage extends CaseStepPage<NonEngagement> {

    private final People people;

    NonEngagementPage(Tools tools, People people) {
        super(tools, StepPage.NON_ENGAGEMENT, NonEngagement.class);
        this.people = people;
    }

    @Override
    Converted<CaseFileCommand> read(NonEngagement sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(NonEngagement sent) {
        return "The police have been told that the child does not engage.";
    }

    /** A manager who tells the police decided it, unless they say otherwise. */
    @Override
    Map<String, List<String>> beginning(Visit visit) {
        var me = visit.me();
        return me.roles().contains(Role.MANAGER) ? Map.of("manager", List.of(me.id())) : Map.of();
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        var service = visit.replay().record().referral().value().service();
        model.addAttribute(
                "managers",
                people.all().stream()
                        .filter(person -> service.equals(person.service())
                                && person.roles().contains(Role.MANAGER))
                        .map(person -> Option.of(person.id(), person.name()))
                        .toList());
    }
}
