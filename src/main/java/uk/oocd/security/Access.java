package uk.oocd.security;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import uk.oocd.kernel.Attribution;

/**
 * The one place that says who may see and do what, and where. Police people see their force's cases; everybody else,
 * inspectors too, those of their service. What is somebody else's is not there ({@link NotFound}, 404); what is theirs
 * to see but not to do is forbidden (403).
 */
@Component
public class Access {

    private final InstantSource clock;

    public Access(InstantSource clock) {
        this.clock = clock;
    }

    /** Whether the person may do it at all, somewhere. */
    public boolean may(Person person, Action action) {
        return action.roles().stream().anyMatch(person.roles()::contains);
    }

    /** Whether the person may do it there. */
    public boolean may(Person person, Action action, Scope scope) {
        return sees(person, scope) && may(person, action);
    }

    /** Whether it is one of the person's own force or service. */
    public boolean sees(Person person, Scope scope) {
        return scope.force().equals(person.force()) || scope.service().equals(person.service());
    }

    /**
     * @throws AccessDeniedException where the person may not do it anywhere
     */
    public void require(Person person, Action action) {
        if (!may(person, action)) throw new AccessDeniedException(action + " is not for " + person.roles());
    }

    /**
     * @throws NotFound where it is somebody else's
     * @throws AccessDeniedException where it is theirs to see but not to do this
     */
    public void require(Person person, Action action, Scope scope) {
        if (!sees(person, scope)) throw new NotFound();
        require(person, action);
    }

    /**
     * What narrows a read model to what the person sees: the name of the index, {@code force} or {@code service}, and
     * the person's own.
     */
    public Map<String, String> where(Person person) {
        return person.force() != null
                ? Map.of("force", person.force())
                : Map.of("service", requireNonNull(person.service()));
    }

    /**
     * Who does it, and when: in the most fitting of the person's roles that may, by the server's clock.
     *
     * @throws AccessDeniedException where none of their roles may
     */
    public Attribution attribution(Person person, Action action) {
        require(person, action);
        var role = action.roles().stream()
                .filter(person.roles()::contains)
                .findFirst()
                .orElseThrow();
        return new Attribution(
                person.id(), role, person.organisation(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
}
