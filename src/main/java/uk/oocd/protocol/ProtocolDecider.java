package uk.oocd.protocol;

import static java.util.Objects.requireNonNull;
import static uk.oocd.kernel.Decision.accept;
import static uk.oocd.kernel.Decision.nothing;
import static uk.oocd.kernel.Decision.refuse;
import static uk.oocd.protocol.ProtocolProblem.*;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.oocd.kernel.Decider;
import uk.oocd.kernel.Decision;
import uk.oocd.kernel.Problem;
import uk.oocd.kernel.Refusal;
import uk.oocd.kernel.TextProblem;
import uk.oocd.kernel.Texts;
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
import uk.oocd.protocol.ProtocolEvent.DraftDropped;
import uk.oocd.protocol.ProtocolEvent.DraftSentBack;
import uk.oocd.protocol.ProtocolEvent.DraftSubmitted;
import uk.oocd.protocol.ProtocolEvent.VersionApproved;
import uk.oocd.protocol.ProtocolEvent.VersionWithdrawn;
import uk.oocd.protocol.ProtocolVersion.Standing;

/**
 * How a protocol comes about: one draft at a time, approved by somebody who had no hand in it, never changed once it is
 * approved, and each version applying from its day until the next one's. No national rule says so; that a decision can
 * be judged by what applied then (HMIP, scrutiny panels) does.
 */
final class ProtocolDecider implements Decider<ProtocolCommand, ProtocolBook, ProtocolEvent> {

    @Override
    public ProtocolBook initial() {
        return ProtocolBook.EMPTY;
    }

    @Override
    public ProtocolBook evolve(ProtocolBook book, ProtocolEvent event) {
        return book.after(event);
    }

    @Override
    public Decision<ProtocolEvent> decide(ProtocolCommand command, ProtocolBook book) {
        return switch (command) {
            case BeginDraft c -> begin(c, book);
            case ReplaceContent c ->
                of(c.version(), Set.of(Standing.DRAFT), NOT_A_DRAFT, book, version -> replace(c, version));
            case DescribeDraft c -> of(c.version(), Set.of(Standing.DRAFT), NOT_A_DRAFT, book, _ -> describe(c));
            case SubmitDraft c ->
                of(c.version(), Set.of(Standing.DRAFT), NOT_A_DRAFT, book, version -> submit(c, version, book));
            case SendBackDraft c ->
                of(
                        c.version(),
                        Set.of(Standing.SUBMITTED),
                        NOT_SUBMITTED,
                        book,
                        _ -> Decision.unless(
                                reason(c.reason()), new DraftSentBack(c.protocol(), c.version(), c.reason(), c.by())));
            case ApproveVersion c ->
                of(c.version(), Set.of(Standing.SUBMITTED), NOT_SUBMITTED, book, version -> approve(c, version, book));
            case DropDraft c ->
                of(
                        c.version(),
                        Set.of(Standing.DRAFT, Standing.SUBMITTED),
                        NOT_A_DRAFT,
                        book,
                        _ -> Decision.unless(
                                reason(c.reason()), new DraftDropped(c.protocol(), c.version(), c.reason(), c.by())));
            case WithdrawVersion c ->
                of(c.version(), Set.of(Standing.APPROVED), NOT_APPROVED, book, version -> withdraw(c, version));
        };
    }

    /** Decides on a version that is there and stands where it can be decided on. */
    private static Decision<ProtocolEvent> of(
            int number,
            Set<Standing> needed,
            Problem otherwise,
            ProtocolBook book,
            Function<ProtocolVersion, Decision<ProtocolEvent>> decision) {
        return book.version(number)
                .map(version -> needed.contains(version.standing())
                        ? decision.apply(version)
                        : Decision.<ProtocolEvent>refuse(otherwise, number))
                .orElseGet(() -> refuse(VERSION_UNKNOWN, number));
    }

    private static Decision<ProtocolEvent> begin(BeginDraft c, ProtocolBook book) {
        var open = book.open();
        if (open.isPresent()) return refuse(DRAFT_EXISTS, open.get().number());
        var refusals = new ArrayList<Refusal>();
        limit(refusals, c.content());
        limit(refusals, c.changeNote(), CHANGE_NOTE_MISSING.pointer());
        notPast(refusals, c.effectiveFrom(), c.today());
        return Decision.unless(
                refusals,
                new DraftBegun(
                        c.protocol(), book.next(), c.origin(), c.content(), c.effectiveFrom(), c.changeNote(), c.by()));
    }

