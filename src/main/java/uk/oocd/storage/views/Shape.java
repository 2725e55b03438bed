package uk.oocd.storage.views;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import uk.oocd.views.ViewDefinition;

/** What the documents of a view look like, so that a change of it is noticed. */
public final class Shape {

    /** Each record, sealed interface and enum of ours that a document may hold, with what it is made of. */
    private final Map<Class<?>, String> parts = new LinkedHashMap<>();

    private Shape() {}

    public static String fingerprint(ViewDefinition<?> definition) {
        var shape = new Shape();
        shape.add(definition.type());
        var indexes =
                definition.indexes().stream().map(ViewDefinition.Index::name).toList();
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest((indexes + "" + shape.parts).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(Type type) {
        if (type instanceof ParameterizedType generic) {
            add(generic.getRawType());
            for (var argument : generic.getActualTypeArguments()) add(argument);
        } else if (type instanceof Class<?> part && part.getName().startsWith("uk.oocd.") && !parts.containsKey(part)) {
            parts.put(part, "");
            if (part.isRecord()) {
                var components = part.getRecordComponents();
                parts.put(
                        part,
                        Arrays.stream(components)
                                .map(c -> c.getName() + " " + c.getGenericType().getTypeName())
                                .toList()
                                .toString());
                for (var component : components) add(component.getGenericType());
            } else if (part.isSealed()) {
                for (var permitted : part.getPermittedSubclasses()) add(permitted);
            } else if (part.isEnum()) {
                parts.put(part, Arrays.toString(part.getEnumConstants()));
            }
        }
    }
}
