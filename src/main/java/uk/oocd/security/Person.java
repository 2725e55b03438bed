package uk.oocd.security;

import static java.util.Objects.requireNonNull;
import static uk.oocd.kernel.Attribution.Role.INSPECTOR;
import static uk.oocd.kernel.Attribution.Role.PANEL_MEMBER;
import static uk.oocd.kernel.Attribution.Role.SYSTEM;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Attribution.Role;

/**
 * Somebody who can sign in. Belongs to one police force or to one youth justice service, never to both: what they see
 * follows from it. Can be asked for as a controller method's parameter: it is then who is signed in.
 *
 * @param id the account name, a pseudonym such as {@code officer.ash}
 * @param name how colleagues know them; for display only, never kept in an event
 * @param roles in what capacities they act
 * @param force the code of the force, for police people
 * @param service the code of the youth justice service; for an inspector the one inspected
 * @param agency what a panel member or inspector comes from, for example {@code education}
 */
public record Person(
        String id,
        String name,
        Set<Role> roles,
        @Nullable String force,
        @Nullable String service,
        @Nullable String agency) {

    public Person {
        roles = Set.copyOf(roles);
        if (roles.isEmpty() || roles.contains(SYSTEM)) {
            throw new IllegalArgumentException(id + " has no role of a person");
        }
        if ((force == null) == (service == null)) {
            throw new IllegalArgumentException(id + " belongs to one force or to one service");
        }
        if (agency == null && (roles.contains(PANEL_MEMBER) || roles.contains(INSPECTOR))) {
            throw new IllegalArgumentException(id + " comes from an agency");
        }
    }

    /** The code of the force, service or inspectorate that they act for. */
    public String organisation() {
        if (roles.contains(INSPECTOR)) return requireNonNull(agency);
        return force != null ? force : requireNonNull(service);
    }

    /** For which agency they sit on a panel, as protocols name it: {@code police}, {@code youth-justice}, {@code health}. */
    public String seat() {
        if (agency != null) return agency;
        return force != null ? "police" : "youth-justice";
    }
}
