package uk.oocd.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.NotFound;
import uk.oocd.security.Person;
import uk.oocd.views.SetAside;
import uk.oocd.views.SetAside.Tried;
import uk.oocd.views.SetAside.Waiting;

/** The events that a read model could not take: what they are, without anything personal, and trying them again. */
@RestController
@RequestMapping("/api/dead-letters")
class DeadLettersApi {

    private final Access access;
    private final SetAside setAside;

    DeadLettersApi(Access access, SetAside setAside) {
        this.access = access;
        this.setAside = setAside;
    }

    /** What waits to be tried again. */
    record DeadLetters(List<Waiting> waiting) {}

    @GetMapping
    DeadLetters list(Person me) {
        access.require(me, Action.HANDLE_SET_ASIDE);
        return new DeadLetters(setAside.waiting());
    }

    /** @param stream the id of a case or a panel; all, where none is given */
    @PostMapping("/{projection}/retry")
    Tried retry(Person me, @PathVariable String projection, @RequestParam(required = false) @Nullable String stream) {
        access.require(me, Action.HANDLE_SET_ASIDE);
        return setAside.tryAgain(projection, stream).orElseThrow(NotFound::new);
    }
}
