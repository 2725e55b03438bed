package uk.oocd.storage.json;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * A record around one value, which is a string in JSON: an id such as {@code CaseFileId(UUID)}, a code such as
 * {@code OutcomeCode(String)}.
 *
 * <p>Such is a record of one component that either has {@code public static X of(String)}, and is then written as its
 * {@code toString()}; or whose component is a String, and is then written as that. One that implements a sealed
 * interface is none: it is one of several forms, told apart by its kind. Nor is one of what people send: that is an
 * object, however few fields it has.
 */
final class ValueRecord {

    private static final String REQUESTS = "uk.oocd.requests.";

    private final Class<?> type;
    /** (Object) String */
    private final MethodHandle write;
    /** (String) Object */
    private final MethodHandle read;

    private ValueRecord(Class<?> type, MethodHandle write, MethodHandle read) {
        this.type = type;
        this.write = write.asType(MethodType.methodType(String.class, Object.class));
        this.read = read.asType(MethodType.methodType(Object.class, String.class));
    }

    static Optional<ValueRecord> of(Class<?> type) {
        if (!type.isRecord()
                || !ContractTypes.isOurs(type)
                || type.getName().startsWith(REQUESTS)
                || type.getRecordComponents().length != 1
                || Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed)) return Optional.empty();
        try {
            var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            var component = type.getRecordComponents()[0];
            var of = Arrays.stream(type.getDeclaredMethods())
                    .filter(m -> m.getName().equals("of")
                            && Modifier.isStatic(m.getModifiers())
                            && Modifier.isPublic(m.getModifiers())
                            && m.getReturnType() == type
                            && Arrays.equals(m.getParameterTypes(), new Class<?>[] {String.class}))
                    .findFirst();
            if (of.isPresent()) {
                var toString = lookup.findVirtual(type, "toString", MethodType.methodType(String.class));
                return Optional.of(new ValueRecord(type, toString, lookup.unreflect(of.get())));
            }
            if (component.getType() != String.class) return Optional.empty();
            return Optional.of(new ValueRecord(
                    type,
                    lookup.unreflect(component.getAccessor()),
                    lookup.findConstructor(type, MethodType.methodType(void.class, String.class))));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " cannot be looked into", e);
        }
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private static <T extends Throwable> RuntimeException asItIs(Throwable thrown) throws T {
        @SuppressWarnings("unchecked")
        var unchecked = (T) thrown;
        throw unchecked;
    }

    private String write(Object value) {
        try {
            return (String) write.invokeExact(value);
        } catch (Throwable e) {
            throw ValueRecord.<RuntimeException>asItIs(e);
        }
    }

    private Object read(String text) {
        try {
            return (Object) read.invokeExact(text);
        } catch (Throwable e) {
            throw ValueRecord.<RuntimeException>asItIs(e);
        }
    }

    /** Looks at the first value it is given: a forgotten {@code toString} must not reach the log. */
    private abstract static class Writing extends ValueSerializer<Object> {

        private final ValueRecord record;
        private volatile boolean checked;

        Writing(ValueRecord record) {
            this.record = record;
        }

        @Override
        public Class<?> handledType() {
            return record.type;
        }

        final String text(Object value) {
            var text = record.write(value);
            if (!checked) {
                if (!readsBack(text, value))
                    throw new IllegalArgumentException(record.type
                            + " does not read back what it writes: of(String) must take what toString gives");
                checked = true;
            }
            return text;
        }

        private boolean readsBack(String text, Object value) {
            try {
                return record.read(text).equals(value);
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }

    static final class Writer extends Writing {

        Writer(ValueRecord record) {
            super(record);
        }

        @Override
        public void serialize(Object value, JsonGenerator json, SerializationContext context) {
            json.writeString(text(value));
        }
    }

    static final class KeyWriter extends Writing {

        KeyWriter(ValueRecord record) {
            super(record);
        }

        @Override
        public void serialize(Object value, JsonGenerator json, SerializationContext context) {
            json.writeName(text(value));
        }
    }

    static final class Reader extends ValueDeserializer<Object> {

        private final ValueRecord record;

        Reader(ValueRecord record) {
            this.record = record;
        }

        @Override
        public Class<?> handledType() {
            return record.type;
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) {
            return json.hasToken(JsonToken.VALUE_STRING)
                    ? record.read(json.getString())
                    : context.handleUnexpectedToken(record.type, json);
        }
    }

    static final class KeyReader extends KeyDeserializer {

        private final ValueRecord record;

        KeyReader(ValueRecord record) {
            this.record = record;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return record.read(key);
        }
    }
}
