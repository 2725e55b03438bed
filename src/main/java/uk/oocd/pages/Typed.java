package uk.oocd.pages;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.util.MultiValueMap;

/**
 * What somebody typed into a form, field by field, as the browser sent it: shown again when the form is refused, and
 * kept as a draft. Reading it into a command is {@code requests}' work.
 */
public record Typed(Map<String, List<String>> fields) {

    /** The model attribute from which the field fragments fill themselves, where no value is given. */
    public static final String MODEL = "typed";

    public static final Typed NOTHING = new Typed(Map.of());

    public Typed {
        fields = fields.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, field -> List.copyOf(field.getValue())));
    }

    /** From a controller's {@code @RequestParam MultiValueMap<String, String>}; the CSRF token is left out. */
    public static Typed from(MultiValueMap<String, String> parameters) {
        var fields = new HashMap<String, List<String>>(parameters);
        fields.remove("_csrf");
        return new Typed(fields);
    }

    /** A day as the three fields of a date: day, month and year. */
    static List<String> day(LocalDate day) {
        return List.of(
                String.valueOf(day.getDayOfMonth()),
                String.valueOf(day.getMonthValue()),
                String.valueOf(day.getYear()));
    }

    /** The field as typed; empty where it was left blank or not sent. */
    public String text(String name) {
        return part(name, 0);
    }

    /** One of several fields of the same name, from 0: a date's day, month and year. */
    public String part(String name, int at) {
        var parts = fields.getOrDefault(name, List.of());
        return at < parts.size() ? parts.get(at) : "";
    }

    /** Up to which version the person had read what the form is about; empty where the form does not say. */
    public OptionalLong version() {
        try {
            return OptionalLong.of(Long.parseLong(text("version")));
        } catch (NumberFormatException unsaid) {
            return OptionalLong.empty();
        }
    }

    /** Whether anything was typed into a field whose name begins like this. */
    boolean filled(String start) {
        return fields.keySet().stream()
                .anyMatch(name -> name.startsWith(start) && !text(name).isEmpty());
    }

    /** The rows of a list, from 0: as many as are filled and one more, and at least so many. */
    List<Integer> rows(String list, int least) {
        int filled = 0;
        while (filled(list + "[" + filled + "].")) filled++;
        return IntStream.range(0, Math.max(least, filled + 1)).boxed().toList();
    }

    /** Whether a radio or checkbox of this value was chosen. */
    public boolean has(String name, String value) {
        return fields.getOrDefault(name, List.of()).contains(value);
    }
}
