package uk.oocd.api;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.security.Access;
import uk.oocd.security.Action;
import uk.oocd.security.Person;

/** Who is signed in, and what they may do. */
@RestController
@RequestMapping("/api/me")
class MeApi {

    private final Access access;

    MeApi(Access access) {
        this.access = access;
    }

    /**
     * Who is signed in.
     *
     * @param force or {@code service}: whose cases they see; the other is null
     * @param may what they may see or do there
     */
    record Me(
            String id,
            String name,
            List<Role> roles,
            @Nullable String force,
            @Nullable String service,
            String organisation,
            List<Action> may) {}

    @GetMapping
    Me me(Person me) {
        return new Me(
                me.id(),
                me.name(),
                me.roles().stream().sorted().toList(),
                me.force(),
                me.service(),
                me.organisation(),
                Arrays.stream(Action.values())
                        .filter(action -> access.may(me, action))
                        .toList());
    }
}
