package uk.oocd.pages;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import uk.oocd.casefile.Deadline.Standing;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.NotFound;
import uk.oocd.security.Person;
import uk.oocd.worklist.Queue;

/** What waits for each role, how it stands, and what will not wait until the next panel. */
@Controller
class WorklistsPage {

    private final CaseLists lists;
    private final Forecasts forecasts;
    private final Access access;

    WorklistsPage(CaseLists lists, Forecasts forecasts, Access access) {
        this.lists = lists;
        this.forecasts = forecasts;
        this.access = access;
    }

    @GetMapping("/worklists")
    String all(Person me, Model model) {
        access.require(me, Action.VIEW_CASE);
        model.addAttribute("queues", lists.queues(me));
        model.addAttribute("kinds", Arrays.asList(Standing.values()));
        forecasts.untilNextPanel(me).ifPresent(forecast -> model.addAttribute("forecast", forecast));
        return "worklists/all";
    }

    @GetMapping("/worklists/{queue}")
    String one(
            Person me,
            @PathVariable String queue,
            @RequestParam(required = false) @Nullable String stage,
            @RequestParam(required = false) @Nullable String standing,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        access.require(me, Action.VIEW_CASE);
        var asked = Arrays.stream(Queue.values())
                .filter(each -> nameOf(each).equals(queue))
                .findFirst()
                .orElseThrow(NotFound::new);
        var path = "/worklists/" + queue;
        model.addAttribute("queueName", asked.label());
        model.addAttribute("listed", lists.list(me, asked.stages(), stage, standing, page, path));
        model.addAttribute("standings", lists.standings(me, asked.stages(), standing, path));
        return "worklists/one";
    }

    /** As an address has it. */
    static String nameOf(Queue queue) {
        return queue.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
