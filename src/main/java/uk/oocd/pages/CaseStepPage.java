package uk.oocd.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.oocd.casefile.CaseFileCommand;
import uk.oocd.inspection.Replay;
import uk.oocd.kernel.CommandRefused;
import uk.oocd.kernel.History;
import uk.oocd.kernel.Problem;
import uk.oocd.kernel.Refusal;
import uk.oocd.protocol.Protocols;
import uk.oocd.requests.CaseContext;
import uk.oocd.requests.Converted;
import uk.oocd.security.Action;
import uk.oocd.security.Desk;
import uk.oocd.security.Person;
import uk.oocd.wording.Wording;

/**
 * A page on which one thing is done to a case: the form, what is known of the case beside it, and what happens when it
 * is sent. A refused form is shown again with everything that was typed; so is one whose case somebody else changed
 * meanwhile, beside what is new.
 *
 * @param <T> what the form is read into
 */
abstract class CaseStepPage<T> {

    /** What is said in place of the desk's own words: here the page shows what is new by itself. */
    private static final String CHANGED_WHILE_TYPING = "changed-while-typing";

    private final Tools tools;
    private final StepPage page;
    private final Class<T> form;

    CaseStepPage(Tools tools, StepPage page, Class<T> form) {
        this.tools = tools;
        this.page = page;
        this.form = form;
    }

    /** What every such page works with. */
    @Component
    record Tools(CaseFolder folder, Desk desk, History history, Protocols protocols, Wording wording) {}

    /** Who looks at or sends the form, and the case as it stands now. */
    record Visit(Person me, Replay replay) {}

    /** The form, read into a command. */
    abstract Converted<CaseFileCommand> read(T sent, CaseContext context, Visit visit);

    /** What the banner says once it is recorded. */
    abstract String done(T sent);

    /** By which right somebody does it. */
    Action action(Person me) {
        return page.action();
    }

    /** Turns away whoever may do it to other cases, not to one like this. */
    void admit(Visit visit) {}

    /** What a new form begins with, field by field. */
    Map<String, List<String>> beginning(Visit visit) {
        return Map.of();
    }

    /** Where somebody goes once it is recorded. */
    String next(Visit visit) {
        return "/cases/" + visit.replay().record().id().value();
    }

    /** The same, where it follows from what was sent. */
    String next(T sent, Visit visit) {
        return next(visit);
    }

    /** Puts what only this page shows into the model. */
    void layOut(Visit visit, Typed typed, Model model) {}

    /** Which field a refusal's pointer means on this page; empty where there is none. */
    String fieldAt(String pointer) {
        return pointer;
    }

    @GetMapping
    String show(@PathVariable String id, Person me, Model model, HttpServletResponse response) {
        var replay = tools.folder().open(me, action(me), CaseFolder.idOf(id));
        if (!replay.record().allows(page.step())) {
            return notNow(new Visit(me, replay), model, response);
        }
        var visit = new Visit(me, replay);
        admit(visit);
        return shown(visit, new Typed(beginning(visit)), model);
    }

    @PostMapping
    String record(
            @PathVariable String id,
            Person me,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model,
            RedirectAttributes flash,
            HttpServletResponse response) {
        var caseFile = CaseFolder.idOf(id);
        var action = action(me);
        var visit = new Visit(me, tools.folder().open(me, action, caseFile));
        admit(visit);
        var typed = Typed.from(parameters);
        var sent = FormBinding.bind(typed, form);
        try {
            boolean shown = tools.desk().send(me, action, caseFile.toString(), typed.version(), by -> {
                var context = CaseContext.of(caseFile, by, tools.history(), tools.protocols(), action.reaches());
                return read(sent, context, visit).orThrow();
            });
            flash.addFlashAttribute("done", done(sent) + (shown ? "" : " Lists will show it in a moment."));
            return "redirect:" + next(sent, visit);
        } catch (CommandRefused refused) {
            return refused(
                    refused.refusals(),
                    new Visit(me, tools.folder().open(me, action, caseFile)),
                    typed,
                    model,
                    response);
        }
    }

    /** The form with these refusals, and everything that was typed. */
    private String refused(
            List<Refusal> refusals, Visit visit, Typed typed, Model model, HttpServletResponse response) {
        response.setStatus(Refusals.status(refusals).value());
        var items = new ArrayList<>(Refusals.of(
                        refusals.stream()
                                .filter(refusal -> !stale(refusal))
                                .map(this::onThisPage)
                                .toList(),
                        tools.wording())
                .items());
        if (refusals.stream().anyMatch(CaseStepPage::stale)) {
            items.addFirst(new Refusals.Item(
                    CHANGED_WHILE_TYPING, tools.wording().sentence(CHANGED_WHILE_TYPING), "", "#changes"));
            var read = typed.version();
            model.addAttribute(
                    "changes",
                    visit.replay().moments().stream()
                            .filter(moment -> moment.sequence() > read.orElse(-1))
                            .toList());
        }
        model.addAttribute(Refusals.MODEL, new Refusals(items));
        return shown(visit, typed, model);
    }

    private Refusal onThisPage(Refusal refusal) {
        return Refusal.at(
                fieldAt(refusal.pointer()), refusal.problem(), refusal.facts().toArray());
    }

    private static boolean stale(Refusal refusal) {
        return refusal.problem().kind() == Problem.Kind.STALE;
    }

    /** Shows the form as it was typed. */
    final String shown(Visit visit, Typed typed, Model model) {
        tools.folder().layOut(model, visit.me(), visit.replay());
        model.addAttribute(Typed.MODEL, typed);
        model.addAttribute(
                "protocol",
                tools.folder().applying(visit.replay().record(), page.action().reaches()));
        model.addAttribute("pageTitle", page.title());
        layOut(visit, typed, model);
        return page.template();
    }

    private String notNow(Visit visit, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        tools.folder().layOut(model, visit.me(), visit.replay());
        model.addAttribute("pageTitle", page.title());
        model.addAttribute("possible", tools.folder().possible(visit.me(), visit.replay()));
        return "cases/not-now";
    }
}
