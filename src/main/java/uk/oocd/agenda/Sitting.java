package uk.oocd.agenda;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.PanelId;
import uk.oocd.panel.Attendee;
import uk.oocd.panel.PanelEvent;
import uk.oocd.panel.PanelEvent.AgendaOrdered;
import uk.oocd.panel.PanelEvent.AgendaTimed;
import uk.oocd.panel.PanelEvent.AttendanceRecorded;
import uk.oocd.panel.PanelEvent.InvitationAnswered;
import uk.oocd.panel.PanelEvent.MemberInvited;
import uk.oocd.panel.PanelEvent.PanelScheduled;
import uk.oocd.panel.PanelPlan;
import uk.oocd.panel.Reply;

/**
 * A panel's sitting.
 *
 * @param invitations everybody who was asked to come, and what they answered
 * @param order in what order the chair wants cases heard; those not named follow
 * @param startsAt when the first case is heard, and {@code minutesPerCase}: how long each has, as said last
 * @param present who came, as recorded last; empty until it was
 * @param apologies who sent apologies, as recorded with it
 * @param attendanceBy who recorded that, and when; null until it was
 */
public record Sitting(
        PanelId id,
        PanelPlan plan,
        List<Invitation> invitations,
        List<CaseFileId> order,
        LocalTime startsAt,
        int minutesPerCase,
        List<Attendee> present,
        List<Seat> apologies,
        @Nullable Attribution attendanceBy) {

    public Sitting {
        invitations = List.copyOf(invitations);
        order = List.copyOf(order);
        present = List.copyOf(present);
        apologies = List.copyOf(apologies);
    }

    /**
     * Somebody who was asked to come.
     *
     * @param reply null until there is one
     * @param reason null unless it was declined
     */
    public record Invitation(Seat seat, @Nullable Reply reply, Reply.@Nullable DeclineReason reason) {}

    /** Who came, and for whom they sit. */
    public List<Seat> seats() {
        return present.stream().map(Attendee::seat).toList();
    }

    /** Who sits where that is known, otherwise who said that they would come. */
    public List<Seat> expected() {
        return present.isEmpty()
                ? invitations.stream()
                        .filter(invitation -> invitation.reply() == Reply.ACCEPTED)
                        .map(Invitation::seat)
                        .toList()
                : seats();
    }

    /** Who was asked to come and neither came nor sent apologies; nobody until attendance was recorded. */
    public List<Seat> missing() {
        if (attendanceBy == null) return List.of();
        return invitations.stream()
                .map(Invitation::seat)
                .filter(seat -> present.stream().noneMatch(a -> a.member().equals(seat.member())))
                .filter(seat -> apologies.stream().noneMatch(a -> a.member().equals(seat.member())))
                .filter(seat -> present.stream().noneMatch(a -> seat.member().equals(a.substituteFor())))
                .toList();
    }

    public Optional<Invitation> invitation(String member) {
        return invitations.stream()
                .filter(invitation -> invitation.seat().member().equals(member))
                .findFirst();
    }

    /** When a case of that number on the agenda is heard, in Europe/London. */
    public LocalTime startOf(int number) {
        return startsAt.plusMinutes((long) minutesPerCase * (number - 1));
    }

    /** The sitting after an event; null where nobody scheduled it. */
    public static @Nullable Sitting after(@Nullable Sitting before, PanelEvent event) {
        if (event instanceof PanelScheduled e) {
            var plan = e.plan();
            return new Sitting(
                    e.panel(),
                    plan,
                    plan.invited().stream()
                            .map(seat -> new Invitation(seat, null, null))
                            .toList(),
                    List.of(),
                    plan.startsAt(),
                    plan.minutesPerCase(),
                    List.of(),
                    List.of(),
                    null);
        }
        return before == null ? null : before.next(event);
    }

    private Sitting next(PanelEvent event) {
        return switch (event) {
            case PanelScheduled _ -> this;
            case MemberInvited e -> {
                var more = new ArrayList<>(invitations);
                more.add(new Invitation(e.seat(), null, null));
                yield invited(more);
            }
            case InvitationAnswered e ->
                invited(invitations.stream()
                        .map(each -> each.seat().member().equals(e.member())
                                ? new Invitation(each.seat(), e.reply(), e.reason())
                                : each)
                        .toList());
            case AgendaOrdered e ->
                new Sitting(
                        id, plan, invitations, e.order(), startsAt, minutesPerCase, present, apologies, attendanceBy);
            case AgendaTimed e ->
                new Sitting(
                        id,
                        plan,
                        invitations,
                        order,
                        e.startsAt(),
                        e.minutesPerCase(),
                        present,
                        apologies,
                        attendanceBy);
            case AttendanceRecorded e ->
                new Sitting(id, plan, invitations, order, startsAt, minutesPerCase, e.present(), e.apologies(), e.by());
        };
    }

    private Sitting invited(List<Invitation> next) {
        return new Sitting(id, plan, next, order, startsAt, minutesPerCase, present, apologies, attendanceBy);
    }
}
