package uk.oocd.pages;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import uk.oocd.kernel.Refusal;

/**
 * What somebody typed into a form, as the browser sent it: shown again when the form is refused, kept as a draft, and
 * read into a command. Faults of reading (a date that is none) are gathered, to be shown together with the rules'.
 */
public final class Typed {

    /** The model attribute from which the field fragments fill themselves, where no value is given. */
    public static final String MODEL = "typed";

    private final Map<String, List<String>> fields;
    private final List<Refusal> faults = new ArrayList<>();

    public Typed(Map<String, List<String>> fields) {
        this.fields = Map.copyOf(fields);
    }

    /** From a controller's {@code @RequestParam MultiValueMap<String, String>}; the CSRF token is left out. */
    public static Typed from(MultiValueMap<String, String> parameters) {
        var fields = new java.util.HashMap<String, List<String>>(parameters);
        fields.remove("_csrf");
        return new Typed(fields);
    }

    /** Field by field, for a draft. */
    public Map<String, List<String>> fields() {
        return fields;
    }

    /** What was found unreadable so far; add the rules' refusals to it. */
    public List<Refusal> faults() {
        return List.copyOf(faults);
    }

    /** The field as typed, without space around it; empty where it was left blank or not sent. */
    public String text(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .findFirst()
                .map(String::strip)
                .orElse("");
    }

    /** The same; null where it was left blank, for what is optional. */
    public @Nullable String optional(String name) {
        var text = text(name);
        return text.isEmpty() ? null : text;
    }

    /** Whether a radio or checkbox of this value was chosen. */
    public boolean has(String name, String value) {
        return fields.getOrDefault(name, List.of()).contains(value);
    }

    /** Everything chosen or typed under one name, blanks left out. */
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of()).stream()
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /**
     * A date from its three fields {@code name.day}, {@code name.month}, {@code name.year}; the month may be a name.
     * Empty where all three are blank, or where it is no date, which becomes a fault of the field.
     *
     * @param called how the field is called, for the sentence
     */
    public Optional<LocalDate> date(String name, String called) {
        var day = text(name + ".day");
        var month = text(name + ".month");
        var year = text(name + ".year");
        if (day.isEmpty() && month.isEmpty() && year.isEmpty()) return Optional.empty();
        try {
            return Optional.of(LocalDate.of(fourDigits(year), Months.number(month), Integer.parseInt(day)));
        } catch (DateTimeException | NumberFormatException notReal) {
            faults.add(Refusal.at(pointer(name), FormProblem.DATE_NOT_REAL, called));
            return Optional.empty();
        }
    }

    /** A whole number; empty where left blank, or where it is none, which becomes a fault of the field. */
    public Optional<Integer> number(String name, String called) {
        var text = text(name);
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(Integer.valueOf(text));
        } catch (NumberFormatException notReal) {
            faults.add(Refusal.at(pointer(name), FormProblem.NUMBER_NOT_REAL, called));
            return Optional.empty();
        }
    }

    /** One of an enum's constants; empty where nothing was chosen, or nothing that there is, which becomes a fault. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type, String called) {
        var text = text(name);
        if (text.isEmpty()) return Optional.empty();
        try {
            return Optional.of(Enum.valueOf(type, text));
        } catch (IllegalArgumentException unknown) {
            faults.add(Refusal.at(pointer(name), FormProblem.CHOICE_UNKNOWN, called));
            return Optional.empty();
        }
    }

    private static int fourDigits(String year) {
        if (!year.matches("[12][0-9]{3}")) throw new NumberFormatException("a year has four digits");
        return Integer.parseInt(year);
    }

    private static String pointer(String name) {
        return "/" + Refusals.idOfName(name).replace('.', '/');
    }
}
