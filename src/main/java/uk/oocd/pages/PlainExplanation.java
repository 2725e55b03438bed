package uk.oocd.pages;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.Delivery.Language;
import uk.oocd.casefile.Disposal;
import uk.oocd.casefile.PoliceDecision;
import uk.oocd.casefile.Referral;
import uk.oocd.inspection.CaseRecord;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.Protocols;
import uk.oocd.protocol.WelshNames;
import uk.oocd.wording.Wording;

/**
 * Drafts what a child is told, from the record, in short sentences and plain words, in English or Welsh. A draft: whoever
 * delivers the outcome makes it fit the child. The texts are {@code explanations/v1.english.properties} and its Welsh
 * fellow, with the names that the protocol has in Welsh; a delivery keeps which it began as. Of a spent caution it never says that nobody will see it: the police may
 * disclose what they think relevant.
 */
@Component
class PlainExplanation {

    /** Of the texts; one that was used is never changed. */
    static final int VERSION = 1;

    private static final String IN_ENGLISH = "in-english";

    private final Map<Language, Properties> texts = new EnumMap<>(Language.class);
    private final Wording wording;
    private final Protocols protocols;

    PlainExplanation(Wording wording, Protocols protocols) {
        this.wording = wording;
        this.protocols = protocols;
        for (var language : Language.values()) texts.put(language, read(language));
    }

    private static Properties read(Language language) {
        var file = new ClassPathResource(
                "explanations/v" + VERSION + "." + language.name().toLowerCase(Locale.ROOT) + ".properties");
        try (var in = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            var read = new Properties();
            read.load(in);
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where the police have not decided. */
    String of(CaseRecord record, Language language) {
        var decided = record.decision();
        if (decided == null) return "";
        var disposal = Disposal.of(decided.value());
        var parts = new ArrayList<String>();
        parts.add(say(
                language,
                "about",
                String.join(
                        ", ",
                        record.referral().value().offences().stream()
                                .map(offence ->
                                        offence(offence, record.referral().protocol(), language))
                                .toList())));
        parts.add(say(language, "decided", day(decided.by().day(), language), outcome(decided.value(), language)));
        var recommended = record.recommendation();
        if (recommended != null) {
            boolean same = recommended.value().outcome().equals(decided.value().outcome());
            parts.add(say(
                    language,
                    same ? "panel.same" : "panel.other",
                    day(recommended.value().satOn(), language)));
        }
        parts.add(say(language, "means." + disposal));
        if (disposal.caution()) parts.add(say(language, "spent." + disposal));
        parts.add(say(language, decided.value().followUp() ? "next.do" : "next.nothing"));
        parts.add(say(language, "ask"));
        return String.join("\n\n", parts);
    }

    private String offence(Referral.Offence offence, @Nullable ProtocolRef version, Language language) {
        return switch (language) {
            case ENGLISH -> offence.description();
            case WELSH ->
                welsh(version)
                        .flatMap(names -> names.offence(offence.code()))
                        .orElseGet(() -> say(language, IN_ENGLISH, offence.description()));
        };
    }

    private String outcome(PoliceDecision decision, Language language) {
        return switch (language) {
            case ENGLISH -> decision.label();
            case WELSH ->
                welsh(decision.protocol())
                        .flatMap(names -> names.outcome(decision.outcome().value()))
                        .orElseGet(() -> say(language, IN_ENGLISH, decision.label()));
        };
    }

    private Optional<WelshNames> welsh(@Nullable ProtocolRef version) {
        return Optional.ofNullable(version).flatMap(protocols::find).flatMap(p -> Optional.ofNullable(p.welsh()));
    }

    /**
     * What the officer who referred the child is told: the outcome, why, and whether what was agreed was done. Empty where
     * the police have not decided.
     */
    String feedback(CaseRecord record) {
        var decided = record.decision();
        if (decided == null) return "";
        var parts = new ArrayList<String>();
        parts.add("Thank you for your referral of "
                + wording.day(record.referral().value().referredOn()) + ". The police decided on "
                + wording.day(decided.by().at()) + ": " + decided.value().label() + ".");
        var recommended = record.recommendation();
        if (recommended != null) {
            recommended
                    .value()
                    .rationale()
                    .narrative()
                    .known()
                    .ifPresent(why -> parts.add("The panel’s reasons: " + why));
        }
        var reason = decided.value().reason();
        if (reason != null) reason.known().ifPresent(why -> parts.add("The police’s reason: " + why));
        var end = record.followUpEnd();
        if (end != null) {
            parts.add(
                    end.value().completed()
                            ? "What was agreed was completed on "
                                    + wording.day(end.value().endedOn()) + "."
                            : "What was agreed was not completed.");
        }
        return String.join("\n\n", parts);
    }

    private static String day(LocalDate day, Language language) {
        var locale = switch (language) {
            case ENGLISH -> Locale.UK;
            case WELSH -> Locale.of("cy", "GB");
        };
        return DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(day);
    }

    private String say(Language language, String key, Object... facts) {
        var pattern = Objects.requireNonNull(texts.get(language)).getProperty(key);
        return new MessageFormat(Objects.requireNonNull(pattern, key), Locale.UK).format(facts);
    }
}
