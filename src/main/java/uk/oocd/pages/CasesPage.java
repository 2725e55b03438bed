package uk.oocd.pages;

import jakarta.servlet.http.HttpSession;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.SessionAttribute;
import uk.oocd.casefile.Stage;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Person;
import uk.oocd.security.SeenCases;
import uk.oocd.worklist.Worklist;

/**
 * The cases of the person's own force or service: all of them by stage, or those that a search finds. What is searched
 * for may be a name, so it never stands in an address: the form is posted, and the words wait in the session.
 */
@Controller
class CasesPage {

    private static final String SOUGHT = "uk.oocd.sought";
    private static final int PAGE = 25;
    private static final int MOST_FOUND = 500;
    private static final int LONGEST = 100;

    private final CaseLists lists;
    private final Worklist worklist;
    private final Access access;

    CasesPage(CaseLists lists, Worklist worklist, Access access) {
        this.lists = lists;
        this.worklist = worklist;
        this.access = access;
    }

    @GetMapping("/cases")
    String all(
            Person me,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String standing,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        access.require(me, Action.VIEW_CASE);
        model.addAttribute("standings", lists.standings(me, EnumSet.allOf(Stage.class), standing, "/cases"));
        model.addAttribute("listed", lists.list(me, EnumSet.allOf(Stage.class), stage, standing, page, "/cases"));
        return "cases/all";
    }

    @PostMapping("/cases")
    String search(Person me, @RequestParam(defaultValue = "") String q, HttpSession session) {
        access.require(me, Action.VIEW_CASE);
        var words = q.strip();
        session.setAttribute(SOUGHT, words.substring(0, Math.min(LONGEST, words.length())));
        return "redirect:/cases/found";
    }

    @GetMapping("/cases/found")
    String found(
            Person me,
            @SessionAttribute(name = SOUGHT, required = false) @Nullable String sought,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        access.require(me, Action.VIEW_CASE);
        if (sought == null) return "redirect:/cases";
        var found = worklist.search(SeenCases.scope(me), sought, MOST_FOUND);
        int of = Math.max(1, (found.size() + PAGE - 1) / PAGE);
        int shown = Math.clamp(page, 1, of);
        int from = (shown - 1) * PAGE;
        model.addAttribute("sought", sought);
        model.addAttribute("found", found.size());
        model.addAttribute("many", found.size() == MOST_FOUND);
        model.addAttribute("cases", lists.lines(me, found.subList(from, Math.min(found.size(), from + PAGE))));
        model.addAttribute("shown", shown);
        model.addAttribute("pageCount", of);
        return "cases/found";
    }
}
