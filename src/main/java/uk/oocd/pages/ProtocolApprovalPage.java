package uk.oocd.pages;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.protocol.ContentFinding;
import uk.oocd.requests.ProtocolRequests.Approval;
import uk.oocd.requests.ProtocolRequests.Reason;
import uk.oocd.security.Action;
import uk.oocd.security.Person;
import uk.oocd.wording.Wording;

/** What an approver does: approve what was submitted, each gap with a reason; send it back; withdraw it before its day. */
@Controller
@RequestMapping("/protocols/{protocol}/{number:[0-9]+}")
class ProtocolApprovalPage extends ProtocolStepPage {

    ProtocolApprovalPage(ProtocolShelf shelf, ProtocolWords words, Wording wording) {
        super(shelf, words, wording, Action.APPROVE_PROTOCOL);
    }

    @GetMapping("/approval")
    String approve(@PathVariable String protocol, @PathVariable int number, Person me, Model model) {
        return shownApproval(open(me, protocol, number), Typed.NOTHING, model);
    }

    @PostMapping("/approval")
    String approve(
            @PathVariable String protocol,
            @PathVariable int number,
            Person me,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var shelved = open(me, protocol, number);
        var typed = Typed.from(parameters);
        try {
            if (typed.has("do", "send-back")) {
                var sent = FormBinding.bind(typed, Reason.class);
                send(me, protocol, typed, context -> sent.sendBack(context, number));
                flash.addFlashAttribute("done", "The version has been sent back to its authors.");
            } else {
                var sent = FormBinding.bind(typed, Approval.class);
                send(
                        me,
                        protocol,
                        typed,
                        context -> sent.toCommand(context, number).orThrow());
                flash.addFlashAttribute("done", "The version has been approved.");
            }
            return "redirect:" + shelved.href();
        } catch (CommandRefused refused) {
            refused(refused, model, response);
            return shownApproval(shelved, typed, model);
        }
    }

    private String shownApproval(ProtocolShelf.Shelved shelved, Typed typed, Model model) {
        shown(shelved, typed, model);
        var findings = shelf.findings(shelved);
        model.addAttribute(
                "gaps", findings.stream().filter(finding -> !finding.error()).toList());
        model.addAttribute(
                "faults", findings.stream().filter(ContentFinding::error).toList());
        shelf.compared(shelved).ifPresent(compared -> model.addAttribute("compared", compared));
        return "protocols/approval";
    }

    @GetMapping("/withdrawal")
    String withdraw(@PathVariable String protocol, @PathVariable int number, Person me, Model model) {
        return shownWithdrawal(open(me, protocol, number), Typed.NOTHING, model);
    }

    @PostMapping("/withdrawal")
    String withdraw(
            @PathVariable String protocol,
            @PathVariable int number,
            Person me,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var shelved = open(me, protocol, number);
        var typed = Typed.from(parameters);
        try {
            var sent = FormBinding.bind(typed, Reason.class);
            send(me, protocol, typed, context -> sent.withdraw(context, number));
            flash.addFlashAttribute("done", "The version has been withdrawn.");
            return "redirect:" + shelved.href();
        } catch (CommandRefused refused) {
            refused(refused, model, response);
            return shownWithdrawal(shelved, typed, model);
        }
    }

    private String shownWithdrawal(ProtocolShelf.Shelved shelved, Typed typed, Model model) {
        shown(shelved, typed, model);
        model.addAttribute("endPath", "/withdrawal");
        model.addAttribute("endTitle", "Withdraw this version");
        model.addAttribute("endWords", "It has applied to nobody yet, and then never will.");
        return "protocols/end";
    }
}
