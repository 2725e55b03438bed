package uk.oocd.inspection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.HearingEvent;
import uk.oocd.casefile.HearingEvent.ActionAgreed;
import uk.oocd.casefile.HearingEvent.ActionConcluded;
import uk.oocd.casefile.HearingEvent.ActionResult;
import uk.oocd.casefile.HearingEvent.CaseLinked;
import uk.oocd.casefile.HearingEvent.ConflictDeclared;
import uk.oocd.casefile.HearingEvent.ConflictLifted;
import uk.oocd.casefile.HearingEvent.InquorateAuthorised;
import uk.oocd.casefile.HearingEvent.Tie;
import uk.oocd.inspection.CaseRecord.Fact;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.PanelId;
import uk.oocd.kernel.Personal;

/**
 * What is known around a case's hearing.
 *
 * @param conflicts every interest that was declared, also those lifted since
 * @param authorised every time that somebody let a sitting hear it short of its quorum, whether or not it came to that
 * @param actions every action that a panel agreed, open ones too
 * @param links the cases that this one names as heard with it
 */
public record HearingRecord(
        List<Conflict> conflicts,
        List<Fact<Authorised>> authorised,
        List<AgreedAction> actions,
        List<Fact<Linked>> links) {

    static final HearingRecord NONE = new HearingRecord(List.of(), List.of(), List.of(), List.of());

    public HearingRecord {
        conflicts = List.copyOf(conflicts);
        authorised = List.copyOf(authorised);
        actions = List.copyOf(actions);
        links = List.copyOf(links);
    }

    /**
     * An interest in the case.
     *
     * @param lifted null while it holds
     */
    public record Conflict(
            Fact<Interest> declared, @Nullable Fact<Personal<String>> lifted) {}

    /** Who stands back, and what ties them to the case. */
    public record Interest(String member, Personal<String> interest) {}

    /**
     * That a panel may hear the case short of its quorum; by whom, the fact says.
     *
     * @param role in which they may authorise it
     */
    public record Authorised(PanelId panel, Role role, Personal<String> reason) {}

    /**
     * Something that a panel agreed to have done.
     *
     * @param concluded null while it is open
     */
    public record AgreedAction(
            int number, Fact<Agreed> agreed, @Nullable Fact<Concluded> concluded) {}

    public record Agreed(PanelId panel, Personal<String> what, String owner, LocalDate due) {}

    public record Concluded(LocalDate concludedOn, ActionResult result, Personal<String> note) {}

    public record Linked(CaseFileId other, Tie tie) {}

    /** Who stands back from the case, in the order of their declarations. */
    public List<String> withdrew() {
        return conflicts.stream()
                .filter(conflict -> conflict.lifted() == null)
                .map(conflict -> conflict.declared().value().member())
                .toList();
    }

    /** What nobody concluded yet. */
    public List<AgreedAction> openActions() {
        return actions.stream().filter(action -> action.concluded() == null).toList();
    }

    HearingRecord after(HearingEvent event, Entry entry) {
        return switch (event) {
            case ConflictDeclared e ->
                new HearingRecord(
                        and(conflicts, new Conflict(entry.fact(new Interest(e.member(), e.interest())), null)),
                        authorised,
                        actions,
                        links);
            case ConflictLifted e -> lifted(e.member(), entry.fact(e.reason()));
            case InquorateAuthorised e ->
                new HearingRecord(
                        conflicts,
                        and(authorised, entry.fact(new Authorised(e.panel(), e.role(), e.reason()))),
                        actions,
                        links);
            case ActionAgreed e -> {
                var agreed = entry.fact(new Agreed(e.panel(), e.what(), e.owner(), e.due()));
                yield new HearingRecord(
                        conflicts, authorised, and(actions, new AgreedAction(e.number(), agreed, null)), links);
            }
            case ActionConcluded e -> concluded(e, entry);
            case CaseLinked e ->
                new HearingRecord(
                        conflicts, authorised, actions, and(links, entry.fact(new Linked(e.other(), e.tie()))));
        };
    }

    private HearingRecord lifted(String member, Fact<Personal<String>> reason) {
        var next = conflicts.stream()
                .map(c -> c.lifted() == null && c.declared().value().member().equals(member)
                        ? new Conflict(c.declared(), reason)
                        : c)
                .toList();
        return new HearingRecord(next, authorised, actions, links);
    }

    private HearingRecord concluded(ActionConcluded e, Entry entry) {
        var concluded = entry.fact(new Concluded(e.concludedOn(), e.result(), e.note()));
        var next = actions.stream()
                .map(a -> a.number() == e.number() ? new AgreedAction(a.number(), a.agreed(), concluded) : a)
                .toList();
        return new HearingRecord(conflicts, authorised, next, links);
    }

    private static <T> List<T> and(List<T> all, T one) {
        var next = new ArrayList<>(all);
        next.add(one);
        return next;
    }
}
