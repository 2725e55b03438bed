package uk.oocd.pages;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.inspection.OtherCases;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests.PoliceDecisionPart;
import uk.oocd.requests.Converted;

/** The police decide, with all that the panel recommended before them. */
@Controller
@RequestMapping("/cases/{id}/police-decision")
class PoliceDecisionPage extends CaseStepPage<PoliceDecisionPart> {

    private final GravityWorkings workings;
    private final OtherCases others;
    private final EarlierOutcomes earlier;

    PoliceDecisionPage(Tools tools, GravityWorkings workings, OtherCases others, EarlierOutcomes earlier) {
        super(tools, StepPage.POLICE_DECISION, PoliceDecisionPart.class);
        this.workings = workings;
        this.others = others;
        this.earlier = earlier;
    }

    @Override
    Converted<CaseFileCommand> read(PoliceDecisionPart sent, CaseContext context, Visit visit) {
        return sent.toCommand(context, others.outcomesStanding(visit.replay().record()));
    }

    @Override
    String done(PoliceDecisionPart sent) {
        return "The police decision has been recorded. The youth justice service can now deliver it.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        var worked = workings.now(visit.me(), visit.replay().record());
        model.addAttribute("worked", worked);
        model.addAttribute(
                EarlierOutcomes.MODEL, earlier.of(visit.me(), visit.replay().record()));
        model.addAttribute(
                "outcomes",
                worked.open().stream()
                        .map(open -> Option.of(open.outcome().value(), open.label()))
                        .toList());
        model.addAttribute("reasonNeeded", reasonNeeded(visit));
    }

    /** Whether a reason is needed whatever is chosen. */
    private static boolean reasonNeeded(Visit visit) {
        var record = visit.replay().record();
        return record.recommendation() == null || !record.decisions().equals(List.of());
    }
}
