package uk.oocd.protocol;

import java.time.LocalDate;
import java.util.Map;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Attribution;

/**
 * Everything that may be asked of the protocol of a service. {@code today} is the day of {@code by.at} in Europe/London;
 * {@code version} the number of the version meant.
 */
public sealed interface ProtocolCommand {

    @TargetAggregateIdentifier
    ProtocolId protocol();

    Attribution by();

    /**
     * Begins the next version.
     *
     * @param effectiveFrom the first day on which it is to apply; null where that is not settled
     */
    record BeginDraft(
            ProtocolId protocol,
            DraftOrigin origin,
            ProtocolContent content,
            @Nullable LocalDate effectiveFrom,
            String changeNote,
            LocalDate today,
            Attribution by)
            implements ProtocolCommand {}

    /**
     * Puts another content in the place of a draft's.
     *
     * @param table the one decision table that differs; null where the whole was replaced
     */
    record ReplaceContent(
            ProtocolId protocol,
            int version,
            ProtocolContent content,
            @Nullable String table,
            Attribution by) implements ProtocolCommand {}

    /** Says from when a draft is to apply, and what changes with it. */
    record DescribeDraft(
            ProtocolId protocol,
            int version,
            @Nullable LocalDate effectiveFrom,
            String changeNote,
            LocalDate today,
            Attribution by)
            implements ProtocolCommand {}

    /** Asks for approval: from here on the draft stands still. */
    record SubmitDraft(ProtocolId protocol, int version, ContentCheck check, LocalDate today, Attribution by)
            implements ProtocolCommand {}

    /** Gives a submitted draft back to its authors. */
    record SendBackDraft(ProtocolId protocol, int version, String reason, Attribution by) implements ProtocolCommand {}

    /**
     * Approves what was submitted, gaps and all.
     *
     * @param reasons by {@link ContentFinding#id}, why each gap is accepted
     */
    record ApproveVersion(
            ProtocolId protocol,
            int version,
            ContentCheck check,
            Map<String, String> reasons,
            LocalDate today,
            Attribution by)
            implements ProtocolCommand {
        public ApproveVersion {
            reasons = Map.copyOf(reasons);
        }
    }

    /** Gives up a draft. */
    record DropDraft(ProtocolId protocol, int version, String reason, Attribution by) implements ProtocolCommand {}

    /** Takes an approved version back before it applies to anybody. */
    record WithdrawVersion(ProtocolId protocol, int version, String reason, LocalDate today, Attribution by)
            implements ProtocolCommand {}
}
