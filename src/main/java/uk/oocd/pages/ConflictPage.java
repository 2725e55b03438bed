package uk.oocd.pages;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.RequestMapping;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.requests.HearingRequests.Interest;
import uk.oocd.security.Action;
import uk.oocd.security.Scope;

/** Somebody stands back from a case; the chair may record it of somebody else. */
@Controller
@RequestMapping("/cases/{id}/conflict")
class ConflictPage extends CaseStepPage<Interest> {

    private final SeatRows seatRows;

    ConflictPage(Tools tools, SeatRows seatRows) {
        super(tools, StepPage.CONFLICT, Interest.class);
        this.seatRows = seatRows;
    }

    @Override
    Converted<CaseFileCommand> read(Interest sent, CaseContext context, Visit visit) {
        return sent.toCommand(context);
    }

    @Override
    String done(Interest sent) {
        return "The interest has been recorded. The case’s papers are now closed to whoever has it.";
    }

    /** On to the agenda: the case itself is closed to whoever stands back from it. */
    @Override
    String next(Interest sent, Visit visit) {
        if (!own(sent, visit)) return next(visit);
        var listing = visit.replay().record().listing();
        boolean agenda = visit.me().roles().stream().anyMatch(Action.VIEW_AGENDA.roles()::contains);
        return listing == null || !agenda
                ? "/"
                : "/panels/" + listing.listed().value().panel().value();
    }

    private static boolean own(Interest sent, Visit visit) {
        var member = sent.member();
        return member == null || member.isBlank() || member.equals(visit.me().id());
    }

    @Override
    void layOut(Visit visit, Typed typed, Model model) {
        var referral = visit.replay().record().referral().value();
        boolean chairs = visit.me().roles().contains(Role.PANEL_CHAIR);
        model.addAttribute(
                "members", chairs ? seatRows.members(new Scope(referral.force(), referral.service())) : List.of());
    }
}
