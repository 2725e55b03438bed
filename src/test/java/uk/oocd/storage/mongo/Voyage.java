package uk.oocd.storage.mongo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.storage.log.CommitLog.Located;
import uk.oocd.storage.log.LogEvent;
import uk.oocd.views.ViewDefinition;

/**
 * What a projection makes of one stream. One event passed over, taken twice or in another order makes another digest.
 *
 * @param legs how many events there were
 */
record Voyage(long legs, String digest) {

    static ViewDefinition<Voyage> view(String name) {
        return new ViewDefinition<>(name, Voyage.class, new Voyage(0, ""), List.of());
    }

    Voyage after(long position, String event, long leg) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((digest + " " + position + " " + event + " " + leg).getBytes(UTF_8));
            return new Voyage(legs + 1, HexFormat.of().formatHex(sha256.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** What {@link SharedDatabase#documents} is to say of a projection, by no code but this of all that is in the log. */
    static SortedMap<String, String> rebuilt(String view, List<Located> log) {
        SortedMap<String, Voyage> voyages = new TreeMap<>();
        SortedMap<String, String> documents = new TreeMap<>();
        for (Located located : log) {
            LogEvent.@Nullable StreamPlace place = located.event().stream();
            if (place == null) throw new AssertionError("an event of no stream at position " + located.position());
            String key = view + " " + place.stream();
            Voyage voyage = voyages.getOrDefault(key, new Voyage(0, ""))
                    .after(located.position(), located.event().id(), place.sequence());
            voyages.put(key, voyage);
            documents.put(key, located.position() + " {} " + JsonMapper.shared().writeValueAsString(voyage));
        }
        return documents;
    }
}
