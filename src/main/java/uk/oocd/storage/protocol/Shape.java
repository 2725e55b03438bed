package uk.oocd.storage.protocol;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import uk.oocd.protocol.ContentFinding;

/**
 * Compares all of a content with the records that it is to become, and says at once everything that is missing, unknown
 * or of another kind. Jackson itself stops at the first.
 */
final class Shape {

    private final JsonMapper json;
    private final List<ContentFinding> found = new ArrayList<>();

    private Shape(JsonMapper json) {
        this.json = json;
    }

    static List<ContentFinding> faultsOf(JsonNode content, Class<?> type, JsonMapper json) {
        var shape = new Shape(json);
        shape.compare(content, json.constructType(type), "");
        return shape.found;
    }

    /** The least of it: every field there, and nothing in it. */
    static JsonNode blank(Class<?> type, JsonMapper json) {
        return blank(json.constructType(type), json);
    }

    private static JsonNode blank(JavaType type, JsonMapper json) {
        var nodes = JsonNodeFactory.instance;
        var raw = type.getRawClass();
        if (type.isCollectionLikeType()) return nodes.arrayNode();
        if (type.isMapLikeType()) return nodes.objectNode();
        if (raw == boolean.class) return nodes.booleanNode(false);
        if (isNumber(raw)) return nodes.numberNode(1);
        if (!isObject(type, json)) return nodes.stringNode("");
        var object = nodes.objectNode();
        for (var component : raw.getRecordComponents()) {
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) object.putNull(component.getName());
            else object.set(component.getName(), blank(json.constructType(component.getGenericType()), json));
        }
        return object;
    }

    private void compare(JsonNode value, JavaType type, String at) {
        if (!fits(value, type)) {
            fault(at, "This must be " + inWords(type) + ".");
        } else if (value.isArray()) {
            for (int i = 0; i < value.size(); i++) compare(value.get(i), type.getContentType(), below(at, "" + i));
        } else if (value.isObject() && type.isMapLikeType()) {
            value.forEachEntry((name, field) -> compare(field, type.getContentType(), below(at, name)));
        } else if (value.isObject()) {
            fields(value, type, at);
        }
    }

    private void fields(JsonNode value, JavaType type, String at) {
        var expected = new LinkedHashMap<String, JavaType>();
        for (var component : type.getRawClass().getRecordComponents()) {
            var name = component.getName();
            var componentType = json.constructType(component.getGenericType());
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            expected.put(name, componentType);
            if (!value.has(name)) fault(below(at, name), "This is missing.");
            else if (!(optional && value.get(name).isNull())) compare(value.get(name), componentType, below(at, name));
        }
        value.propertyNames().stream()
                .filter(name -> !expected.containsKey(name))
                .forEach(name -> fault(below(at, name), "There is no such field."));
    }

    private boolean fits(JsonNode value, JavaType type) {
        var raw = type.getRawClass();
        if (raw.isEnum()) {
            return value.isString()
                    && Arrays.stream(raw.getEnumConstants())
                            .anyMatch(constant -> ((Enum<?>) constant).name().equals(value.stringValue()));
        }
        if (raw == boolean.class || raw == Boolean.class) return value.isBoolean();
        if (raw == int.class || raw == Integer.class) return value.isIntegralNumber() && value.canConvertToInt();
        if (isNumber(raw)) return value.isNumber();
        if (raw == LocalDate.class) return value.isString() && isDay(value.stringValue());
        if (type.isCollectionLikeType()) return value.isArray();
        if (type.isMapLikeType() || raw.isInterface()) return value.isObject();
        return isObject(type, json) ? value.isObject() : value.isString();
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException noDay) {
            return false;
        }
    }

    private static boolean isNumber(Class<?> raw) {
        return (raw != boolean.class && raw.isPrimitive()) || Number.class.isAssignableFrom(raw);
    }

    /** A record, save one around one text, which is written as that. */
    private static boolean isObject(JavaType type, JsonMapper json) {
        var raw = type.getRawClass();
        return raw.isRecord()
                && !(raw.getRecordComponents().length == 1
                        && !isObject(json.constructType(raw.getRecordComponents()[0].getGenericType()), json)
                        && Arrays.stream(raw.getInterfaces()).noneMatch(Class::isSealed));
    }

    private String inWords(JavaType type) {
        var raw = type.getRawClass();
        if (raw.isEnum()) {
            return "one of "
                    + Arrays.stream(raw.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(Collectors.joining(", "));
        }
        if (raw == boolean.class || raw == Boolean.class) return "true or false";
        if (raw == int.class || raw == Integer.class) return "a whole number";
        if (isNumber(raw)) return "a number";
        if (raw == LocalDate.class) return "a date such as 2026-04-01";
        if (type.isCollectionLikeType()) return "a list";
        return type.isMapLikeType() || raw.isInterface() || isObject(type, json)
                ? "a group of fields"
                : "a text; put numbers that are texts into quotes";
    }

    private static String below(String at, String name) {
        return at.isEmpty() ? name : at + "/" + name;
    }

    private void fault(String field, String sentence) {
        found.add(ContentFinding.inField(field, sentence));
    }
}
