package uk.oocd.storage.log;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event as it is kept: names and bytes, nothing that a program could misread after a rename.
 *
 * @param id unique over the whole log
 * @param stream null for an event that belongs to no stream
 * @param timestamp when the writing program says it was made; kept to the nanosecond
 * @param payloadType the catalogue name, for example {@code case-file/outcome-agreed}
 * @param payload contract JSON, personal data sealed
 * @param metadata JSON, never personal data
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never shared
public record LogEvent(
        String id,
        @Nullable StreamPlace stream,
        Instant timestamp,
        String payloadType,
        @Nullable String payloadRevision,
        byte[] payload,
        byte[] metadata) {

    /**
     * @param type what kind of thing the stream is of
     * @param sequence 0 for the stream's first event, or where a stream begins elsewhere its first number; then one
     *     more each
     */
    public record StreamPlace(String type, String stream, long sequence) {}
}
