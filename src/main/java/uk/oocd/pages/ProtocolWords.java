package uk.oocd.pages;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uk.oocd.kernel.Attribution;
import uk.oocd.protocol.DraftOrigin;
import uk.oocd.protocol.ProtocolOutline;
import uk.oocd.protocol.ProtocolOutline.Difference;
import uk.oocd.protocol.ProtocolRef;
import uk.oocd.protocol.ProtocolVersion.Status;
import uk.oocd.security.People;
import uk.oocd.wording.Wording;

/** Says what stands in a protocol in words, for the templates, which know it as {@code tell}. */
@Component
public class ProtocolWords {

    /** The model attribute. */
    public static final String MODEL = "tell";

    private final Wording wording;
    private final People people;

    ProtocolWords(Wording wording, People people) {
        this.wording = wording;
        this.people = people;
    }

    /** A field of a content: {@code timeLimits} becomes {@code Time limits}. */
    public String field(String name) {
        if (name.isEmpty()) return "In general";
        var kebab = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return wording.label("protocol-field", kebab);
    }

    /** Which line of a part: one word, and a field's name, as words; a longer code or a number stays as it is. */
    public String line(String name) {
        return name.matches("[a-z]+([A-Z][a-z]+)*") ? field(name) : name;
    }

    /** A value of it: {@code EITHER_WAY} becomes {@code Either way}; every other text stays as it is. */
    public String text(String value) {
        if (value.equals("true")) return "Yes";
        if (value.equals("false")) return "No";
        if (!value.matches("[A-Z]{2,}(_[A-Z]+)*")) return value;
        return value.charAt(0) + value.substring(1).toLowerCase(Locale.UK).replace('_', ' ');
    }

    /** The same of a field: a code is shown to the letter. */
    public String text(String field, String value) {
        return field.equals("code") ? value : text(value);
    }

    public String status(Status status) {
        return wording.label(status);
    }

    /** The colour of a status's tag. */
    public String colour(Status status) {
        return switch (status) {
            case DRAFT -> "grey";
            case SUBMITTED -> "yellow";
            case APPROVED -> "light-blue";
            case IN_FORCE -> "green";
            case RETIRED, DROPPED, WITHDRAWN -> "grey";
        };
    }

    public String version(ProtocolRef ref) {
        return people.organisation(ref.protocol()) + ", version " + ref.version();
    }

    public String people(Set<String> accounts) {
        return accounts.stream().map(people::name).collect(Collectors.joining(", "));
    }

    /** Who did it and when; null for null. */
    public @Nullable String when(@Nullable Attribution by) {
        return by == null ? null : people.name(by.actor()) + ", " + wording.moment(by.at());
    }

    public String origin(DraftOrigin origin) {
        return switch (origin) {
            case DraftOrigin.Copied(var version) -> "A copy of " + version(version);
            case DraftOrigin.Uploaded _ -> "A file";
            case DraftOrigin.Blank _ -> "Nothing";
        };
    }

    /** How a part is laid out. */
    public String form(ProtocolOutline.Part part) {
        return switch (part) {
            case ProtocolOutline.Values _ -> "values";
            case ProtocolOutline.Listing _ -> "listing";
            case ProtocolOutline.Decisions _ -> "decisions";
            case ProtocolOutline.Unreadable _ -> "unreadable";
        };
    }

    public String kind(Difference.Kind kind) {
        return wording.label(kind);
    }
}
