package uk.oocd.casefile;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.HearingEvent.ActionAgreed;
import uk.oocd.casefile.HearingEvent.ActionConcluded;
import uk.oocd.casefile.HearingEvent.CaseLinked;
import uk.oocd.casefile.HearingEvent.ConflictDeclared;
import uk.oocd.casefile.HearingEvent.ConflictLifted;
import uk.oocd.casefile.HearingEvent.InquorateAuthorised;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.Personal;

/**
 * What the rules of a hearing know.
 *
 * @param withdrew who stands back now
 * @param authorised who signed last that the sitting it is listed on may go on short of its quorum, whether or not that
 *     counts by now; null where nobody did
 * @param actions how many were ever agreed
 * @param openActions the numbers of those that nobody concluded yet
 * @param linked the cases that this one names as heard with it
 * @param assessment the last one; null until there is one
 * @param assessments how many there were
 */
record HearingState(
        Set<String> withdrew,
        @Nullable Authorised authorised,
        int actions,
        Set<Integer> openActions,
        Set<CaseFileId> linked,
        @Nullable Assessment assessment,
        int assessments) {

    static final HearingState NONE = new HearingState(Set.of(), null, 0, Set.of(), Set.of(), null, 0);

    record Authorised(String member, Role role, Personal<String> reason) {}

    HearingState assessed(Assessment latest) {
        return new HearingState(withdrew, authorised, actions, openActions, linked, latest, assessments + 1);
    }

    HearingState after(HearingEvent event) {
        return switch (event) {
            case ConflictDeclared e -> withdrawn(with(withdrew, e.member()));
            case ConflictLifted e -> withdrawn(without(withdrew, e.member()));
            case InquorateAuthorised e -> authorised(new Authorised(e.by().actor(), e.role(), e.reason()));
            case ActionAgreed e ->
                new HearingState(
                        withdrew,
                        authorised,
                        e.number(),
                        with(openActions, e.number()),
                        linked,
                        assessment,
                        assessments);
            case ActionConcluded e ->
                new HearingState(
                        withdrew,
                        authorised,
                        actions,
                        without(openActions, e.number()),
                        linked,
                        assessment,
                        assessments);
            case CaseLinked e ->
                new HearingState(
                        withdrew, authorised, actions, openActions, with(linked, e.other()), assessment, assessments);
        };
    }

    /** What was authorised for one sitting holds for no other. */
    HearingState onAnotherList() {
        return authorised(null);
    }

    private HearingState authorised(@Nullable Authorised next) {
        return new HearingState(withdrew, next, actions, openActions, linked, assessment, assessments);
    }

    private HearingState withdrawn(Set<String> next) {
        return new HearingState(next, authorised, actions, openActions, linked, assessment, assessments);
    }

    private static <T> Set<T> with(Set<T> all, T one) {
        var next = new HashSet<>(all);
        next.add(one);
        return Set.copyOf(next);
    }

    private static <T> Set<T> without(Set<T> all, T one) {
        var next = new HashSet<>(all);
        next.remove(one);
        return Set.copyOf(next);
    }

    /** The open actions' numbers, as people read them. */
    String openNumbers() {
        return String.join(
                ", ", new TreeSet<>(openActions).stream().map(String::valueOf).toList());
    }
}
