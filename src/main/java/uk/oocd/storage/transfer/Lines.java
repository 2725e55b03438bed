package uk.oocd.storage.transfer;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import uk.oocd.storage.log.Commit;
import uk.oocd.storage.log.LogEvent;

/** The lines of an export, see {@code contracts/log/export.v1.schema.json}. Bytes are Base64, hashes hexadecimal. */
final class Lines {

    static final String FORMAT = "oocd-log";
    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private Lines() {}

    /** @param head position of the last event, -1 where there is none */
    record Header(String format, int version, long head) {}

    record CommitLine(
            long position, String id, String highWater, List<EventLine> events, String digest, String chain) {}

    record EventLine(
            String id,
            @Nullable Place stream,
            String timestamp,
            String payloadType,
            @Nullable String payloadRevision,
            String payload,
            String metadata) {}

    record Place(String type, String stream, long sequence) {}

    record Closing(long commits, long events, long head, String chain) {}

    /** A line that is not what it should be. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String what) {
            super(what, null, false, false);
        }
    }

    static byte[] write(Object line) {
        var json = JSON.writeValueAsBytes(line);
        var whole = new byte[json.length + 1];
        System.arraycopy(json, 0, whole, 0, json.length);
        whole[json.length] = '\n';
        return whole;
    }

    static byte[] write(Commit commit) {
        return write(new CommitLine(
                commit.firstPosition(),
                commit.id().toString(),
                commit.highWater().toString(),
                commit.events().stream().map(Lines::line).toList(),
                hex(commit.digest()),
                hex(commit.chain())));
    }

    static Header header(byte[] line) throws Unreadable {
        var header = read(line, Header.class, "no header of an exported log");
        if (!header.format().equals(FORMAT)) throw new Unreadable("no header of an exported log");
        if (header.version() != VERSION)
            throw new Unreadable(
                    "an exported log of version " + header.version() + ", and this program knows version " + VERSION);
        return header;
    }

    static Closing closing(byte[] line) throws Unreadable {
        return read(line, Closing.class, "no closing line");
    }

    static Commit commit(byte[] line) throws Unreadable {
        var commit = read(line, CommitLine.class, "no commit of an exported log");
        try {
            return new Commit(
                    commit.position(),
                    UUID.fromString(commit.id()),
                    Instant.parse(commit.highWater()),
                    commit.events().stream().map(Lines::event).toList(),
                    HexFormat.of().parseHex(commit.digest()),
                    HexFormat.of().parseHex(commit.chain()));
        } catch (IllegalArgumentException | DateTimeException | NullPointerException e) {
            throw new Unreadable("no commit of an exported log");
        }
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    private static EventLine line(LogEvent event) {
        var place = event.stream();
        return new EventLine(
                event.id(),
                place == null ? null : new Place(place.type(), place.stream(), place.sequence()),
                event.timestamp().toString(),
                event.payloadType(),
                event.payloadRevision(),
                Base64.getEncoder().encodeToString(event.payload()),
                Base64.getEncoder().encodeToString(event.metadata()));
    }

    private static LogEvent event(EventLine line) {
        var place = line.stream();
        return new LogEvent(
                line.id(),
                place == null ? null : new LogEvent.StreamPlace(place.type(), place.stream(), place.sequence()),
                Instant.parse(line.timestamp()),
                line.payloadType(),
                line.payloadRevision(),
                Base64.getDecoder().decode(line.payload()),
                Base64.getDecoder().decode(line.metadata()));
    }

    private static <T> T read(byte[] line, Class<T> type, String fault) throws Unreadable {
        try {
            return JSON.readValue(line, type);
        } catch (JacksonException e) {
            throw new Unreadable(fault); // Jackson's own words would quote the line
        }
    }
}
