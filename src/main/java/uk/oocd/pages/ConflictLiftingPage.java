package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.HearingRequests.Lifting;
import uk.oocd.security.People;

/** An interest was declared by mistake, or its ground has gone. */
@Controller
@RequestMapping("/cases/{id}/conflict/lifting")
class ConflictLiftingPage extends CaseStepPage<Lifting> {

    private final People people;

    ConflictLiftingPage(Tools tools, People people) {
        super(tools, StepPage.CONFLICT_LIFTING, Lifting.class);
        this.people = people;
    }

    @Override
    Converted<CaseFileCommand> read(Lifting sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(Lifting sent) {
        return "The interest has been lifted. The case’s papers are open again to "
                + people.name(String.valueOf(sent.member())) + ".";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute(
                "members",
                visit.replay().record().hearing().withdrew().stream()
                        .map(member -> Option.of(member, people.name(member)))
                        .toList());
    }
}
