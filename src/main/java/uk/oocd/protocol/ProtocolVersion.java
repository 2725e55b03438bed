package uk.oocd.protocol;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Attribution;
import uk.oocd.protocol.ProtocolEvent.DraftBegun;

/**
 * One version of a service's protocol and how it came about.
 *
 * @param number from 1
 * @param effectiveFrom the first day, in Europe/London, on which it applies or is to apply; null where not settled
 * @param begun who began it, and when
 * @param authors the accounts of everybody who began, changed or submitted it, the first first; none may approve it
 * @param submitted who asked for approval last; null before, and once it was sent back
 * @param sentBack why it was sent back last, and by whom; null where it never was
 * @param approved null until it was
 * @param accepted the gaps accepted with the approval
 * @param ended why it was dropped or withdrawn, and by whom; null where it was not
 */
public record ProtocolVersion(
        ProtocolId protocol,
        int number,
        Standing standing,
        DraftOrigin origin,
        ProtocolContent content,
        @Nullable LocalDate effectiveFrom,
        String changeNote,
        Attribution begun,
        Set<String> authors,
        @Nullable Attribution submitted,
        @Nullable Reasoned sentBack,
        @Nullable Attribution approved,
        List<AcceptedGap> accepted,
        @Nullable Reasoned ended) {

    public ProtocolVersion {
        authors = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(authors));
        accepted = List.copyOf(accepted);
    }

    /** How far it has come. Whether an approved one applies follows from the day: {@link ProtocolBook#statusOn}. */
    public enum Standing {
        DRAFT,
        SUBMITTED,
        APPROVED,
        DROPPED,
        WITHDRAWN
    }

    /** What a version is on a day. */
    public enum Status {
        DRAFT,
        SUBMITTED,
        /** It will apply from a later day. */
        APPROVED,
        IN_FORCE,
        /** A later version took over. */
        RETIRED,
        DROPPED,
        WITHDRAWN
    }

    /** Something done for a reason. */
    public record Reasoned(String reason, Attribution by) {}

    static ProtocolVersion begun(DraftBegun e) {
        return new ProtocolVersion(
                e.protocol(),
                e.version(),
                Standing.DRAFT,
                e.origin(),
                e.content(),
                e.effectiveFrom(),
                e.changeNote(),
                e.by(),
                Set.of(e.by().actor()),
                null,
                null,
                null,
                List.of(),
                null);
    }

    ProtocolVersion after(ProtocolEvent event) {
        return switch (event) {
            case DraftBegun e -> begun(e);
            case ProtocolEvent.ContentReplaced e -> changed(e.content(), effectiveFrom, changeNote, e.by());
            case ProtocolEvent.DraftDescribed e -> changed(content, e.effectiveFrom(), e.changeNote(), e.by());
            case ProtocolEvent.DraftSubmitted e ->
                changed(content, effectiveFrom, changeNote, e.by()).standing(Standing.SUBMITTED, e.by());
            case ProtocolEvent.DraftSentBack e -> sentBack(new Reasoned(e.reason(), e.by()));
            case ProtocolEvent.VersionApproved e -> approved(e);
            case ProtocolEvent.DraftDropped e -> ended(Standing.DROPPED, new Reasoned(e.reason(), e.by()));
            case ProtocolEvent.VersionWithdrawn e -> ended(Standing.WITHDRAWN, new Reasoned(e.reason(), e.by()));
        };
    }

    public ProtocolRef ref() {
        return protocol.version(number);
    }

    /** Whether it is still being worked on or waits for approval. */
    public boolean open() {
        return standing == Standing.DRAFT || standing == Standing.SUBMITTED;
    }

    /** Whether it was approved, and is not withdrawn: everybody may read it. */
    public boolean agreed() {
        return standing == Standing.APPROVED;
    }

    private ProtocolVersion changed(
            ProtocolContent newContent, @Nullable LocalDate from, String note, Attribution author) {
        var hands = new LinkedHashSet<>(authors);
        hands.add(author.actor());
        return new ProtocolVersion(
                protocol,
                number,
                standing,
                origin,
                newContent,
                from,
                note,
                begun,
                hands,
                submitted,
                sentBack,
                approved,
                accepted,
                ended);
    }

    private ProtocolVersion standing(Standing now, @Nullable Attribution submittedBy) {
        return new ProtocolVersion(
                protocol,
                number,
                now,
                origin,
                content,
                effectiveFrom,
                changeNote,
                begun,
                authors,
                submittedBy,
                sentBack,
                approved,
                accepted,
                ended);
    }

    private ProtocolVersion sentBack(Reasoned why) {
        return new ProtocolVersion(
                protocol,
                number,
                Standing.DRAFT,
                origin,
                content,
                effectiveFrom,
                changeNote,
                begun,
                authors,
                null,
                why,
                approved,
                accepted,
                ended);
    }

    private ProtocolVersion approved(ProtocolEvent.VersionApproved e) {
        return new ProtocolVersion(
                protocol,
                number,
                Standing.APPROVED,
                origin,
                content,
                e.effectiveFrom(),
                e.changeNote(),
                begun,
                authors,
                submitted,
                sentBack,
                e.by(),
                e.gaps(),
                ended);
    }

    private ProtocolVersion ended(Standing how, Reasoned why) {
        return new ProtocolVersion(
                protocol,
                number,
                how,
                origin,
                content,
                effectiveFrom,
                changeNote,
                begun,
                authors,
                submitted,
                sentBack,
                approved,
                accepted,
                why);
    }
}
