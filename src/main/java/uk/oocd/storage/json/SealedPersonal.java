package uk.oocd.storage.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.Version;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.ser.Serializers;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Subject;
import uk.oocd.storage.keys.KeyVault;
import uk.oocd.storage.keys.KeysUnavailable;

/**
 * {@code {"subject": "child:…", "sealed": "<base64>"}}, where {@code sealed} is the value's own JSON, encrypted under
 * the subject's key. Where that key was destroyed it reads as {@link Personal.Erased}, never as an exception, which
 * would stop every projection and every case that the person appears in. What is already erased is written with
 * {@code "sealed": null}.
 *
 * <p>What is wrong inside a sealed value is reported without showing any of it.
 */
final class SealedPersonal extends JacksonModule {

    private static final String SUBJECT = "subject";
    private static final String SEALED = "sealed";

    private final KeyVault vault;

    SealedPersonal(KeyVault vault) {
        this.vault = vault;
    }

    @Override
    public String getModuleName() {
        return "sealed personal data";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(new Serializers() {
            @Override
            public @Nullable ValueSerializer<?> findSerializer(
                    SerializationConfig config,
                    JavaType type,
                    BeanDescription.Supplier description,
                    JsonFormat.Value format) {
                return type.isTypeOrSubTypeOf(Personal.class) ? new Sealing(vault, valueType(type), null) : null;
            }
        });
        context.addDeserializers(new Deserializers.Base() {
            @Override
            public @Nullable ValueDeserializer<?> findBeanDeserializer(
                    JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
                return type.isTypeOrSubTypeOf(Personal.class) ? new Opening(vault, valueType(type), null) : null;
            }

            @Override
            public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
                return Personal.class.isAssignableFrom(type);
            }
        });
    }

    static JavaType valueType(JavaType type) {
        return type.findSuperType(Personal.class).containedTypeOrUnknown(0);
    }

    private static final class Sealing extends ValueSerializer<Personal<?>> {

        private final KeyVault vault;
        private final JavaType type;
        private final @Nullable ValueSerializer<Object> values;

        Sealing(KeyVault vault, JavaType type, @Nullable ValueSerializer<Object> values) {
            this.vault = vault;
            this.type = type;
            this.values = values;
        }

        @Override
        public ValueSerializer<?> createContextual(SerializationContext context, @Nullable BeanProperty property) {
            return new Sealing(vault, type, context.findTypedValueSerializer(type, true));
        }

        @Override
        public void serialize(Personal<?> personal, JsonGenerator json, SerializationContext context) {
            json.writeStartObject();
            json.writeStringProperty(SUBJECT, personal.subject().value());
            json.writeName(SEALED);
            switch (personal) {
                case Personal.Known<?>(var subject, var value) ->
                    json.writeBinary(vault.seal(subject, plain(value, context)));
                case Personal.Erased<?> ignored -> json.writeNull();
            }
            json.writeEndObject();
        }

        private byte[] plain(Object value, SerializationContext context) {
            var bytes = new ByteArrayBuilder();
            try (var json = context.createGenerator(bytes)) {
                Objects.requireNonNull(values).serialize(value, json, context);
            }
            return bytes.toByteArray();
        }
    }

    private static final class Opening extends ValueDeserializer<Personal<?>> {

        private final KeyVault vault;
        private final JavaType type;
        private final @Nullable ValueDeserializer<Object> values;

        Opening(KeyVault vault, JavaType type, @Nullable ValueDeserializer<Object> values) {
            this.vault = vault;
            this.type = type;
            this.values = values;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return new Opening(vault, type, context.findRootValueDeserializer(type));
        }

        @Override
        public Personal<?> deserialize(JsonParser json, DeserializationContext context) {
            if (!json.isExpectedStartObjectToken())
                return mismatch(json, "an object of subject and sealed is expected");
            Subject subject = null;
            byte[] sealed = null;
            var whole = false;
            for (var name = json.nextName(); name != null; name = json.nextName()) {
                var token = json.nextToken();
                switch (name) {
                    case SUBJECT -> {
                        if (token != JsonToken.VALUE_STRING) return mismatch(json, "subject must be a string");
                        subject = new Subject(json.getString());
                    }
                    case SEALED -> {
                        whole = true;
                        if (token == JsonToken.VALUE_STRING) sealed = json.getBinaryValue();
                        else if (token != JsonToken.VALUE_NULL)
                            return mismatch(json, "sealed must be a string or null");
                    }
                    default -> {
                        return mismatch(json, "only subject and sealed are expected");
                    }
                }
            }
            if (subject == null || !whole) return mismatch(json, "subject and sealed must both be there");
            if (sealed == null) return new Personal.Erased<>(subject);
            var plain = opened(subject, sealed);
            return plain.isPresent()
                    ? new Personal.Known<>(subject, value(subject, plain.get(), json, context))
                    : new Personal.Erased<>(subject);
        }

        private Optional<byte[]> opened(Subject subject, byte[] sealed) {
            try {
                return vault.open(subject, sealed);
            } catch (IllegalStateException e) { // not sealed by this vault
                throw e;
            } catch (RuntimeException e) {
                throw new KeysUnavailable(e);
            }
        }

        private Object value(Subject subject, byte[] plain, JsonParser outer, DeserializationContext context) {
            try (var json = context.createParser(plain)) {
                json.nextToken();
                var value = Objects.requireNonNull(values).deserialize(json, context);
                if (value != null && json.nextToken() == null) return value;
            } catch (RuntimeException e) { // its message, and so its trace, may show the value
                return mismatch(outer, notA(subject));
            }
            return mismatch(outer, notA(subject));
        }

        private String notA(Subject subject) {
            return "what was sealed for " + subject + " is not a " + type.toCanonical();
        }

        @SuppressWarnings("TypeParameterUnusedInFormals")
        private <T> T mismatch(JsonParser json, String what) {
            throw MismatchedInputException.from(json, type, "not a personal value: " + what);
        }
    }
}
