package uk.oocd.security;

import static uk.oocd.security.ColleagueProblem.*;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uk.oocd.casefile.FollowUpCommand.NotifyNonEngagement;
import uk.oocd.casefile.HearingCommand.AgreeAction;
import uk.oocd.casefile.HearingCommand.DeclareConflict;
import uk.oocd.casefile.OversightCommand.NoteOversight;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.Coded;
import uk.oocd.kernel.Refusal;
import uk.oocd.panel.Attendee;
import uk.oocd.panel.PanelCommand.InviteMember;
import uk.oocd.panel.PanelCommand.RecordAttendance;
import uk.oocd.panel.PanelCommand.SchedulePanel;

/**
 * Whether the people whom a command names are whom it can mean: the rules know accounts only as words, so a slip of the
 * pen would show a child's data to another force, leave papers open to whoever stands back, or make up a quorum. Whom
 * nobody named, the rules miss by themselves.
 */
@Component
class Colleagues {

    private final People people;
    private final Access access;
    private final Conflicts conflicts;

    Colleagues(People people, Access access, Conflicts conflicts) {
        this.people = people;
        this.access = access;
        this.conflicts = conflicts;
    }

    /**
     * Everybody who is named in vain, together.
     *
     * @param scope whose the case or panel is
     */
    List<Refusal> problems(Object command, Scope scope) {
        return switch (command) {
            case AgreeAction c -> owner(c.owner(), "/owner", c.caseFile().toString(), scope);
            case NoteOversight c ->
                IntStream.range(0, c.actions().size())
                        .boxed()
                        .flatMap(i -> owner(
                                c.actions().get(i).owner(),
                                "/actions/" + i + "/owner",
                                c.caseFile().toString(),
                                scope)
                                .stream())
                        .toList();
            case DeclareConflict c -> colleague(c.member(), Action.VIEW_CASE, "/member", scope);
            case NotifyNonEngagement c ->
                inService(c.manager(), Role.MANAGER, scope) ? List.of() : at("/manager", NOT_A_MANAGER, c.manager());
            case SchedulePanel c ->
                Stream.concat(
                                inService(c.plan().chair(), Role.PANEL_CHAIR, scope)
                                        ? Stream.<Refusal>of()
                                        : at("/chair", NOT_A_CHAIR, c.plan().chair()).stream(),
                                seats(c.plan().invited(), "/invited", scope).stream())
                        .toList();
            case InviteMember c -> seat(c.seat(), "", scope);
            case RecordAttendance c ->
                Stream.concat(
                                seats(c.present().stream().map(Attendee::seat).toList(), "/present", scope).stream(),
                                seats(c.apologies(), "/apologies", scope).stream())
                        .toList();
            default -> List.of();
        };
    }

    private List<Refusal> owner(String account, String pointer, String caseFile, Scope scope) {
        return conflicts.closedTo(account, caseFile)
                ? at(pointer, OWNER_STANDS_BACK, account)
                : colleague(account, Action.CONCLUDE_ACTION, pointer, scope);
    }

    private List<Refusal> colleague(String account, Action action, String pointer, Scope scope) {
        return account.isBlank() || may(account, action, scope) ? List.of() : at(pointer, NOT_A_COLLEAGUE, account);
    }

    private boolean may(String account, Action action, Scope scope) {
        return people.find(account)
                .filter(person -> access.may(person, action, scope))
                .isPresent();
    }

    private boolean inService(String account, Role role, Scope scope) {
        return account.isBlank()
                || people.find(account)
                        .filter(person -> scope.service().equals(person.service()))
                        .filter(person -> person.roles().contains(role))
                        .isPresent();
    }

    private List<Refusal> seats(List<Seat> seats, String pointer, Scope scope) {
        var refusals = new ArrayList<Refusal>();
        for (int i = 0; i < seats.size(); i++) refusals.addAll(seat(seats.get(i), pointer + "/" + i, scope));
        return refusals;
    }

    /** Who sits is who could stand back from a case: the same people whom the pages offer. */
    private List<Refusal> seat(Seat seat, String pointer, Scope scope) {
        var unknown = colleague(seat.member(), Action.DECLARE_CONFLICT, pointer + "/member", scope);
        if (!unknown.isEmpty()) return unknown;
        return people.find(seat.member())
                .map(Person::seat)
                .filter(own -> !own.equals(seat.agency()))
                .map(own -> at(pointer + "/agency", AGENCY_NOT_THEIRS, seat.member(), new Coded("agency", own)))
                .orElse(List.of());
    }

    private static List<Refusal> at(String pointer, ColleagueProblem problem, Object... facts) {
        return List.of(Refusal.at(pointer, problem, facts));
    }
}
