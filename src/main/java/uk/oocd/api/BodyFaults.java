package uk.oocd.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
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
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.exc.CollectedProblem;
import tools.jackson.databind.exc.DeferredBindingException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds everything that is wrong with a body that could not be read, by reading it again to its end, and says it without
 * naming a Java type.
 */
@Component
class BodyFaults {

    /** The only place where Jackson names a field that it does not know: the path given beside it ends at the parent. */
    private static final Pattern UNKNOWN_FIELD = Pattern.compile("Unknown property '(.*)' for type ");

    private final JsonMapper json;

    BodyFaults(JsonMapper json) {
        this.json = json;
    }

    /** What is wrong with a body. */
    sealed interface Faults {}

    /** It is no JSON from there on; line and column count from 1. */
    record NoJson(int line, int column) implements Faults {}

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
                json.readTree(body);
                json.readerFor(json.constructType(type.get()))
                        .problemCollectingReader()
                        .readValueCollectingProblems(body);
            } catch (DeferredBindingException several) {
                return new InFields(several.getProblems().stream()
                        .map(BodyFaults::field)
                        .distinct()
                        .toList());
            } catch (JacksonException malformed) {
                return at(malformed.getLocation());
            }
        }
        return at(unreadable.getCause() instanceof JacksonException cause ? cause.getLocation() : null);
    }

    private static NoJson at(@Nullable TokenStreamLocation location) {
        return location == null
                ? new NoJson(1, 1)
                : new NoJson(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private static Field field(CollectedProblem problem) {
        var unknown = UNKNOWN_FIELD.matcher(problem.getMessage());
        return unknown.lookingAt()
                ? new Field(
                        problem.getPath().appendProperty(unknown.group(1)).toString(), Answer.FIELD_UNKNOWN, List.of())
                : new Field(
                        problem.getPath().toString(),
                        Answer.FIELD_MALFORMED,
                        List.of(inWords(problem.getTargetType())));
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
        if (CharSequence.class.isAssignableFrom(raw)) return "a text";
        if (type.isCollectionLikeType() || type.isArrayType()) return "a list";
        return "an object";
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
