package uk.oocd.pages;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.validation.DataBinder;

/**
 * Turns what was typed into one of the {@code requests}, by the names of its parts: {@code appropriateAdult.name},
 * {@code factors[planned]}, {@code sat[0].member}. Fields of one name become one text, so that a
 * date's three arrive as {@code 27,3,2026}, as requests read it.
 */
final class FormBinding {

    private FormBinding() {}

    static <T> T bind(Typed typed, Class<T> type) {
        var texts = texts(typed);
        var binder = new DataBinder(null, "form");
        binder.setTargetType(ResolvableType.forClass(type));
        binder.construct(new DataBinder.ValueResolver() {
            @Override
            public @Nullable Object resolveValue(String name, Class<?> asked) {
                return texts.get(name);
            }

            @Override
            public Set<String> getNames() {
                return texts.keySet();
            }
        });
        return type.cast(Objects.requireNonNull(binder.getTarget()));
    }

    private static Map<String, String> texts(Typed typed) {
        var texts = new TreeMap<String, String>();
        typed.fields().forEach((name, values) -> texts.put(name, String.join(",", values)));
        return texts;
    }
}
