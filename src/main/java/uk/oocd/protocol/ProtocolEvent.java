package uk.oocd.protocol;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Attribution;

/**
 * Everything that may have happened to the protocol of a service. Stored for good; see {@code contracts/events/protocol}.
 * That a version came into force or was retired is no event: it follows from the dates of those approved.
 */
public sealed interface ProtocolEvent {

    ProtocolId protocol();

    /** The number of the version that it happened to, from 1. */
    int version();

    Attribution by();

    /** @param effectiveFrom the first day on which it is to apply; null where that was not settled */
    record DraftBegun(
            ProtocolId protocol,
            int version,
            DraftOrigin origin,
            ProtocolContent content,
            @Nullable LocalDate effectiveFrom,
            String changeNote,
            Attribution by)
            implements ProtocolEvent {}

    /** @param table the one decision table that differs; null where the whole was replaced */
    record ContentReplaced(
            ProtocolId protocol,
            int version,
            ProtocolContent content,
            @Nullable String table,
            Attribution by) implements ProtocolEvent {}

    record DraftDescribed(
            ProtocolId protocol, int version, @Nullable LocalDate effectiveFrom, String changeNote, Attribution by)
            implements ProtocolEvent {}

    /** @param digest of the content as it was submitted */
    record DraftSubmitted(ProtocolId protocol, int version, String digest, Attribution by) implements ProtocolEvent {}

    record DraftSentBack(ProtocolId protocol, int version, String reason, Attribution by) implements ProtocolEvent {}

    /**
     * @param effectiveFrom the first day, in Europe/London, on which it applies
     * @param digest of the content approved
     * @param gaps those that the approver accepted; none is left open
     */
    record VersionApproved(
            ProtocolId protocol,
            int version,
            LocalDate effectiveFrom,
            String changeNote,
            String digest,
            List<AcceptedGap> gaps,
            Attribution by)
            implements ProtocolEvent {
        public VersionApproved {
            gaps = List.copyOf(gaps);
        }
    }

    record DraftDropped(ProtocolId protocol, int version, String reason, Attribution by) implements ProtocolEvent {}

    record VersionWithdrawn(ProtocolId protocol, int version, String reason, Attribution by) implements ProtocolEvent {}
}
