package uk.oocd.storage.views;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** What the stores of tokens have in common. */
public final class Tokens {

    private Tokens() {}

    /**
     * A token as it is kept.
     *
     * @param type null for the token of the log's start, which is null
     * @param position of the last event that it stands for; -1 for none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Stored(@Nullable String type, byte @Nullable [] bytes, long position) {}

    public static Stored write(Serializer serializer, @Nullable TrackingToken token) {
        if (token == null) return new Stored(null, null, -1);
        var stored = serializer.serialize(token, byte[].class);
        return new Stored(
                stored.getType().getName(), stored.getData(), token.position().orElse(-1));
    }

    public static @Nullable TrackingToken read(Serializer serializer, @Nullable String type, byte @Nullable [] bytes) {
        return type == null || bytes == null
                ? null
                : serializer.deserialize(new SimpleSerializedObject<>(bytes, byte[].class, type, null));
    }

    public static String place(String processor, int segment) {
        return processor + "[" + segment + "]";
    }

    public static UnableToClaimTokenException notOurs(String processor, int segment) {
        return new UnableToClaimTokenException(place(processor, segment) + " is not claimed by this owner");
    }
}
