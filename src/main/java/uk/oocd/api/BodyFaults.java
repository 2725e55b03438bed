package uk.oocd.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.WebUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds everything that is wrong with a body that could not be read, by comparing all of it with the record that it was to
 * become, and says it without naming a Java type.
 */
@Component
class BodyFaults {

    private final JsonMapper json;

    BodyFaults(JsonMapper json) {
        this.json = json;
    }

    /** What is wrong with a body. */
    sealed interface Faults {}

    /** It is no JSON from there on; line and column count from 1. */
    record NoJson(int line, int column) implements Faults {}

    /** A field stands twice in it, the second time there. */
    record Twice(int line, int column) implements Faults {}

    /** It is JSON, but these fields are not what they must be. */
    record InFields(List<Field> fields) implements Faults {}

    /**
     * @param pointer JSON Pointer to the field
     */
    record Field(String pointer, Answer answer, List<Object> facts) {}

    Faults of(HttpMessageNotReadableException unreadable, HttpServletRequest request, @Nullable Object handler) {
        var type = bodyType(handler);
        var body = cachedBody(request);
        if (type.isPresent() && body.length > 0) {
            try {
                var fields = new ArrayList<Field>();
                compare(json.readTree(body), json.constructType(type.get()), JsonPointer.empty(), fields);
                if (!fields.isEmpty()) return new InFields(fields);
            } catch (JacksonException strictly) {
                return malformed(body, strictly);
            }
        }
        return at(unreadable.getCause() instanceof JacksonException cause ? cause.getLocation() : null);
    }

    /** Where it is no JSON; where it is, a field stands twice in it. */
    private Faults malformed(byte[] body, JacksonException strictly) {
        try {
            json.readerFor(JsonNode.class)
                    .without(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .readTree(body);
        } catch (JacksonException malformed) {
            return at(malformed.getLocation());
        }
        var second = at(strictly.getLocation());
        return new Twice(second.line(), second.column());
    }

    private static NoJson at(@Nullable TokenStreamLocation location) {
        return location == null
                ? new NoJson(1, 1)
                : new NoJson(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /** Jackson itself stops at the first value of a wrong kind. A field left out, or null, is for the rules to miss. */
    private void compare(JsonNode value, JavaType type, JsonPointer at, List<Field> faults) {
        if (value.isNull()) return;
        if (!fits(value, type)) {
            faults.add(new Field(at.toString(), Answer.FIELD_MALFORMED, List.of(inWords(type))));
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) {
                compare(value.get(i), type.getContentType(), at.appendIndex(i), faults);
            }
        } else {
            value.forEachEntry((name, field) -> {
                var declared = type.isMapLikeType() ? Optional.of(type.getContentType()) : component(type, name);
                var there = at.appendProperty(name);
                declared.ifPresentOrElse(
                        is -> compare(field, is, there, faults),
                        () -> faults.add(new Field(there.toString(), Answer.FIELD_UNKNOWN, List.of())));
            });
        }
    }

    private static boolean fits(JsonNode value, JavaType type) {
        var raw = type.getRawClass();
        if (raw.isEnum()) {
            return value.isString()
                    && Arrays.stream(raw.getEnumConstants())
                            .anyMatch(constant -> ((Enum<?>) constant).name().equals(value.stringValue()));
        }
        if (raw == boolean.class || raw == Boolean.class) return value.isBoolean();
        if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) return value.isNumber();
        if (type.isCollectionLikeType()) return value.isArray();
        return (raw.isRecord() || type.isMapLikeType()) ? value.isObject() : value.isString();
    }

    private Optional<JavaType> component(JavaType type, String name) {
        return Arrays.stream(type.getRawClass().getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .map(component -> json.constructType(component.getGenericType()))
                .findFirst();
    }

    private static String inWords(@Nullable JavaType type) {
        if (type == null) return "of another kind";
        var raw = type.getRawClass();
        if (raw.isEnum()) {
            return "one of "
                    + Arrays.stream(raw.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant)
                                    .name()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', '-'))
                            .collect(Collectors.joining(", "));
        }
        if (raw == boolean.class || raw == Boolean.class) return "true or false";
        if (raw.isPrimitive() || Number.class.isAssignableFrom(raw)) return "a number";
        if (type.isCollectionLikeType()) return "a list";
        return (raw.isRecord() || type.isMapLikeType()) ? "an object" : "a text";
    }

    private static Optional<Type> bodyType(@Nullable Object handler) {
        return handler instanceof HandlerMethod method
                ? Stream.of(method.getMethodParameters())
                        .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                        .map(parameter -> parameter.getGenericParameterType())
                        .findFirst()
                : Optional.empty();
    }

    private static byte[] cachedBody(HttpServletRequest request) {
        var cached = WebUtils.getNativeRequest(request, ContentCachingRequestWrapper.class);
        if (cached == null) return new byte[0];
        try {
            cached.getInputStream().readAllBytes();
        } catch (IOException gone) {
            return new byte[0];
        }
        return cached.getContentAsByteArray();
    }
}
