package uk.oocd.storage.axon;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.ErrorHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * What each projection is kept by. An event that it cannot take is set aside ({@link SetAsidePolicy}); where nothing is
 * wrong with the event, or too much has been set aside, the projection tries the same event again until it succeeds, and
 * until then {@link ProjectionsHealth} says so.
 */
final class ProjectionFaults implements ErrorHandler {

    /**
     * @param event the stored name, never what is in it
     * @param position its place in the log
     */
    record Fault(String event, long position) {}

    private final Map<String, Fault> byProcessor = new ConcurrentHashMap<>();

    /** The fault of a projection that has not got past it. */
    Optional<Fault> of(String processor, long applied) {
        var fault = byProcessor.get(processor);
        if (fault == null) return Optional.empty();
        if (fault.position <= applied) {
            byProcessor.remove(processor, fault);
            return Optional.empty();
        }
        return Optional.of(fault);
    }

    @Override
    public void handleError(ErrorContext context) throws Exception {
        var culprit = context.error() instanceof EventNotApplied e
                ? e.event
                : context.failedEvents().isEmpty()
                        ? null
                        : context.failedEvents().getFirst();
        if (culprit != null) byProcessor.put(context.eventProcessor(), new Fault(nameOf(culprit), positionOf(culprit)));
        PropagatingErrorHandler.instance().handleError(context);
    }

    private static long positionOf(EventMessage<?> event) {
        return event instanceof TrackedEventMessage<?> tracked
                ? CommitLogEventStorageEngine.positionOf(tracked.trackingToken())
                : -1;
    }

    /** The stored name, also of one that cannot be read. */
    static String nameOf(EventMessage<?> event) {
        try {
            return EventCatalogue.nameOf(event.getPayloadType());
        } catch (UnreadableEvent e) {
            return e.event();
        }
    }

    /** Which event it is, without what is in it. */
    static String describe(EventMessage<?> event) {
        return nameOf(event) + " at position " + positionOf(event);
    }

    /** A projection could not apply an event, for a reason that is not the event's. */
    static final class EventNotApplied extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient EventMessage<?> event;

        EventNotApplied(EventMessage<?> event, Throwable cause) {
            super(describe(event) + " could not be applied", cause);
            this.event = event;
        }
    }
}
