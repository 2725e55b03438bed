package uk.oocd.storage.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;
import tools.jackson.databind.ser.Serializers;
import uk.oocd.kernel.Personal;

/**
 * What Jackson needs to know of our types and would otherwise be told by annotations in the domain.
 *
 * <p>A value whose declared type is one of our sealed interfaces carries {@code kind}: the name of its record, in
 * kebab-case. A record that is declared as itself does not, even where it implements one; so an event, which is stored
 * under its catalogue name, has no kind.
 */
final class ContractTypes extends JacksonModule {

    static final String KIND = "kind";

    @Override
    public String getModuleName() {
        return "contract types";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.insertAnnotationIntrospector(new Kinds());
        context.addSerializers(new Serializers() {
            @Override
            public @Nullable ValueSerializer<?> findSerializer(
                    SerializationConfig config,
                    JavaType type,
                    BeanDescription.Supplier description,
                    JsonFormat.Value format) {
                return ValueRecord.of(type.getRawClass())
                        .map(ValueRecord.Writer::new)
                        .orElse(null);
            }
        });
        context.addKeySerializers(new Serializers() {
            @Override
            public @Nullable ValueSerializer<?> findSerializer(
                    SerializationConfig config,
                    JavaType type,
                    BeanDescription.Supplier description,
                    JsonFormat.Value format) {
                return ValueRecord.of(type.getRawClass())
                        .map(ValueRecord.KeyWriter::new)
                        .orElse(null);
            }
        });
        context.addDeserializers(new Deserializers.Base() {
            @Override
            public @Nullable ValueDeserializer<?> findBeanDeserializer(
                    JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
                return ValueRecord.of(type.getRawClass())
                        .map(ValueRecord.Reader::new)
                        .orElse(null);
            }

            @Override
            public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
                return ValueRecord.of(type).isPresent();
            }
        });
        context.addKeyDeserializers((type, config, description) -> keyReader(type.getRawClass()));
    }

    private static @Nullable KeyDeserializer keyReader(Class<?> type) {
        return ValueRecord.of(type).map(ValueRecord.KeyReader::new).orElse(null);
    }

    static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("uk.oocd.");
    }

    /** The records that a sealed interface permits, however deep. */
    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(c -> records(c))
                : Stream.of(type);
    }

    private static final class Kinds extends NopAnnotationIntrospector {

        @Override
        public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
            var type = annotated.getRawType();
            if (!(annotated instanceof AnnotatedClass)
                    || !type.isSealed()
                    || !type.isInterface()
                    || type == Personal.class
                    || !isOurs(type)) return null;
            var names = new HashSet<String>();
            records(type).forEach(permitted -> {
                if (!permitted.isRecord()) throw new IllegalArgumentException(permitted + " must be a record");
                if (!names.add(kind(permitted)))
                    throw new IllegalArgumentException("two records of " + type + " are named " + kind(permitted));
                if (Arrays.stream(permitted.getRecordComponents())
                        .anyMatch(c -> c.getName().equals(KIND)))
                    throw new IllegalArgumentException(permitted + " has a component named kind, which names its type");
            });
            return JsonTypeInfo.Value.construct(
                    JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, KIND, null, false, true);
        }

        @Override
        public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass annotated) {
            return annotated.getRawType().isRecord() && isOurs(annotated.getRawType())
                    ? kind(annotated.getRawType())
                    : null;
        }

        private static String kind(Class<?> type) {
            return type.getSimpleName()
                    .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                    .toLowerCase(Locale.ROOT);
        }

        /** Null is refused wherever the type does not say that it may be. */
        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            return annotated instanceof AnnotatedParameter parameter
                    ? component(parameter)
                            .map(c -> JsonSetter.Value.construct(whenNull(c.getAnnotatedType()), whenContentNull(c)))
                            .orElse(JsonSetter.Value.empty())
                    : JsonSetter.Value.empty();
        }

        private static Optional<RecordComponent> component(AnnotatedParameter parameter) {
            var components = parameter.getOwner().getDeclaringClass().getRecordComponents();
            return components != null
                            && components.length == parameter.getOwner().getParameterCount()
                    ? Optional.of(components[parameter.getIndex()])
                    : Optional.empty();
        }

        private static Nulls whenNull(AnnotatedType type) {
            return type.isAnnotationPresent(Nullable.class) ? Nulls.SET : Nulls.FAIL;
        }

        /** A list's elements and a map's values: the last type argument of both. */
        private static Nulls whenContentNull(RecordComponent component) {
            return component.getAnnotatedType() instanceof AnnotatedParameterizedType type
                    ? whenNull(
                            type.getAnnotatedActualTypeArguments()[type.getAnnotatedActualTypeArguments().length - 1])
                    : Nulls.FAIL;
        }
    }
}
