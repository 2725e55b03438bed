package uk.oocd.pages;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.casefile.CaseFileEvent.ReturnReason;
import uk.oocd.casefile.Referral;
import uk.oocd.rationale.ClauseRef;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests.Screening;
import uk.oocd.requests.Converted;

/** Screening: accept a referral for panel, ask the police, return it, or support an on-the-spot resolution. */
@Controller
@RequestMapping("/cases/{id}/screening")
class ScreeningPage extends CaseStepPage<Screening> {

    private final Choices choices;
    private final CaseFolder folder;

    ScreeningPage(Tools tools, Choices choices, CaseFolder folder) {
        super(tools, StepPage.SCREENING, Screening.class);
        this.choices = choices;
        this.folder = folder;
    }

    /** Offences of which every child is referred: that nothing is decided on the spot, and who says so. */
    public record AlwaysReferred(String offences, ClauseRef clause, String source) {}

    @Override
    Converted<CaseFileCommand> read(Screening sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(Screening sent) {
        return switch (Screening.Screened.valueOf(String.valueOf(sent.result()).toUpperCase(Locale.ROOT))) {
            case ACCEPT -> "The case has been accepted for panel.";
            case ASK_POLICE -> "The police have been asked for more information.";
            case RETURN -> "The referral has been returned to the police.";
            case ON_THE_SPOT -> "An on-the-spot resolution has been supported. The police can now decide it.";
        };
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        var always = alwaysReferred(visit);
        boolean decided = visit.replay().record().decision() != null;
        model.addAttribute("alwaysReferred", decided ? List.of() : always);
        model.addAttribute(
                "results",
                choices.of(Screening.Screened.class).stream()
                        .filter(result ->
                                always.isEmpty() || !result.value().equals(Screening.Screened.ON_THE_SPOT.name()))
                        .filter(result -> !decided || result.value().equals(Screening.Screened.ACCEPT.name()))
                        .toList());
        model.addAttribute("decided", decided);
        model.addAttribute("returnReasons", choices.of(ReturnReason.class));
    }

    private List<AlwaysReferred> alwaysReferred(Visit visit) {
        var record = visit.replay().record();
        var protocol = folder.applying(record, action(visit.me()).reaches());
        var offences = record.referral().value().offences().stream()
                .map(Referral.Offence::code)
                .toList();
        return protocol.alwaysReferred(offences).stream()
                .map(group -> new AlwaysReferred(group.title(), protocol.clause(group.clause()), group.source()))
                .toList();
    }

    @Override
    String fieldAt(String pointer) {
        return switch (pointer) {
            case "/explanation", "/question" -> "/reason";
            default -> pointer;
        };
    }
}
