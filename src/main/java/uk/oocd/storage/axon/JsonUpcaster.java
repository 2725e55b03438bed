package uk.oocd.storage.axon;

import java.util.function.UnaryOperator;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads one older form of one event as the next: revision {@code from} becomes {@code from + 1}. A bean of it joins
 * the chain; chain them by order, oldest first. What is in the log stays as it was written.
 */
public final class JsonUpcaster extends SingleEventUpcaster {

    private final SimpleSerializedType from;
    private final SimpleSerializedType to;
    private final UnaryOperator<ObjectNode> change;

    /**
     * @param name the event's catalogue name
     * @param from the revision read
     * @param change makes the next form of it; may change what it is given. Sealed parts stay sealed
     */
    public JsonUpcaster(String name, int from, UnaryOperator<ObjectNode> change) {
        this.from = new SimpleSerializedType(name, String.valueOf(from));
        this.to = new SimpleSerializedType(name, String.valueOf(from + 1));
        this.change = change;
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return from.equals(event.getType());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(to, JsonNode.class, payload -> change.apply((ObjectNode) payload));
    }
}
