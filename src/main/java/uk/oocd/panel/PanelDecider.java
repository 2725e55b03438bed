package uk.oocd.panel;

import static uk.oocd.kernel.Decision.accept;
import static uk.oocd.kernel.Decision.refuse;
import static uk.oocd.panel.PanelProblem.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.Attribution.Role;
import uk.oocd.kernel.Decider;
import uk.oocd.kernel.Decision;
import uk.oocd.kernel.Refusal;
import uk.oocd.panel.PanelCommand.AgreeMinutes;
import uk.oocd.panel.PanelCommand.AnswerInvitation;
import uk.oocd.panel.PanelCommand.CancelPanel;
import uk.oocd.panel.PanelCommand.InviteMember;
import uk.oocd.panel.PanelCommand.MovePanel;
import uk.oocd.panel.PanelCommand.OrderAgenda;
import uk.oocd.panel.PanelCommand.RecordAttendance;
import uk.oocd.panel.PanelCommand.SchedulePanel;
import uk.oocd.panel.PanelCommand.TimeAgenda;
import uk.oocd.panel.PanelEvent.AgendaOrdered;
import uk.oocd.panel.PanelEvent.AgendaTimed;
import uk.oocd.panel.PanelEvent.AttendanceRecorded;
import uk.oocd.panel.PanelEvent.InvitationAnswered;
import uk.oocd.panel.PanelEvent.MemberInvited;
import uk.oocd.panel.PanelEvent.MinutesAgreed;
import uk.oocd.panel.PanelEvent.PanelCancelled;
import uk.oocd.panel.PanelEvent.PanelMoved;
import uk.oocd.panel.PanelEvent.PanelScheduled;
import uk.oocd.panel.PanelSitting.Cancelled;
import uk.oocd.panel.PanelSitting.Scheduled;
import uk.oocd.panel.PanelSitting.Unscheduled;

/** The rules of a panel sitting. Quorum is checked where a recommendation is recorded, in the case file. */
final class PanelDecider implements Decider<PanelCommand, PanelSitting, PanelEvent> {

    @Override
    public PanelSitting initial() {
        return new Unscheduled();
    }

    @Override
    public Decision<PanelEvent> decide(PanelCommand command, PanelSitting panel) {
        return switch (command) {
            case SchedulePanel c -> schedule(c, panel);
            case MovePanel c -> of(panel, sitting -> move(c, sitting));
            case CancelPanel c -> of(panel, sitting -> cancel(c, sitting));
            case InviteMember c -> of(panel, sitting -> invite(c, sitting));
            case AnswerInvitation c -> of(panel, sitting -> answer(c, sitting));
            case OrderAgenda c -> of(panel, _ -> order(c));
            case TimeAgenda c -> of(panel, _ -> time(c));
            case RecordAttendance c -> of(panel, sitting -> attendance(c, sitting));
            case AgreeMinutes c -> of(panel, sitting -> agree(c, sitting));
        };
    }

    @Override
    public PanelSitting evolve(PanelSitting panel, PanelEvent event) {
        if (event instanceof PanelScheduled e) {
            return new Scheduled(members(e.plan().invited().stream()), e.plan().whereabouts(), false);
        }
        return switch (panel) {
            case Unscheduled _, Cancelled _ -> panel;
            case Scheduled sitting -> evolve(sitting, event);
        };
    }

    private static PanelSitting evolve(Scheduled sitting, PanelEvent event) {
        return switch (event) {
            case PanelMoved e -> sitting.at(e.to());
            case PanelCancelled _ -> new Cancelled();
            case MemberInvited e -> sitting.inviting(e.seat().member());
            case AgendaTimed e -> sitting.at(sitting.whereabouts().from(e.startsAt()));
            case AttendanceRecorded _ -> sitting.sat();
            case PanelScheduled _, InvitationAnswered _, AgendaOrdered _, MinutesAgreed _ -> sitting;
        };
    }

    private static Decision<PanelEvent> of(PanelSitting panel, Function<Scheduled, Decision<PanelEvent>> decision) {
        return switch (panel) {
            case Unscheduled _ -> refuse(PANEL_UNKNOWN);
            case Cancelled _ -> refuse(PANEL_CANCELLED);
            case Scheduled sitting -> decision.apply(sitting);
        };
    }

