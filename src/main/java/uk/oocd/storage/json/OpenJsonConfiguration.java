package uk.oocd.storage.json;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.ConstructorDetector;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/**
 * Has the web's own mapper write our types as {@link EventJson#open()} does, and read what is sent as strictly, save that
 * fields may be left out: what is missing is for the rules to say. A field that stands twice is refused: which of the two
 * was meant is not to be guessed.
 */
@Configuration(proxyBeanMethods = false)
class OpenJsonConfiguration {

    @Bean
    JsonMapperBuilderCustomizer openJson() {
        return mapper -> mapper.addModules(
                        new ContractTypes(),
                        new OpenPersonal(),
                        new SimpleModule("texts").addDeserializer(String.class, new Text()))
                .constructorDetector(ConstructorDetector.USE_PROPERTIES_BASED)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS, MapperFeature.SORT_PROPERTIES_ALPHABETICALLY);
    }

    /** A number is no text. Says so as of any unexpected value, so that all of them can be told at once. */
    private static final class Text extends StdScalarDeserializer<String> {

        Text() {
            super(String.class);
        }

        @Override
        public @Nullable String deserialize(JsonParser json, DeserializationContext context) {
            return json.hasToken(JsonToken.VALUE_STRING)
                    ? json.getString()
                    : (String) context.handleUnexpectedToken(getValueType(context), json);
        }
    }
}
