package uk.oocd.storage.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Events to put into a log. */
public final class LogEvents {

    private LogEvents() {}

    public static LogEvent event(String stream, long sequence) {
        return event(UUID.randomUUID().toString(), stream, sequence, Instant.parse("2026-03-02T10:15:30.123456789Z"));
    }

    public static LogEvent event(String id, @Nullable String stream, long sequence, Instant at) {
        return new LogEvent(
                id,
                stream == null ? null : new LogEvent.StreamPlace("ship", stream, sequence),
                at,
                "ship/departed",
                "1",
                ("{\"to\":\"" + stream + "\",\"leg\":" + sequence + "}").getBytes(UTF_8),
                "{}".getBytes(UTF_8));
    }

    /** An event that belongs to no stream. */
    public static LogEvent loose(String id) {
        return event(id, null, 0, Instant.parse("2026-03-02T10:15:30Z"));
    }

    /** So many events of a stream from {@code first} on. */
    public static List<LogEvent> run(String stream, long first, int count) {
        return LongStream.range(first, first + count)
                .mapToObj(sequence -> event(stream, sequence))
                .toList();
    }

    public static Commit append(CommitLog log, LogEvent... events) {
        return log.append(UUID.randomUUID(), List.of(events));
    }
}
