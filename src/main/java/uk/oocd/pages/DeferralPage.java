package uk.oocd.pages;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.Refusal;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.CaseRequests.Deferral;
import uk.oocd.requests.Converted;
import uk.oocd.requests.RequestProblem;

/** A panel did not decide; the case waits for another. */
@Controller
@RequestMapping("/cases/{id}/deferral")
class DeferralPage extends CaseStepPage<Deferral> {

    DeferralPage(Tools tools) {
        super(tools, StepPage.DEFERRAL, Deferral.class);
    }

    @Override
    Converted<CaseFileCommand> read(Deferral sent, CaseContext context, Visit visit) {
        var listing = visit.replay().record().listing();
        if (listing == null) throw new CommandRefused(List.of(Refusal.of(RequestProblem.PANEL_NOT_FOUND)));
        return sent.toCommand(context, listing.listed().value().panel());
    }

    @Override
    String done(Deferral sent) {
        return "The case has been deferred. It can be listed on another panel.";
    }

    @Override
    String fieldAt(String pointer) {
        return pointer.equals("/panel") ? "" : pointer;
    }
}
