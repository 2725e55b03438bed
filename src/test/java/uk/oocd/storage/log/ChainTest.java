package uk.oocd.storage.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import uk.oocd.storage.log.LogEvent.StreamPlace;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ChainTest {

    private static final UUID ID = UUID.fromString("00000000-0000-0001-0000-000000000002");
    private static final Instant AT = Instant.parse("2026-03-02T10:15:30.123456789Z");
    private static final StreamPlace PLACE = new StreamPlace("ship", "argo", 3);

    @Test
    void the_canonical_form_of_version_1_never_changes() throws Exception {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        String canonical = "756b2e6f6f63642f636f6d6d6974" // uk.oocd/commit
                + "00000001" // version
                + "0000000000000001" + "0000000000000002" // commit id
                + "00000002" // events
                + "00000001" + "61" // id: a
                + "01" + "00000004" + "73686970" + "00000004" + "6172676f" + "0000000000000003" // ship argo 3
                + "0000000069a56342" + "075bcd15" // seconds, nanoseconds
                + "00000001" + "74" // type: t
                + "ffffffff" // no revision
                + "00000002" + "7b7d" + "00000000" // {} and nothing
                + "00000001" + "62" + "00" // id: b, no stream
                + "0000000000000000" + "00000000" // 1970
                + "00000001" + "74" + "00000000" // type: t, empty revision
                + "00000000" + "00000001" + "ff";
        assertThat(Chain.digest(
                        ID,
                        List.of(
                                new LogEvent("a", PLACE, AT, "t", null, "{}".getBytes(UTF_8), new byte[0]),
                                new LogEvent("b", null, Instant.EPOCH, "t", "", new byte[0], new byte[] {-1}))))
                .isEqualTo(sha256.digest(HexFormat.of().parseHex(canonical)));
    }

    @Test
    void a_chain_value_is_the_hash_of_the_one_before_the_position_and_the_digest() throws Exception {
        byte[] genesis = MessageDigest.getInstance("SHA-256")
                .digest(HexFormat.of().parseHex("756b2e6f6f63642f67656e6573697300000001"));
        assertThat(Chain.genesis()).isEqualTo(genesis);
        byte[] digest = Chain.digest(ID, List.of(LogEvents.loose("x")));
        byte[] fields = HexFormat.of()
                .parseHex(HexFormat.of().formatHex(genesis)
                        + "0000000000000105"
                        + HexFormat.of().formatHex(digest));
        assertThat(Chain.next(genesis, 261, digest))
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(fields));
    }

    @Test
    void any_difference_in_any_field_makes_another_digest() {
        Map<String, LogEvent> events = new LinkedHashMap<>();
        events.put("as it was", event("a", PLACE, AT, "t", "1", "{}", "{}"));
        events.put("id", event("b", PLACE, AT, "t", "1", "{}", "{}"));
        events.put("stream", event("a", new StreamPlace("ship", "arg", 3), AT, "t", "1", "{}", "{}"));
        events.put("stream type", event("a", new StreamPlace("shi", "argo", 3), AT, "t", "1", "{}", "{}"));
        events.put("moved", event("a", new StreamPlace("shipa", "rgo", 3), AT, "t", "1", "{}", "{}"));
        events.put("sequence", event("a", new StreamPlace("ship", "argo", 4), AT, "t", "1", "{}", "{}"));
        events.put("no stream", event("a", null, AT, "t", "1", "{}", "{}"));
        events.put("seconds", event("a", PLACE, AT.plusSeconds(1), "t", "1", "{}", "{}"));
        events.put("nanoseconds", event("a", PLACE, AT.plusNanos(1), "t", "1", "{}", "{}"));
        events.put("type", event("a", PLACE, AT, "u", "1", "{}", "{}"));
        events.put("revision", event("a", PLACE, AT, "t", "2", "{}", "{}"));
        events.put("empty revision", event("a", PLACE, AT, "t", "", "{}", "{}"));
        events.put("no revision", new LogEvent("a", PLACE, AT, "t", null, "{}".getBytes(UTF_8), "{}".getBytes(UTF_8)));
        events.put("moved into the revision", event("a", PLACE, AT, "", "t1", "{}", "{}"));
        events.put("payload", event("a", PLACE, AT, "t", "1", "{ }", "{}"));
        events.put("metadata", event("a", PLACE, AT, "t", "1", "{}", "{ }"));
        events.put("moved into the metadata", event("a", PLACE, AT, "t", "1", "", "{}{}"));

        Map<String, String> digests = new LinkedHashMap<>();
        events.forEach((what, event) -> digests.put(hex(ID, List.of(event)), what));
        LogEvent one = event("a", PLACE, AT, "t", "1", "{}", "{}");
        LogEvent other = event("b", null, AT, "t", "1", "{}", "{}");
        digests.put(hex(UUID.fromString("00000000-0000-0001-0000-000000000003"), List.of(one)), "commit id");
        digests.put(hex(ID, List.of(one, other)), "one more");
        digests.put(hex(ID, List.of(other, one)), "the other way round");
        assertThat(digests).hasSize(events.size() + 3);
    }

    private static LogEvent event(
            String id,
            @Nullable StreamPlace place,
            Instant at,
            String type,
            String revision,
            String payload,
            String metadata) {
        return new LogEvent(id, place, at, type, revision, payload.getBytes(UTF_8), metadata.getBytes(UTF_8));
    }

    private static String hex(UUID id, List<LogEvent> events) {
        return HexFormat.of().formatHex(Chain.digest(id, events));
    }
}
