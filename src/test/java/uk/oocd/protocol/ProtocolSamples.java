package uk.oocd.protocol;

import static uk.oocd.Samples.by;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.protocol.ProtocolCommand.ApproveVersion;
import uk.oocd.protocol.ProtocolCommand.BeginDraft;
import uk.oocd.protocol.ProtocolCommand.DescribeDraft;
import uk.oocd.protocol.ProtocolCommand.DropDraft;
import uk.oocd.protocol.ProtocolCommand.ReplaceContent;
import uk.oocd.protocol.ProtocolCommand.SendBackDraft;
import uk.oocd.protocol.ProtocolCommand.SubmitDraft;
import uk.oocd.protocol.ProtocolCommand.WithdrawVersion;
import uk.oocd.protocol.ProtocolEvent.ContentReplaced;
import uk.oocd.protocol.ProtocolEvent.DraftBegun;
import uk.oocd.protocol.ProtocolEvent.DraftDescribed;
import uk.oocd.protocol.ProtocolEvent.DraftSentBack;
import uk.oocd.protocol.ProtocolEvent.DraftSubmitted;
import uk.oocd.protocol.ProtocolEvent.VersionApproved;

/** The protocol of a fictional service: drafted by one, approved by another. */
final class ProtocolSamples {

    static final ProtocolId PROTOCOL = new ProtocolId("yjs-north");
    static final LocalDate TODAY = LocalDate.parse("2026-05-04");
    static final LocalDate JUNE = LocalDate.parse("2026-06-01");
    static final LocalDate JULY = LocalDate.parse("2026-07-01");
    static final String NOTE = "Knife possession is always referred (fictional)";
    static final String WHY = "The guidance was put off (fictional)";

    static final Attribution AUTHOR = by("author-1", Role.PROTOCOL_AUTHOR, PROTOCOL.service(), TODAY + "T09:00:00Z");
    static final Attribution OTHER_AUTHOR =
            by("author-2", Role.PROTOCOL_AUTHOR, PROTOCOL.service(), TODAY + "T10:00:00Z");
    static final Attribution APPROVER = by("approver-1", Role.PROTOCOL_APPROVER, "force-north", TODAY + "T11:00:00Z");

    static final ProtocolContent CONTENT = content("a");
    static final ProtocolContent OTHER_CONTENT = content("b");
    static final ContentFinding ERROR = ContentFinding.inField("outcomes/0/clause", "There is no clause 9.9.");
    static final ContentFinding GAP = gap("No row holds where score is 4.");
    static final ContentFinding OTHER_GAP = gap("No row holds where score is 5.");

    private ProtocolSamples() {}

    static ProtocolContent content(String text) {
        return new ProtocolContent(1, text, "digest of " + text);
    }

    private static ContentFinding gap(String sentence) {
        return new ContentFinding(ContentFinding.Kind.GAP, null, "eligibility", List.of(), "score", null, sentence);
    }

    static ContentCheck check(ProtocolContent content, ContentFinding... findings) {
        return new ContentCheck(content.digest(), List.of(findings));
    }

    static BeginDraft begin() {
        return new BeginDraft(PROTOCOL, new DraftOrigin.Uploaded(), CONTENT, JUNE, NOTE, TODAY, AUTHOR);
    }

    static DraftBegun begun(int version, @Nullable LocalDate from) {
        return new DraftBegun(PROTOCOL, version, new DraftOrigin.Uploaded(), CONTENT, from, NOTE, AUTHOR);
    }

    static ReplaceContent replace(ProtocolContent content) {
        return new ReplaceContent(PROTOCOL, 1, content, null, OTHER_AUTHOR);
    }

    static ContentReplaced replaced(ProtocolContent content) {
        return new ContentReplaced(PROTOCOL, 1, content, null, OTHER_AUTHOR);
    }

    static DescribeDraft describe(@Nullable LocalDate from, String note) {
        return new DescribeDraft(PROTOCOL, 1, from, note, TODAY, OTHER_AUTHOR);
    }

    static DraftDescribed described(@Nullable LocalDate from, String note) {
        return new DraftDescribed(PROTOCOL, 1, from, note, OTHER_AUTHOR);
    }

    static SubmitDraft submit(int version, ContentFinding... findings) {
        return new SubmitDraft(PROTOCOL, version, check(CONTENT, findings), TODAY, AUTHOR);
    }

    static DraftSubmitted submitted(int version) {
        return new DraftSubmitted(PROTOCOL, version, CONTENT.digest(), AUTHOR);
    }

    static SendBackDraft sendBack(String reason) {
        return new SendBackDraft(PROTOCOL, 1, reason, APPROVER);
    }

    static DraftSentBack sentBack() {
        return new DraftSentBack(PROTOCOL, 1, WHY, APPROVER);
    }

    static ApproveVersion approve(
            int version, LocalDate today, Map<String, String> reasons, ContentFinding... findings) {
        return new ApproveVersion(PROTOCOL, version, check(CONTENT, findings), reasons, today, APPROVER);
    }

    static VersionApproved approved(int version, LocalDate from, AcceptedGap... gaps) {
        return new VersionApproved(PROTOCOL, version, from, NOTE, CONTENT.digest(), List.of(gaps), APPROVER);
    }

    static DropDraft drop(String reason) {
        return new DropDraft(PROTOCOL, 1, reason, AUTHOR);
    }

    static WithdrawVersion withdraw(LocalDate today, String reason) {
        return new WithdrawVersion(PROTOCOL, 1, reason, today, APPROVER);
    }

    /** A version from its beginning to its approval. */
    static Stream<ProtocolEvent> agreed(int version, LocalDate from) {
        return Stream.of(begun(version, from), submitted(version), approved(version, from));
    }
}