    private static Decision<PanelEvent> schedule(SchedulePanel c, PanelSitting panel) {
        if (!(panel instanceof Unscheduled)) return refuse(PANEL_ALREADY_SCHEDULED);
        return Decision.unless(c.plan().problems(c.today()), new PanelScheduled(c.panel(), c.plan(), c.by()));
    }

    private static Decision<PanelEvent> move(MovePanel c, Scheduled sitting) {
        if (sitting.attended()) return refuse(PANEL_HAS_SAT);
        var refusals = c.to().problems(c.by().day());
        if (c.to().equals(sitting.whereabouts())) refusals.add(Refusal.of(PANEL_NOT_MOVED));
        return Decision.unless(refusals, new PanelMoved(c.panel(), c.to(), c.reason(), c.by()));
    }

    private static Decision<PanelEvent> cancel(CancelPanel c, Scheduled sitting) {
        if (sitting.attended()) return refuse(PANEL_HAS_SAT);
        return accept(new PanelCancelled(c.panel(), c.reason(), c.by()));
    }

    private static Decision<PanelEvent> invite(InviteMember c, Scheduled sitting) {
        var refusals = new ArrayList<Refusal>();
        if (c.seat().member().isBlank() || c.seat().agency().isBlank()) refusals.add(Refusal.of(INVITED_MISSING));
        if (sitting.invited().contains(c.seat().member())) refusals.add(Refusal.of(INVITED_ALREADY));
        return Decision.unless(refusals, new MemberInvited(c.panel(), c.seat(), c.by()));
    }

    private static Decision<PanelEvent> answer(AnswerInvitation c, Scheduled sitting) {
        var refusals = new ArrayList<Refusal>();
        if (!sitting.invited().contains(c.member())) refusals.add(Refusal.of(NOT_INVITED));
        if (!c.member().equals(c.by().actor()) && c.by().role() != Role.PANEL_CHAIR) {
            refusals.add(Refusal.of(ANSWER_FOR_ANOTHER));
        }
        boolean declined = c.reply() == Reply.DECLINED;
        if (declined && c.reason() == null) refusals.add(Refusal.of(DECLINE_REASON_MISSING));
        return Decision.unless(
                refusals,
                new InvitationAnswered(c.panel(), c.member(), c.reply(), declined ? c.reason() : null, c.by()));
    }

    private static Decision<PanelEvent> order(OrderAgenda c) {
        if (new HashSet<>(c.order()).size() < c.order().size()) return refuse(CASE_ORDERED_TWICE);
        return accept(new AgendaOrdered(c.panel(), c.order(), c.by()));
    }

    private static Decision<PanelEvent> time(TimeAgenda c) {
        if (PanelPlan.impossible(c.minutesPerCase())) return refuse(MINUTES_IMPOSSIBLE, PanelPlan.MOST_MINUTES);
        return accept(new AgendaTimed(c.panel(), c.startsAt(), c.minutesPerCase(), c.by()));
    }

    private static Decision<PanelEvent> attendance(RecordAttendance c, Scheduled sitting) {
        var refusals = new ArrayList<Refusal>();
        var sitsOn = sitting.whereabouts().sitsOn();
        if (c.by().day().isBefore(sitsOn)) refusals.add(Refusal.of(ATTENDED_BEFORE_SITTING, sitsOn));
        if (c.present().isEmpty()) refusals.add(Refusal.of(NOBODY_PRESENT));
        var seats = c.present().stream().map(Attendee::seat);
        if (PanelPlan.twice(Stream.concat(seats, c.apologies().stream()).toList())) {
            refusals.add(Refusal.of(SEAT_TWICE));
        }
        var present = members(c.present().stream().map(Attendee::seat));
        for (var attendee : c.present()) {
            var absent = attendee.substituteFor();
            if (absent != null && (!sitting.invited().contains(absent) || present.contains(absent))) {
                refusals.add(Refusal.at("/present", SUBSTITUTED_NOT_ABSENT, attendee.member()));
            }
        }
        return Decision.unless(refusals, new AttendanceRecorded(c.panel(), c.present(), c.apologies(), c.by()));
    }

    private static Decision<PanelEvent> agree(AgreeMinutes c, Scheduled sitting) {
        if (!sitting.attended()) return refuse(MINUTES_OF_NOTHING);
        if (c.waiting() > 0) return refuse(CASES_NOT_DEALT_WITH, c.waiting());
        return accept(new MinutesAgreed(c.panel(), c.by()));
    }

    private static Set<String> members(Stream<Seat> seats) {
        return seats.map(Seat::member).collect(Collectors.toSet());
    }
}
