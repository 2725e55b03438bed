package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.HearingRequests.Authorisation;

/** Whoever may by the protocol lets the panel hear a case short of its quorum, and signs that themselves. */
@Controller
@RequestMapping("/cases/{id}/authority")
class AuthorityPage extends CaseStepPage<Authorisation> {

    AuthorityPage(Tools tools) {
        super(tools, StepPage.AUTHORITY, Authorisation.class);
    }

    @Override
    Converted<CaseFileCommand> read(Authorisation sent, CaseContext context, Visit visit) {
        return sent.toCommand(context, visit.me().roles());
    }

    @Override
    String done(Authorisation sent) {
        return "It has been recorded that the panel may hear this case short of its quorum.";
    }
}
