package uk.oocd.pages;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.agenda.Agendas;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.Refusal;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests.Listing;
import uk.oocd.requests.Converted;
import uk.oocd.requests.RequestProblem;
import uk.oocd.security.Scope;
import uk.oocd.wording.Wording;

/** Which panel is to hear a case. */
@Controller
@RequestMapping("/cases/{id}/listing")
class ListingPage extends CaseStepPage<Listing> {

    private final Agendas agendas;
    private final PanelFolder panels;
    private final CaseFolder folder;
    private final Wording wording;

    ListingPage(Tools tools, Agendas agendas, PanelFolder panels) {
        super(tools, StepPage.LISTING, Listing.class);
        this.agendas = agendas;
        this.panels = panels;
        this.folder = tools.folder();
        this.wording = tools.wording();
    }

    @Override
    Converted<CaseFileCommand> read(Listing sent, CaseContext context, Visit visit) {
        var panel = sent.chosen().orThrow();
        var scope = scopeOf(visit.replay().record());
        var sitting = panels.find(panel)
                .filter(found -> found.cancelled() == null)
                .filter(found -> scope.equals(
                        new Scope(found.plan().force(), found.plan().service())))
                .orElseThrow(() -> new CommandRefused(List.of(Refusal.at("/panel", RequestProblem.PANEL_NOT_FOUND))));
        return new Converted.Ready<>(
                sent.toCommand(context, panel, sitting.plan().sitsOn()));
    }

    @Override
    String done(Listing sent) {
        return "The case has been listed on the panel.";
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        var scope = scopeOf(visit.replay().record());
        model.addAttribute(
                "sittings",
                agendas.upcoming(scope.service(), folder.today()).stream()
                        .filter(line -> line.sitting().plan().force().equals(scope.force()))
                        .map(this::choice)
                        .toList());
    }

    private Option choice(Agendas.Line line) {
        var plan = line.sitting().plan();
        return Option.of(
                line.sitting().id().value().toString(),
                wording.day(plan.sitsOn()) + ", " + plan.startsAt() + ", " + plan.place(),
                line.listed() == 1 ? "1 case listed so far" : line.listed() + " cases listed so far");
    }

    private static Scope scopeOf(CaseRecord record) {
        var referral = record.referral().value();
        return new Scope(referral.force(), referral.service());
    }
}
