package uk.oocd.storage.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.Serializers;
import uk.oocd.kernel.Personal;

/** What is personal, in plain: the value itself, or {@code {"erased": true}} where it is gone. */
final class OpenPersonal extends JacksonModule {

    @Override
    public String getModuleName() {
        return "open personal data";
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
                return type.isTypeOrSubTypeOf(Personal.class)
                        ? new Showing(SealedPersonal.valueType(type), null)
                        : null;
            }
        });
    }

    private static final class Showing extends ValueSerializer<Personal<?>> {

        private final JavaType type;
        private final @Nullable ValueSerializer<Object> values;

        Showing(JavaType type, @Nullable ValueSerializer<Object> values) {
            this.type = type;
            this.values = values;
        }

        @Override
        public ValueSerializer<?> createContextual(SerializationContext context, @Nullable BeanProperty property) {
            return new Showing(type, context.findTypedValueSerializer(type, true));
        }

        @Override
        public void serialize(Personal<?> personal, JsonGenerator json, SerializationContext context) {
            switch (personal) {
                case Personal.Known<?>(var ignored, var value) ->
                    Objects.requireNonNull(values).serialize(value, json, context);
                case Personal.Erased<?> ignored -> {
                    json.writeStartObject();
                    json.writeBooleanProperty("erased", true);
                    json.writeEndObject();
                }
            }
        }
    }
}
