package uk.oocd.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.oocd.kernel.DraftStore;
import uk.oocd.kernel.DraftStore.Draft;
import uk.oocd.kernel.Ids;
import uk.oocd.pages.ReferralForm.Sent;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.NotFound;
import uk.oocd.security.Person;
import uk.oocd.wording.Wording;

/**
 * A referral by hand, on one page: sent, or kept half-filled as a draft that its owner alone sees, goes on with, sends
 * or erases.
 */
@Controller
class ReferralPage {

    /** What the drafts of this form are kept as. */
    static final String FORM = "referral";

    private static final Logger LOG = LoggerFactory.getLogger(ReferralPage.class);

    private static final String NEW = "/referrals/new";

    private final ReferralForm form;
    private final DraftStore drafts;
    private final Access access;
    private final CaseFolder folder;
    private final Ids ids;
    private final InstantSource clock;
    private final Wording wording;

    ReferralPage(
            ReferralForm form,
            DraftStore drafts,
            Access access,
            CaseFolder folder,
            Ids ids,
            InstantSource clock,
            Wording wording) {
        this.form = form;
        this.drafts = drafts;
        this.access = access;
        this.folder = folder;
        this.ids = ids;
        this.clock = clock;
        this.wording = wording;
    }

    /**
     * A draft in the list.
     *
     * @param crimeReference or that there is none yet; never the child's name
     */
    public record Line(String href, String crimeReference, String savedAt) {}

    @GetMapping(NEW)
    String begin(Person me, Model model) {
        access.require(me, Action.REFER);
        return shown(me, NEW, form.beginning(), 0, 0, model);
    }

    @PostMapping(NEW)
    String take(
            Person me,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        access.require(me, Action.REFER);
        return taken(me, null, parameters, model, flash, response);
    }

    @GetMapping("/drafts/{id}")
    String goOn(Person me, @PathVariable String id, Model model) {
        var draft = draft(me, id);
        model.addAttribute("savedAt", draft.savedAt());
        return shown(me, "/drafts/" + draft.id(), new Typed(draft.fields()), 0, 0, model);
    }

    @PostMapping("/drafts/{id}")
    String take(
            Person me,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        return taken(me, draft(me, id), parameters, model, flash, response);
    }

    @GetMapping("/drafts")
    String list(Person me, Model model) {
        access.require(me, Action.REFER);
        model.addAttribute(
                "drafts",
                drafts.of(me.id()).stream()
                        .filter(draft -> draft.form().equals(FORM))
                        .map(this::line)
                        .toList());
        return "referrals/drafts";
    }

    @GetMapping("/drafts/{id}/erase")
    String confirm(Person me, @PathVariable String id, Model model) {
        model.addAttribute("draft", line(draft(me, id)));
        return "referrals/erase";
    }

    @PostMapping("/drafts/{id}/erase")
    String erase(Person me, @PathVariable String id, RedirectAttributes flash) {
        drafts.erase(me.id(), draft(me, id).id());
        flash.addFlashAttribute("done", "The draft has been erased.");
        return "redirect:/drafts";
    }

    /** What somebody sees once a referral was taken; anybody who may see the case can look at it again. */
    @GetMapping("/referrals/{id}")
    String sent(Person me, @PathVariable String id, Model model) {
        var replay = folder.open(me, Action.VIEW_CASE, CaseFolder.idOf(id));
        folder.layOut(model, me, replay);
        return "referrals/sent";
    }

    private String taken(
            Person me,
            @Nullable Draft draft,
            MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var fields = new TreeMap<>(Typed.from(parameters).fields());
        var pressed = fields.remove("do");
        var posted = new Typed(fields);
        var typed = ReferralForm.closedUp(posted);
        var action = draft == null ? NEW : "/drafts/" + draft.id();
        return switch (pressed == null || pressed.isEmpty() ? "" : pressed.getFirst()) {
            case "offence" -> shown(me, action, typed, ReferralForm.rowsOf("offences", posted) + 1, 0, model);
            case "victim" -> shown(me, action, typed, 0, ReferralForm.rowsOf("victims", posted) + 1, model);
            case "save" -> saved(me, draft, action, typed, model, flash, response);
            default -> sent(me, draft, action, typed, model, response);
        };
    }

    private String saved(
            Person me,
            @Nullable Draft draft,
            String action,
            Typed typed,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var id = draft == null ? ids.next() : draft.id();
        try {
            drafts.save(new Draft(id, me.id(), FORM, clock.instant(), typed.fields()));
        } catch (RuntimeException unwritable) {
            LOG.warn("A draft could not be kept", unwritable);
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            model.addAttribute(Refusals.MODEL, problem("nothing-saved"));
            return shown(me, action, typed, 0, 0, model);
        }
        flash.addFlashAttribute("done", "Your referral has been saved. It has not been sent.");
        return "redirect:/drafts";
    }

    private String sent(
            Person me, @Nullable Draft draft, String action, Typed typed, Model model, HttpServletResponse response) {
        return switch (form.send(me, typed)) {
            case Sent.Taken(var id) -> {
                if (draft != null) drafts.erase(me.id(), draft.id());
                yield "redirect:/referrals/" + id.value();
            }
            case Sent.Refused(var refusals, var status) -> {
                response.setStatus(status.value());
                model.addAttribute(Refusals.MODEL, refusals);
                yield shown(me, action, typed, 0, 0, model);
            }
        };
    }

    private String shown(Person me, String action, Typed typed, int offenceRows, int victimRows, Model model) {
        form.layOut(me, typed, offenceRows, victimRows, model);
        model.addAttribute("formAction", action);
        model.addAttribute("isDraft", !action.equals(NEW));
        return "referrals/form";
    }

    /**
     * One of the person's own.
     *
     * @throws NotFound where it is nobody's, or somebody else's
     */
    private Draft draft(Person me, String id) {
        access.require(me, Action.REFER);
        try {
            return drafts.find(me.id(), UUID.fromString(id))
                    .filter(draft -> draft.form().equals(FORM))
                    .orElseThrow(NotFound::new);
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound();
        }
    }

    private Line line(Draft draft) {
        var crimeReference = new Typed(draft.fields()).text("crimeReference").strip();
        return new Line(
                "/drafts/" + draft.id(),
                crimeReference.isEmpty() ? "No crime reference yet" : crimeReference,
                wording.moment(draft.savedAt()));
    }

    private Refusals problem(String code) {
        return new Refusals(List.of(new Refusals.Item(code, wording.sentence(code), "", "")));
    }
}
