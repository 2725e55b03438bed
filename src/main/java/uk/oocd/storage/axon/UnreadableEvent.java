package uk.oocd.storage.axon;

import org.axonframework.serialization.SerializationException;

/** A stored event that this program cannot read. Names the event, never what is in it. */
public final class UnreadableEvent extends SerializationException {

    private static final long serialVersionUID = 1L;

    private final String event;

    UnreadableEvent(String event, String why) {
        super(event + " " + why);
        this.event = event;
    }

    UnreadableEvent(String event, String why, Throwable cause) {
        super(event + " " + why, cause);
        this.event = event;
    }

    /** The stored name. */
    public String event() {
        return event;
    }
}
