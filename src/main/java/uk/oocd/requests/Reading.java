package uk.oocd.requests;

import static uk.oocd.requests.RequestProblem.CHOICE_MISSING;
import static uk.oocd.requests.RequestProblem.CHOICE_UNKNOWN;
import static uk.oocd.requests.RequestProblem.DATE_IMPOSSIBLE;
import static uk.oocd.requests.RequestProblem.DATE_MISSING;
import static uk.oocd.requests.RequestProblem.NUMBER_IMPOSSIBLE;
import static uk.oocd.requests.RequestProblem.TIME_IMPOSSIBLE;
import static uk.oocd.requests.RequestProblem.TIME_MISSING;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Personal;
import uk.oocd.kernel.Problem;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.Subject;
import uk.oocd.kernel.Texts;

/** Reads fields, and remembers each that could not be read. What stands in for such a field never reaches a command. */
final class Reading {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})[/., -]+(\\d{1,2})[/., -]+(\\d{4})");

    private final List<Refusal> refusals = new ArrayList<>();

    static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    static Personal<String> personal(Subject subject, @Nullable String text) {
        return Personal.of(subject, text(text));
    }

    static @Nullable Personal<String> personalOrNull(Subject subject, @Nullable String text) {
        return text(text).isEmpty() ? null : personal(subject, text);
    }

    /**
     * Reads {@code 2026-03-27}, {@code 27/3/2026} or a form's three fields, which arrive as {@code 27,3,2026}.
     *
     * @param standIn what to go on with where it cannot be read
     */
    LocalDate date(@Nullable String text, String pointer, LocalDate standIn) {
        return optionalDate(text, pointer).orElseGet(() -> {
            if (isBlankDate(text)) refusals.add(Refusal.at(pointer, DATE_MISSING));
            return standIn;
        });
    }

    @Nullable
    LocalDate dateOrNull(@Nullable String text, String pointer) {
        return optionalDate(text, pointer).orElse(null);
    }

    private Optional<LocalDate> optionalDate(@Nullable String text, String pointer) {
        if (isBlankDate(text)) return Optional.empty();
        var trimmed = text(text);
        try {
            var yearFirst = YEAR_FIRST.matcher(trimmed);
            if (yearFirst.matches()) {
                return Optional.of(day(yearFirst.group(1), yearFirst.group(2), yearFirst.group(3)));
            }
            var dayFirst = DAY_FIRST.matcher(trimmed);
            if (dayFirst.matches()) return Optional.of(day(dayFirst.group(3), dayFirst.group(2), dayFirst.group(1)));
        } catch (DateTimeException e) {
            // No such day: said below, like any other text that is no date
        }
        refusals.add(Refusal.at(pointer, DATE_IMPOSSIBLE));
        return Optional.empty();
    }

    private static LocalDate day(String year, String month, String day) {
        return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
    }

    private static boolean isBlankDate(@Nullable String text) {
        return text(text).replace(",", "").isBlank();
    }

    /** Those of several that are not blank; a form sends all that were ticked as one text, divided by commas. */
    static List<String> each(@Nullable List<@Nullable String> texts) {
        if (texts == null) return List.of();
        return texts.stream()
                .flatMap(text -> Arrays.stream(text(text).split(",")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** A whole number; null where it is left out. */
    @Nullable
    Integer numberOrNull(@Nullable String text, String pointer) {
        if (text(text).isEmpty()) return null;
        try {
            return Integer.valueOf(text(text));
        } catch (NumberFormatException e) {
            refusals.add(Refusal.at(pointer, NUMBER_IMPOSSIBLE));
            return null;
        }
    }

    /** Several whole numbers, as {@link #each} reads them. */
    List<Integer> numbers(@Nullable List<@Nullable String> texts, String pointer) {
        var numbers = new ArrayList<Integer>();
        for (var each : each(texts)) {
            var number = numberOrNull(each, pointer);
            if (number != null) numbers.add(number);
        }
        return numbers;
    }

    LocalTime time(@Nullable String text, String pointer) {
        var trimmed = text(text);
        if (trimmed.isEmpty()) refusals.add(Refusal.at(pointer, TIME_MISSING));
        else {
            try {
                return LocalTime.parse(trimmed.length() == 4 ? "0" + trimmed : trimmed);
            } catch (DateTimeException e) {
                refusals.add(Refusal.at(pointer, TIME_IMPOSSIBLE));
            }
        }
        return LocalTime.NOON;
    }

    /** Reads {@code EITHER_WAY}, {@code either-way} or {@code Either way}. */
    <E extends Enum<E>> E choice(@Nullable String text, Class<E> type, String pointer) {
        var choices = type.getEnumConstants();
        if (text(text).isEmpty()) {
            refusals.add(Refusal.at(pointer, CHOICE_MISSING));
            return choices[0];
        }
        return choiceOr(text, type, pointer, choices[0]);
    }

    /** The same, where leaving it out means something. */
    <E extends Enum<E>> E choiceOr(@Nullable String text, Class<E> type, String pointer, E whenBlank) {
        if (text(text).isEmpty()) return whenBlank;
        var wanted = text(text).toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_");
        return Arrays.stream(type.getEnumConstants())
                .filter(choice -> choice.name().equals(wanted))
                .findFirst()
                .orElseGet(() -> {
                    refusals.add(Refusal.at(pointer, CHOICE_UNKNOWN, possible(type)));
                    return whenBlank;
                });
    }

    private static <E extends Enum<E>> String possible(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(choice -> choice.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    /** The same, where leaving it out says nothing. */
    <E extends Enum<E>> @Nullable E choiceOrNull(@Nullable String text, Class<E> type, String pointer) {
        return text(text).isEmpty() ? null : choice(text, type, pointer);
    }

    void refuse(Refusal refusal) {
        refusals.add(refusal);
    }

    /** Adds what the rules say, save about a field that could not even be read: a stand-in's faults mean nothing. */
    void addAll(List<Refusal> byTheRules) {
        var unread = refusals.stream().map(Refusal::pointer).collect(Collectors.toCollection(HashSet::new));
        byTheRules.stream().filter(r -> !unread.contains(r.pointer())).forEach(refusals::add);
    }

    /**
     * The same, but only where something could not be read: the rules are not asked then, so what they would say without
     * knowing the case is said here. Where all could be read, they say all of it.
     */
    void addWhereUnreadable(List<Refusal> byTheRules) {
        if (!refusals.isEmpty()) addAll(byTheRules);
    }

    /** The same for one text that must not be blank. */
    void addWhereUnreadable(Personal<String> text, Problem whenMissing) {
        var byTheRules = new ArrayList<Refusal>();
        Texts.require(byTheRules, text, whenMissing.pointer(), whenMissing);
        addWhereUnreadable(byTheRules);
    }

    <T> Converted<T> converted(T value) {
        return refusals.isEmpty() ? new Converted.Ready<>(value) : new Converted.Faulty<>(refusals);
    }
}
