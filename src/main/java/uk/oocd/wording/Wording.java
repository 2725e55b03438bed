package uk.oocd.wording;

import static java.time.temporal.ChronoField.AMPM_OF_DAY;
import static java.time.temporal.ChronoField.CLOCK_HOUR_OF_AMPM;
import static java.time.temporal.ChronoField.MINUTE_OF_HOUR;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import uk.oocd.kernel.Coded;
import uk.oocd.kernel.Refusal;

/**
 * The words for what the rules say in codes, from {@code messages.properties}, the same on a page, in the API and in an
 * import report. Days and times are those of England and Wales.
 */
@Component("wording")
public class Wording {

    public static final ZoneId UK = ZoneId.of("Europe/London");

    private static final Locale LOCALE = Locale.UK;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", LOCALE);
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DAY)
            .appendLiteral(" at ")
            .appendValue(CLOCK_HOUR_OF_AMPM)
            .appendLiteral(':')
            .appendValue(MINUTE_OF_HOUR, 2)
            .appendText(AMPM_OF_DAY, Map.of(0L, "am", 1L, "pm"))
            .toFormatter(LOCALE);

    private final MessageSource messages;

    public Wording(MessageSource messages) {
        this.messages = messages;
    }

    /** What a refusal says, as a sentence. */
    public String sentence(Refusal refusal) {
        return sentence(refusal.problem().code(), refusal.facts().toArray());
    }

    /**
     * The same for a list of faults, away from the field: where the problem could be any field's, it begins with what
     * the field is called, the message {@code field.<pointer>} with dots and without numbers, for example
     * {@code field.offences.date}.
     */
    public String sentenceWithField(Refusal refusal) {
        var sentence = sentence(refusal);
        if (!refusal.problem().pointer().isEmpty() || refusal.pointer().isEmpty()) return sentence;
        var key = "field" + refusal.pointer().replaceAll("/\\d+(?=/|$)", "").replace('/', '.');
        var field = messages.getMessage(key, null, null, LOCALE);
        return field == null
                ? sentence
                : field + ": " + Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    /** The sentence under a code, its placeholders filled in order. */
    public String sentence(String code, Object... facts) {
        var said = Arrays.stream(facts).map(this::said).toArray();
        return messages.getMessage(code, said, LOCALE);
    }

    /**
     * What a code of ours is called: the message {@code label.<type>.<constant>}, for example
     * {@code label.outcome.youth-caution}; where there is none, the constant's own words.
     */
    public String label(Enum<?> code) {
        return label(typeOf(code), constantOf(code));
    }

    /** A line of help on one choice: the message {@code hint.<type>.<constant>}; null where there is none. */
    public @Nullable String hint(Enum<?> code) {
        return messages.getMessage("hint." + typeOf(code) + "." + constantOf(code), null, null, LOCALE);
    }

    /**
     * What a code from data is called, for example an agency: the message {@code label.<kind>.<code>}; where there is
     * none, the code's own words.
     */
    public String label(String kind, String code) {
        var words = code.replace('-', ' ');
        var plain = words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
        return String.valueOf(messages.getMessage("label." + kind + "." + code, null, plain, LOCALE));
    }

    /** A day, for example {@code 4 June 2026}. */
    public String day(LocalDate day) {
        return DAY.format(day);
    }

    /** The day in England and Wales at that moment. */
    public String day(Instant moment) {
        return DAY.format(moment.atZone(UK));
    }

    /** A moment in UK time, for example {@code 4 June 2026 at 9:32am}. */
    public String moment(Instant moment) {
        return MOMENT.format(moment.atZone(UK));
    }

    /** A moment for a {@code datetime} attribute. */
    public String machine(Instant moment) {
        return moment.toString();
    }

    private Object said(Object fact) {
        return switch (fact) {
            case Enum<?> code -> label(code);
            case Coded code -> label(code.kind(), code.code()).toLowerCase(LOCALE);
            case LocalDate day -> day(day);
            case Instant moment -> moment(moment);
            case Collection<?> several ->
                several.stream().map(each -> String.valueOf(said(each))).collect(Collectors.joining(", "));
            default -> fact;
        };
    }

    private static String typeOf(Enum<?> code) {
        return hyphenated(code.getDeclaringClass().getSimpleName());
    }

    private static String constantOf(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String hyphenated(String camelCase) {
        return camelCase.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
