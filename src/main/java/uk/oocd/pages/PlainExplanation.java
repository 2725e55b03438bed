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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.AssessmentDuty;
import uk.oocd.casefile.Condition;
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
 * delivers the outcome makes it fit the child. The texts are {@code explanations/v2.english.properties} and its Welsh
 * fellow, with the names that the protocol has in Welsh; a delivery keeps which it began as. A youth caution comes with
 * what the Crime and Disorder Act 1998 s.66ZA(3) and (4) want explained. Of a spent caution it never says that nobody will see it: the police may
 * disclose what they think relevant.
 */
@Component
class PlainExplanation {

    /** Of the texts; one that was used is never changed. */
    static final int VERSION = 2;

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

    /**
     * Empty where the police have not decided.
     *
     * @param conditions what the child is asked to do
     * @param duty whether the service must or may assess a child who is given a youth caution
     */
    String of(CaseRecord record, Language language, List<Condition> conditions, AssessmentDuty duty) {
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
        reason(record).ifPresent(why -> parts.add(say(language, "reason", inEnglish(language, why))));
        parts.add(say(language, "means." + disposal));
        if (disposal == Disposal.YOUTH_CAUTION) {
            parts.add(say(language, "meet." + duty));
            parts.add(say(language, "effects"));
            parts.add(say(language, "discharge." + duty));
        }
        if (disposal.caution()) parts.add(say(language, "spent." + disposal));
        parts.add(say(language, decided.value().followUp() ? "next.do" : "next.nothing"));
        if (!conditions.isEmpty()) parts.add(conditions(conditions, language));
        parts.add(say(language, "ask"));
        return String.join("\n\n", parts);
    }

    /** The police's own; where they gave none and decided as the panel recommended, the panel's. */
    private static Optional<String> reason(CaseRecord record) {
        var decided = record.decision();
        var recommended = record.recommendation();
        if (decided == null) return Optional.empty();
        var own = decided.value().reason();
        if (own != null) return own.known().filter(why -> !why.isBlank());
        return Optional.ofNullable(recommended)
                .filter(panel -> panel.value().outcome().equals(decided.value().outcome()))
                .flatMap(panel -> panel.value().rationale().narrative().known());
    }

    /** One a line, each with its last day; what was erased is left out. */
    private String conditions(List<Condition> conditions, Language language) {
        var lines = new ArrayList<String>();
        lines.add(say(language, "conditions"));
        for (var condition : conditions) {
            condition.what().known().ifPresent(what -> {
                var said = new ArrayList<String>();
                said.add(say(
                        language,
                        "condition",
                        Integer.toString(lines.size()),
                        inEnglish(language, bare(what)),
                        day(condition.until(), language)));
                var attendance = condition.attendance();
                if (attendance != null) {
                    var place = attendance.place().known();
                    var times = attendance.times().known();
                    if (place.isPresent() && times.isPresent()) {
                        said.add(say(language, "condition.attend", bare(place.get()), bare(times.get())));
                    }
                }
                var pounds = condition.penaltyPounds();
                if (pounds != null) said.add(say(language, "condition.pay", Integer.toString(pounds)));
                lines.add(String.join(" ", said));
            });
        }
        return String.join("\n", lines);
    }

    private static String bare(String sentence) {
        return sentence.strip().replaceFirst("\\.$", "");
    }

    /** What people wrote stands in English. */
    private String inEnglish(Language language, String written) {
        return switch (language) {
            case ENGLISH -> written;
            case WELSH -> say(language, IN_ENGLISH, written);
        };
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
