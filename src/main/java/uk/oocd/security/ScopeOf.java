package uk.oocd.security;

import java.util.Optional;

/** Reads off a stream's first event to whom the stream belongs. One bean for each kind of stream. */
@FunctionalInterface
public interface ScopeOf {

    /** Empty where the event begins a stream of another kind. */
    Optional<Scope> firstEvent(Object event);
}
