package uk.oocd.pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.FollowUpRequests.NonEngagement;

/** A child does not engage, and the police are told. */
@Controller
@RequestMapping("/cases/{id}/non-engagement")
class NonEngagementPage extends CaseStepPage<NonEngagement> {

    NonEngagementPage(Tools tools) {
        super(tools, StepPage.NON_ENGAGEMENT, NonEngagement.class);
    }

    @Override
    Converted<CaseFileCommand> read(NonEngagement sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(NonEngagement sent) {
        return "The police have been told that the child does not engage.";
    }
}
