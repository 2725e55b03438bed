package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.FollowUpEvent.StatementAdded.Speaker;
import uk.oocd.inspection.Replay.Moment;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.FollowUpRequests.Correction;
import uk.oocd.wording.Wording;

/** An entry is put right beside what it said, or somebody’s statement is added to it. The entry stays. */
@Controller
@RequestMapping("/cases/{id}/correction")
class CorrectionPage extends CaseStepPage<Correction> {

    private final Choices choices;
    private final Wording wording;
    private final CaseWords words;

    CorrectionPage(Tools tools, Choices choices, CaseWords words) {
        super(tools, StepPage.CORRECTION, Correction.class);
        this.choices = choices;
        this.wording = tools.wording();
        this.words = words;
    }

    @Override
    Converted<CaseFileCommand> read(Correction sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(Correction sent) {
        return "It now stands beside the entry, which is kept as it was.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        model.addAttribute("kinds", choices.of(Correction.Kind.class));
        model.addAttribute("speakers", choices.of(Speaker.class));
        model.addAttribute(
                "entries",
                visit.replay().moments().stream()
                        .map(moment -> Option.of(Long.toString(moment.sequence()), entry(moment)))
                        .toList());
    }

    private String entry(Moment moment) {
        return (moment.sequence() + 1) + ". " + words.happened(moment.sentence()) + ", recorded "
                + wording.day(moment.at());
    }
}
