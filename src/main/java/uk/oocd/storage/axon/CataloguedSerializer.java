package uk.oocd.storage.axon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.ByteArrayToJsonNodeConverter;
import org.axonframework.serialization.jackson3.JsonNodeToByteArrayConverter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.storage.keys.KeysUnavailable;

/**
 * Writes events as their contracts say, under their catalogue names, and nothing else: what is in no catalogue has no
 * contract and is refused. Metadata is a flat JSON object.
 */
public final class CataloguedSerializer implements Serializer {

    private static final SerializedType META_DATA = new SimpleSerializedType(MetaData.class.getName(), null);

    private static final TypeReference<Map<String, Object>> META_DATA_VALUES = new TypeReference<>() {};

    private static final byte[] NO_META_DATA = "{}".getBytes(UTF_8);

    private final EventCatalogue catalogue;
    private final JsonMapper json;
    private final ChainingConverter converter = new ChainingConverter();
    private final Map<Class<?>, SerializedType> types = new ConcurrentHashMap<>();
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();

    /** @param json the contract form, which seals personal data: {@code EventJson} */
    public CataloguedSerializer(EventCatalogue catalogue, JsonMapper json) {
        this.catalogue = catalogue;
        this.json = json;
        converter.registerConverter(new ByteArrayToJsonNodeConverter(json));
        converter.registerConverter(new JsonNodeToByteArrayConverter(json));
    }

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        var type = typeForClass(object == null ? Void.class : object.getClass());
        try {
            var bytes = json.writeValueAsBytes(object);
            return new SimpleSerializedObject<>(converter.convert(bytes, representation), representation, type);
        } catch (JacksonException e) {
            // Jackson's message may quote the value, which may be about a person
            throw new SerializationException(type.getName() + " cannot be written as JSON at " + place(e));
        }
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return converter.canConvert(byte[].class, representation);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals", "NullAway"}) // Axon declares it so
    public <S, T> T deserialize(SerializedObject<S> stored) {
        var type = stored.getType();
        if (SerializedType.emptyType().equals(type)) return null;
        try {
            if (MetaData.class.getName().equals(type.getName())) return (T) metaData(bytes(stored));
            var event = eventOf(type);
            var reader = readers.computeIfAbsent(event, json::readerFor);
            return stored.getData() instanceof JsonNode node ? reader.readValue(node) : reader.readValue(bytes(stored));
        } catch (JacksonException e) {
            if (e.getCause() instanceof KeysUnavailable keys) throw keys;
            throw new UnreadableEvent(
                    type.getName(), "revision " + type.getRevision() + " is not as its contract says at " + place(e));
        }
    }

    /** Mostly there is none, which is two bytes. */
    private MetaData metaData(byte[] stored) {
        return Arrays.equals(stored, NO_META_DATA)
                ? MetaData.emptyInstance()
                : MetaData.from(json.readValue(stored, META_DATA_VALUES));
    }

    private byte[] bytes(SerializedObject<?> stored) {
        return stored.getData() instanceof byte[] bytes
                ? bytes
                : converter.convert(stored, byte[].class).getData();
    }

    private static String place(JacksonException e) {
        return e.getPath().isEmpty() ? "its root" : e.getPathReference().replaceAll("[\\w.$]+\\[", "[");
    }

    private Class<?> eventOf(SerializedType type) {
        var event = catalogue
                .find(type.getName())
                .orElseThrow(() -> new UnreadableEvent(
                        type.getName(), "is in no catalogue of this program: it was written by a newer one"));
        var now = String.valueOf(EventCatalogue.revisionOf(event));
        if (!now.equals(type.getRevision()))
            throw new UnreadableEvent(
                    type.getName(),
                    "revision " + type.getRevision() + " was found where this program knows revision " + now
                            + ": it lacks an upcaster, or is older than the log");
        return event;
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (SerializedType.emptyType().equals(type)) return Void.class;
        return MetaData.class.getName().equals(type.getName()) ? MetaData.class : eventOf(type);
    }

    @Override
    @SuppressWarnings("rawtypes") // Axon declares it so
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == Void.class || type == void.class) return SerializedType.emptyType();
        return types.computeIfAbsent(type, this::typeOf);
    }

    private SerializedType typeOf(Class<?> type) {
        if (type == MetaData.class) return META_DATA;
        if (!catalogue.contains(type))
            throw new SerializationException(
                    type.getName() + " is no event of the catalogue, so it has no contract: only events are stored");
        return new SimpleSerializedType(EventCatalogue.nameOf(type), String.valueOf(EventCatalogue.revisionOf(type)));
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
