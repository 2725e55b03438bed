package uk.oocd.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Who did something, in what role, for which organisation, and when we were told.
 *
 * @param actor the staff member's account name, a pseudonym; never a person's name
 * @param organisation the code of the force, service or inspectorate that the actor acts for
 * @param at when it was recorded: UTC, to the millisecond, from the server's clock. When it happened in the world is a
 *     field of its own ({@code occurredOn}) wherever the two may differ
 */
public record Attribution(String actor, Role role, String organisation, Instant at) {

    private static final ZoneId UK = ZoneId.of("Europe/London");

    /** The day of {@link #at} in Europe/London: what time limits count from. */
    public LocalDate day() {
        return LocalDate.ofInstant(at, UK);
    }

    /** In what capacity somebody acts. What each may do is said in one place: {@code security}. */
    public enum Role {
        POLICE_OFFICER,
        POLICE_DECISION_MAKER,
        YOUTH_JUSTICE_WORKER,
        MANAGER,
        PANEL_CHAIR,
        PANEL_MEMBER,
        /** Drafts the service's protocol. */
        PROTOCOL_AUTHOR,
        /** Approves what somebody else drafted. */
        PROTOCOL_APPROVER,
        INSPECTOR,
        ADMINISTRATOR,
        SYSTEM;

        /** Whether it is one of the police force's. */
        public boolean police() {
            return this == POLICE_OFFICER || this == POLICE_DECISION_MAKER;
        }
    }
}
