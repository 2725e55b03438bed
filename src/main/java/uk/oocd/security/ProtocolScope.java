package uk.oocd.security;

import java.util.Optional;
import org.springframework.stereotype.Component;
import uk.oocd.protocol.ProtocolEvent.DraftBegun;

/** A protocol is its service's, and the force's that refers to it: both work under it. */
@Component
class ProtocolScope implements ScopeOf {

    private final People people;

    ProtocolScope(People people) {
        this.people = people;
    }

    @Override
    public Optional<Scope> firstEvent(Object event) {
        return event instanceof DraftBegun begun
                ? Optional.of(people.scopeOf(begun.protocol().service()))
                : Optional.empty();
    }
}
