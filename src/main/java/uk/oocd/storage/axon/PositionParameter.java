package uk.oocd.storage.axon;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;
import uk.oocd.views.Position;

/** Fills in a {@link Position} in an event handler. Found by {@code META-INF/services}. */
public final class PositionParameter implements ParameterResolverFactory, ParameterResolver<Position> {

    @Override
    public @Nullable ParameterResolver<Position> createInstance(Executable handler, Parameter[] parameters, int index) {
        return parameters[index].getType() == Position.class ? this : null;
    }

    @Override
    public boolean matches(Message<?> message) {
        return message instanceof TrackedEventMessage;
    }

    @Override
    public Position resolveParameterValue(Message<?> message) {
        return new Position(CommitLogEventStorageEngine.positionOf(((TrackedEventMessage<?>) message).trackingToken()));
    }
}
