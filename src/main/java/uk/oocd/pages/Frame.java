package uk.oocd.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.People;
import uk.oocd.security.Person;
import uk.oocd.wording.Wording;

/**
 * What every page finds in its model: {@code me} (the {@link Person} signed in, absent for strangers), {@code myRoles}
 * and {@code myOrganisation} in words, {@code navigation}, {@code wording}, {@code people}, {@code fields}, and
 * {@code refusals} (none, until the page puts some there).
 */
@ControllerAdvice(basePackageClasses = Frame.class)
@Component
class Frame {

    private final People people;
    private final Access access;
    private final Wording wording;

    Frame(People people, Access access, Wording wording) {
        this.people = people;
        this.access = access;
        this.wording = wording;
    }

    /**
     * A way to somewhere, for the bar at the top.
     *
     * @param current whether the page shown is there, or below it
     */
    public record Link(String href, String text, boolean current) {}

    /** Turns field names into ids, for the fragments. */
    public static final class Fields {

        /** {@code offences[1].date} becomes {@code offences.1.date}, as the refusals' links have it. */
        public String id(String name) {
            return Refusals.idOfName(name);
        }

        /** The ids that describe a field, for {@code aria-describedby}; null where nothing does. */
        public @Nullable String describedBy(String id, @Nullable Object hint, List<String> errors) {
            return describedBy(id, hint, errors, null);
        }

        /** The same for a field with a bound on its length. */
        public @Nullable String describedBy(
                String id, @Nullable Object hint, List<String> errors, @Nullable Object max) {
            var ids = new ArrayList<String>();
            if (max != null) ids.add(id + "-info");
            if (hint != null) ids.add(id + "-hint");
            if (!errors.isEmpty()) ids.add(id + "-error");
            return ids.isEmpty() ? null : String.join(" ", ids);
        }
    }

    @ModelAttribute
    void frame(Model model, HttpServletRequest request, @Nullable Principal principal) {
        model.addAttribute(Refusals.MODEL, Refusals.NONE);
        model.addAttribute("fields", new Fields());
        model.addAttribute("wording", wording);
        model.addAttribute("people", people);
        if (principal != null) {
            people.find(principal.getName()).ifPresent(me -> {
                model.addAttribute("me", me);
                model.addAttribute(
                        "myRoles",
                        me.roles().stream().map(wording::label).sorted().collect(Collectors.joining(", ")));
                model.addAttribute("myOrganisation", people.organisation(me.organisation()));
                model.addAttribute("navigation", navigation(me, request.getRequestURI()));
            });
        }
    }

    private List<Link> navigation(Person me, String path) {
        var links = new ArrayList<Link>();
        links.add(new Link("/", access.may(me, Action.VIEW_CASE) ? "Worklist" : "Start", path.equals("/")));
        if (access.may(me, Action.VIEW_CASE)) {
            links.add(link("/worklists", "Who has what", path));
            links.add(link("/cases", "Cases", path));
        }
        if (access.may(me, Action.REFER)) {
            links.add(link("/referrals/new", "Make a referral", path));
            links.add(link("/drafts", "Drafts", path));
        }
        if (access.may(me, Action.IMPORT_REFERRALS)) links.add(link("/imports/new", "Upload referrals", path));
        if (access.may(me, Action.VIEW_AGENDA)) links.add(link("/panels", "Panels", path));
        if (access.may(me, Action.VIEW_PROTOCOL)) links.add(link("/protocols", "Protocol", path));
        if (access.may(me, Action.VIEW_PERFORMANCE)) links.add(link("/performance", "Performance", path));
        if (access.may(me, Action.HANDLE_SET_ASIDE)) links.add(link("/set-aside", "Set aside", path));
        return links;
    }

    private static Link link(String href, String text, String path) {
        return new Link(href, text, path.equals(href) || path.startsWith(href + "/"));
    }
}
