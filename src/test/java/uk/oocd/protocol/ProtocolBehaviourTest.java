package uk.oocd.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.oocd.protocol.ProtocolProblem.*;
import static uk.oocd.protocol.ProtocolSamples.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import uk.oocd.kernel.Behaviour;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.TextProblem;
import uk.oocd.kernel.Texts;
import uk.oocd.protocol.ProtocolCommand.ApproveVersion;
import uk.oocd.protocol.ProtocolCommand.BeginDraft;
import uk.oocd.protocol.ProtocolEvent.DraftDropped;
import uk.oocd.protocol.ProtocolEvent.VersionWithdrawn;
import uk.oocd.protocol.ProtocolVersion.Status;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ProtocolBehaviourTest {

    private static final String TOO_LONG = "x".repeat(Texts.LIMIT + 1);
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    private final Behaviour<ProtocolCommand, ProtocolBook, ProtocolEvent> protocol =
            new Behaviour<>(new ProtocolDecider(), ProtocolAggregate.class);

    @Test
    void a_draft_is_begun_with_the_next_number() {
        protocol.given().when(begin()).then(begun(1, JUNE));
        protocol.given(events(agreed(1, JUNE))).when(begin()).then(begun(2, JUNE));
    }

    @Test
    void a_draft_may_be_begun_before_its_day_and_its_note_are_settled() {
        var open = new BeginDraft(PROTOCOL, new DraftOrigin.Blank(), CONTENT, null, "", TODAY, AUTHOR);
        protocol.given()
                .when(open)
                .then(new ProtocolEvent.DraftBegun(PROTOCOL, 1, new DraftOrigin.Blank(), CONTENT, null, "", AUTHOR));
    }

    @Test
    void there_is_one_draft_at_a_time() {
        protocol.given(begun(1, JUNE)).when(begin()).thenRefused(Refusal.of(DRAFT_EXISTS, 1));
        protocol.given(begun(1, JUNE), submitted(1)).when(begin()).thenRefused(Refusal.of(DRAFT_EXISTS, 1));
    }

    @Test
    void after_a_draft_was_dropped_its_number_is_not_used_again() {
        protocol.given(begun(1, JUNE), dropped()).when(begin()).then(begun(2, JUNE));
    }

    @Test
    void a_draft_is_refused_with_everything_that_is_wrong() {
        var huge = content("x".repeat(ProtocolContent.LIMIT + 1));
        protocol.given()
                .when(new BeginDraft(PROTOCOL, new DraftOrigin.Uploaded(), huge, YESTERDAY, TOO_LONG, TODAY, AUTHOR))
                .thenRefused(
                        Refusal.of(CONTENT_TOO_LONG, ProtocolContent.LIMIT),
                        Refusal.at("/changeNote", TextProblem.TEXT_TOO_LONG, Texts.LIMIT),
                        Refusal.of(EFFECTIVE_DATE_PAST));
    }

    @Test
    void a_drafts_content_is_replaced_and_the_same_again_changes_nothing() {
        protocol.given(begun(1, JUNE)).when(replace(OTHER_CONTENT)).then(replaced(OTHER_CONTENT));
        protocol.given(begun(1, JUNE)).when(replace(CONTENT)).then();
    }

    @Test
    void content_that_is_too_long_is_refused() {
        protocol.given(begun(1, JUNE))
                .when(replace(content("x".repeat(ProtocolContent.LIMIT + 1))))
                .thenRefused(Refusal.of(CONTENT_TOO_LONG, ProtocolContent.LIMIT));
    }

    @Test
    void a_draft_is_described_anew() {
        protocol.given(begun(1, JUNE)).when(describe(JULY, WHY)).then(described(JULY, WHY));
        protocol.given(begun(1, JUNE)).when(describe(null, "")).then(described(null, ""));
        protocol.given(begun(1, JUNE))
                .when(describe(YESTERDAY, TOO_LONG))
                .thenRefused(
                        Refusal.at("/changeNote", TextProblem.TEXT_TOO_LONG, Texts.LIMIT),
                        Refusal.of(EFFECTIVE_DATE_PAST));
    }

    @Test
    void what_waits_for_approval_or_has_it_stands_still() {
        for (var standing : List.of(Stream.of(begun(1, JUNE), submitted(1)), agreed(1, JUNE))) {
            var past = events(standing);
            protocol.given(past).when(replace(OTHER_CONTENT)).thenRefused(Refusal.of(NOT_A_DRAFT, 1));
            protocol.given(past).when(describe(JULY, WHY)).thenRefused(Refusal.of(NOT_A_DRAFT, 1));
            protocol.given(past).when(submit(1)).thenRefused(Refusal.of(NOT_A_DRAFT, 1));
        }
    }

    @Test
    void a_draft_is_submitted_with_its_gaps() {
        protocol.given(begun(1, JUNE)).when(submit(1, GAP)).then(submitted(1));
    }

    @Test
    void a_draft_is_not_submitted_with_a_fault_without_a_note_or_without_a_day() {
        protocol.given(begun(1, null), described(null, " "))
                .when(submit(1, ERROR, GAP))
                .thenRefused(
                        Refusal.of(CHANGE_NOTE_MISSING),
                        Refusal.of(EFFECTIVE_DATE_MISSING),
                        Refusal.of(CONTENT_FAULTY, "Field outcomes/0/clause", "There is no clause 9.9."));
    }

    @Test
    void a_check_of_another_content_does_not_count() {
        protocol.given(begun(1, JUNE), replaced(OTHER_CONTENT))
                .when(submit(1))
                .thenRefused(Refusal.of(CHECKED_BEFORE_CHANGE));
        protocol.given(begun(1, JUNE), submitted(1))
                .when(new ApproveVersion(PROTOCOL, 1, check(OTHER_CONTENT), Map.of(), TODAY, APPROVER))
                .thenRefused(Refusal.of(CHECKED_BEFORE_CHANGE));
    }

    @Test
    void a_submitted_draft_is_sent_back_with_a_reason_and_may_come_again() {
        protocol.given(begun(1, JUNE), submitted(1)).when(sendBack(WHY)).then(sentBack());
        protocol.given(begun(1, JUNE), submitted(1))
                .when(sendBack(" "))
                .thenRefused(Refusal.of(VERSION_REASON_MISSING));
        protocol.given(begun(1, JUNE)).when(sendBack(WHY)).thenRefused(Refusal.of(NOT_SUBMITTED, 1));
        protocol.given(begun(1, JUNE), submitted(1), sentBack()).when(submit(1)).then(submitted(1));
    }

    @Test
    void what_was_submitted_is_approved_by_somebody_else() {
        protocol.given(begun(1, JUNE), submitted(1))
                .when(approve(1, TODAY, Map.of()))
                .then(approved(1, JUNE));
        protocol.given(begun(1, JUNE)).when(approve(1, TODAY, Map.of())).thenRefused(Refusal.of(NOT_SUBMITTED, 1));
    }

    @Test
    void it_may_apply_on_the_day_it_is_approved_but_not_before() {
        protocol.given(begun(1, JUNE), submitted(1))
                .when(approve(1, JUNE, Map.of()))
                .then(approved(1, JUNE));
        protocol.given(begun(1, JUNE), submitted(1))
                .when(approve(1, JUNE.plusDays(1), Map.of()))
                .thenRefused(Refusal.of(EFFECTIVE_DATE_PAST));
    }

    @Test
    void nobody_approves_what_they_began_changed_described_or_submitted() {
        for (var author : List.of(AUTHOR, OTHER_AUTHOR)) {
            protocol.given(begun(1, JUNE), described(JUNE, NOTE), submitted(1))
                    .when(new ApproveVersion(PROTOCOL, 1, check(CONTENT), Map.of(), TODAY, author))
                    .thenRefused(Refusal.of(APPROVER_IS_AUTHOR));
        }
        protocol.given(begun(1, JUNE), replaced(OTHER_CONTENT), replaced(CONTENT), submitted(1))
                .when(new ApproveVersion(PROTOCOL, 1, check(CONTENT), Map.of(), TODAY, OTHER_AUTHOR))
                .thenRefused(Refusal.of(APPROVER_IS_AUTHOR));
    }

    @Test
    void each_gap_is_accepted_with_a_reason_that_is_kept() {
        protocol.given(begun(1, JUNE), submitted(1))
                .when(approve(1, TODAY, Map.of(GAP.id(), WHY), GAP))
                .then(approved(1, JUNE, new AcceptedGap(GAP, WHY)));
    }

    @Test
    void every_gap_without_a_reason_is_named() {
        protocol.given(begun(1, JUNE), submitted(1))
                .when(approve(1, TODAY, Map.of(GAP.id(), " "), GAP, OTHER_GAP))
                .thenRefused(
                        Refusal.at("/reasons/" + GAP.id(), GAP_OPEN, GAP.place(), GAP.sentence()),
                        Refusal.at("/reasons/" + OTHER_GAP.id(), GAP_OPEN, OTHER_GAP.place(), OTHER_GAP.sentence()));
        protocol.given(begun(1, JUNE), submitted(1))
                .when(approve(1, TODAY, Map.of(GAP.id(), TOO_LONG), GAP))
                .thenRefused(Refusal.at("/reasons/" + GAP.id(), TextProblem.TEXT_TOO_LONG, Texts.LIMIT));
    }

    @Test
    void a_fault_that_is_found_only_at_approval_keeps_it_from_being_approved() {
        protocol.given(begun(1, JUNE), submitted(1))
                .when(approve(1, TODAY, Map.of(), ERROR))
                .thenRefused(Refusal.of(CONTENT_FAULTY, "Field outcomes/0/clause", "There is no clause 9.9."));
    }

    @Test
    void versions_follow_one_another_and_never_overlap() {
        var second = events(Stream.concat(agreed(1, JUNE), Stream.of(begun(2, JUNE))));
        protocol.given(second).when(submit(2)).thenRefused(Refusal.of(EFFECTIVE_DATE_NOT_LATER, 1, JUNE));
        var third = events(Stream.concat(
                Stream.concat(agreed(1, JUNE), agreed(2, JULY)),
                Stream.of(begun(3, LocalDate.parse("2026-06-15")), submitted(3))));
        protocol.given(third)
                .when(approve(3, TODAY, Map.of()))
                .thenRefused(Refusal.of(EFFECTIVE_DATE_NOT_LATER, 2, JULY));
    }

    @Test
    void a_draft_is_dropped_with_a_reason() {
        protocol.given(begun(1, JUNE)).when(drop(WHY)).then(dropped());
        protocol.given(begun(1, JUNE), submitted(1)).when(drop(WHY)).then(dropped());
        protocol.given(begun(1, JUNE)).when(drop("")).thenRefused(Refusal.of(VERSION_REASON_MISSING));
        protocol.given(begun(1, JUNE))
                .when(drop(TOO_LONG))
                .thenRefused(Refusal.at("/reason", TextProblem.TEXT_TOO_LONG, Texts.LIMIT));
        protocol.given(events(agreed(1, JUNE))).when(drop(WHY)).thenRefused(Refusal.of(NOT_A_DRAFT, 1));
    }

    @Test
    void an_approved_version_is_withdrawn_before_its_day_and_never_after() {
        protocol.given(events(agreed(1, JUNE)))
                .when(withdraw(JUNE.minusDays(1), WHY))
                .then(new VersionWithdrawn(PROTOCOL, 1, WHY, APPROVER));
        protocol.given(events(agreed(1, JUNE)))
                .when(withdraw(JUNE, WHY))
                .thenRefused(Refusal.of(APPLIES_ALREADY, 1, JUNE));
        protocol.given(events(agreed(1, JUNE)))
                .when(withdraw(TODAY, ""))
                .thenRefused(Refusal.of(VERSION_REASON_MISSING));
        protocol.given(begun(1, JUNE)).when(withdraw(TODAY, WHY)).thenRefused(Refusal.of(NOT_APPROVED, 1));
    }

    @Test
    void a_withdrawn_version_stands_in_nobodys_way() {
        var past = events(Stream.concat(
                agreed(1, JULY), Stream.of(new VersionWithdrawn(PROTOCOL, 1, WHY, APPROVER), begun(2, JUNE))));
        protocol.given(past).when(submit(2)).then(submitted(2));
    }

    static Stream<ProtocolCommand> about_a_version() {
        return Stream.of(
                replace(CONTENT),
                describe(JUNE, NOTE),
                submit(1),
                sendBack(WHY),
                approve(1, TODAY, Map.of()),
                drop(WHY),
                withdraw(TODAY, WHY));
    }

    @ParameterizedTest
    @MethodSource("about_a_version")
    void nothing_happens_to_a_version_that_there_is_not(ProtocolCommand command) {
        protocol.given().when(command).thenRefused(Refusal.of(VERSION_UNKNOWN, 1));
    }

    @Test
    void what_applies_follows_from_the_day() {
        var book = ProtocolBook.EMPTY;
        for (var event : events(Stream.concat(agreed(1, JUNE), agreed(2, JULY)))) book = book.after(event);
        var first = book.version(1).orElseThrow();
        var second = book.version(2).orElseThrow();
        assertThat(book.inForceOn(JUNE.minusDays(1))).isEmpty();
        assertThat(book.inForceOn(JUNE)).contains(first);
        assertThat(book.inForceOn(JULY.minusDays(1))).contains(first);
        assertThat(book.inForceOn(JULY)).contains(second);
        assertThat(book.statusOn(first, JUNE.minusDays(1))).isEqualTo(Status.APPROVED);
        assertThat(book.statusOn(first, JUNE)).isEqualTo(Status.IN_FORCE);
        assertThat(book.statusOn(first, JULY)).isEqualTo(Status.RETIRED);
        assertThat(book.until(first)).contains(JULY.minusDays(1));
        assertThat(book.until(second)).isEmpty();
    }

    @Test
    void a_finding_has_the_same_name_whenever_it_is_found_and_says_where_it_is() {
        var cell = new ContentFinding(
                ContentFinding.Kind.ERROR, null, "routing", List.of(3, 5), "score", "five", "No number.");
        assertThat(cell.place()).isEqualTo("Table routing, rows 3 and 5, column score, cell “five”");
        assertThat(ContentFinding.inField("", "No protocol.").place()).isEqualTo("The file");
        assertThat(GAP.id()).hasSize(8).isNotEqualTo(OTHER_GAP.id());
    }

    private static DraftDropped dropped() {
        return new DraftDropped(PROTOCOL, 1, WHY, AUTHOR);
    }

    private static ProtocolEvent[] events(Stream<? extends ProtocolEvent> events) {
        return events.toArray(ProtocolEvent[]::new);
    }
}
