package uk.oocd.pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.NotFound;
import uk.oocd.security.Person;
import uk.oocd.views.SetAside;
import uk.oocd.views.SetAside.Tried;
import uk.oocd.views.SetAside.Waiting;

/** What the read models could not take, for an administrator, who sees ids of cases and nobody's name. */
@Controller
@RequestMapping("/set-aside")
class SetAsidePage {

    private final Access access;
    private final SetAside setAside;

    SetAsidePage(Access access, SetAside setAside) {
        this.access = access;
        this.setAside = setAside;
    }

    @GetMapping
    String show(Person me, Model model) {
        access.require(me, Action.HANDLE_SET_ASIDE);
        var waiting = setAside.waiting();
        model.addAttribute("waiting", waiting);
        model.addAttribute(
                "projections",
                waiting.stream().map(Waiting::projection).distinct().toList());
        return "set-aside";
    }

    @PostMapping
    String tryAgain(
            Person me,
            @RequestParam String projection,
            @RequestParam(required = false) @Nullable String stream,
            RedirectAttributes flash) {
        access.require(me, Action.HANDLE_SET_ASIDE);
        var tried = setAside.tryAgain(projection, stream).orElseThrow(NotFound::new);
        flash.addFlashAttribute(tried.waiting() == 0 ? "done" : "stillWaiting", sentence(tried));
        return "redirect:/set-aside";
    }

    private static String sentence(Tried tried) {
        var taken = tried.taken() == 0 ? "" : "Everything was taken for " + cases(tried.taken()) + ".";
        var waiting =
                tried.waiting() == 0 ? "" : "The first event still cannot be taken for " + cases(tried.waiting()) + ".";
        var sentence = (taken + " " + waiting).strip();
        return sentence.isEmpty() ? "Nothing was waiting any more." : sentence;
    }

    private static String cases(int count) {
        return count == 1 ? "one case or panel" : count + " cases or panels";
    }
}