    private static Decision<ProtocolEvent> replace(ReplaceContent c, ProtocolVersion version) {
        var refusals = new ArrayList<Refusal>();
        limit(refusals, c.content());
        if (refusals.isEmpty() && c.content().equals(version.content())) return nothing();
        return Decision.unless(
                refusals, new ContentReplaced(c.protocol(), c.version(), c.content(), c.table(), c.by()));
    }

    private static Decision<ProtocolEvent> describe(DescribeDraft c) {
        var refusals = new ArrayList<Refusal>();
        limit(refusals, c.changeNote(), CHANGE_NOTE_MISSING.pointer());
        notPast(refusals, c.effectiveFrom(), c.today());
        return Decision.unless(
                refusals, new DraftDescribed(c.protocol(), c.version(), c.effectiveFrom(), c.changeNote(), c.by()));
    }

    private static Decision<ProtocolEvent> submit(SubmitDraft c, ProtocolVersion version, ProtocolBook book) {
        var refusals = whatStandsAgainst(version, c.check(), book, c.today());
        return Decision.unless(
                refusals,
                new DraftSubmitted(c.protocol(), c.version(), version.content().digest(), c.by()));
    }

    private static Decision<ProtocolEvent> approve(ApproveVersion c, ProtocolVersion version, ProtocolBook book) {
        var refusals = whatStandsAgainst(version, c.check(), book, c.today());
        if (version.authors().contains(c.by().actor())) refusals.add(Refusal.of(APPROVER_IS_AUTHOR));
        var accepted = new ArrayList<AcceptedGap>();
        for (var gap : c.check().gaps()) {
            var reason = c.reasons().getOrDefault(gap.id(), "");
            var pointer = GAP_OPEN.pointer() + "/" + gap.id();
            if (reason.isBlank()) refusals.add(Refusal.at(pointer, GAP_OPEN, gap.place(), gap.sentence()));
            limit(refusals, reason, pointer);
            accepted.add(new AcceptedGap(gap, reason));
        }
        if (!refusals.isEmpty()) return refuse(refusals);
        return accept(new VersionApproved(
                c.protocol(),
                c.version(),
                requireNonNull(version.effectiveFrom()),
                version.changeNote(),
                version.content().digest(),
                accepted,
                c.by()));
    }

    private static Decision<ProtocolEvent> withdraw(WithdrawVersion c, ProtocolVersion version) {
        var from = requireNonNull(version.effectiveFrom());
        if (!from.isAfter(c.today())) return refuse(APPLIES_ALREADY, c.version(), from);
        return Decision.unless(reason(c.reason()), new VersionWithdrawn(c.protocol(), c.version(), c.reason(), c.by()));
    }

    /** What keeps a version from being submitted, and from being approved on a later day. */
    private static List<Refusal> whatStandsAgainst(
            ProtocolVersion version, ContentCheck check, ProtocolBook book, LocalDate today) {
        var refusals = new ArrayList<Refusal>();
        if (!check.digest().equals(version.content().digest())) refusals.add(Refusal.of(CHECKED_BEFORE_CHANGE));
        if (version.changeNote().isBlank()) refusals.add(Refusal.of(CHANGE_NOTE_MISSING));
        var from = version.effectiveFrom();
        if (from == null) refusals.add(Refusal.of(EFFECTIVE_DATE_MISSING));
        else {
            notPast(refusals, from, today);
            for (var other : book.approved()) {
                var taken = requireNonNull(other.effectiveFrom());
                if (!from.isAfter(taken)) refusals.add(Refusal.of(EFFECTIVE_DATE_NOT_LATER, other.number(), taken));
            }
        }
        for (var error : check.errors()) {
            refusals.add(Refusal.of(CONTENT_FAULTY, error.place(), error.sentence()));
        }
        return refusals;
    }

    private static void notPast(List<Refusal> refusals, @Nullable LocalDate from, LocalDate today) {
        if (from != null && from.isBefore(today)) refusals.add(Refusal.of(EFFECTIVE_DATE_PAST));
    }

    private static List<Refusal> reason(String reason) {
        var refusals = new ArrayList<Refusal>();
        if (reason.isBlank()) refusals.add(Refusal.of(VERSION_REASON_MISSING));
        limit(refusals, reason, VERSION_REASON_MISSING.pointer());
        return refusals;
    }

    private static void limit(List<Refusal> refusals, ProtocolContent content) {
        if (content.text().length() > ProtocolContent.LIMIT) {
            refusals.add(Refusal.of(CONTENT_TOO_LONG, ProtocolContent.LIMIT));
        }
    }

    private static void limit(List<Refusal> refusals, String text, String pointer) {
        if (text.length() > Texts.LIMIT) {
            refusals.add(Refusal.at(pointer, TextProblem.TEXT_TOO_LONG, Texts.LIMIT));
        }
    }
}
