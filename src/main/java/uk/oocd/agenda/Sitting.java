package uk.oocd.agenda;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uk.oocd.casefile.CaseFileId;
import uk.oocd.casefile.Seat;
import uk.oocd.kernel.Attribution;
import uk.oocd.kernel.History;
import uk.oocd.kernel.PanelId;
import uk.oocd.panel.Attendee;
import uk.oocd.panel.ChangeReason;
import uk.oocd.panel.PanelEvent;
import uk.oocd.panel.PanelEvent.AgendaOrdered;
import uk.oocd.panel.PanelEvent.AgendaTimed;
import uk.oocd.panel.PanelEvent.AttendanceRecorded;
import uk.oocd.panel.PanelEvent.InvitationAnswered;
import uk.oocd.panel.PanelEvent.MemberInvited;
import uk.oocd.panel.PanelEvent.MinutesAgreed;
import uk.oocd.panel.PanelEvent.PanelCancelled;
import uk.oocd.panel.PanelEvent.PanelMoved;
import uk.oocd.panel.PanelEvent.PanelScheduled;
import uk.oocd.panel.PanelPlan;
import uk.oocd.panel.Reply;
import uk.oocd.panel.Whereabouts;

/**
 * A panel's sitting.
 *
 * @param invitations everybody who was asked to come, and what they answered
 * @param order in what order the chair wants cases heard; those not named follow
 * @param startsAt when the first case is heard, and {@code minutesPerCase}: how long each has, as said last
 * @param present who came, as recorded last; empty until it was
 * @param apologies who sent apologies, as recorded with it
 * @param attendanceBy who recorded that, and when; null until it was
 * @param moves when and where it was to sit before, the first first
 * @param cancelled null unless it does not sit
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
        @Nullable Attribution attendanceBy,
        List<Move> moves,
        @Nullable Cancelled cancelled) {

    public Sitting {
        invitations = List.copyOf(invitations);
        order = List.copyOf(order);
        present = List.copyOf(present);
        apologies = List.copyOf(apologies);
        moves = List.copyOf(moves);
    }

    /**
     * That it was to sit at another time or elsewhere.
     *
     * @param from when and where, until then
     */
    public record Move(Whereabouts from, ChangeReason reason, Attribution by) {}

    /** Why it does not sit, and who said so. */
    public record Cancelled(ChangeReason reason, Attribution by) {}

    /**
     * Somebody who was asked to come.
     *
     * @param reply null until there is one
     * @param reason null unless it was declined
     */
    public record Invitation(Seat seat, @Nullable Reply reply, Reply.@Nullable DeclineReason reason) {}

    /** Whether it can still be moved or cancelled. */
    public boolean changeable() {
        return cancelled == null && attendanceBy == null;
    }

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

    /** The sitting as the log itself has it; empty where nobody scheduled it. */
    public static Optional<Sitting> now(PanelId panel, History history) {
        @Nullable Sitting sitting = null;
        for (var recorded : history.of(panel.toString())) {
            if (recorded.event() instanceof PanelEvent event) sitting = after(sitting, event);
        }
        return Optional.ofNullable(sitting);
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
                    null,
                    List.of(),
                    null);
        }
        return before == null ? null : before.next(event);
    }

    private Sitting next(PanelEvent event) {
        return switch (event) {
            case PanelScheduled _, MinutesAgreed _ -> this;
            case PanelMoved e -> moved(e);
            case PanelCancelled e -> answered(invitations, new Cancelled(e.reason(), e.by()));
            case MemberInvited e -> {
                var more = new ArrayList<>(invitations);
                more.add(new Invitation(e.seat(), null, null));
                yield answered(more, cancelled);
            }
            case InvitationAnswered e ->
                answered(
                        invitations.stream()
                                .map(each -> each.seat().member().equals(e.member())
                                        ? new Invitation(each.seat(), e.reply(), e.reason())
                                        : each)
                                .toList(),
                        cancelled);
            case AgendaOrdered e -> arranged(invitations, e.order(), startsAt, minutesPerCase);
            case AgendaTimed e ->
                arranged(
                        attendanceBy == null && !e.startsAt().equals(startsAt) ? unanswered() : invitations,
                        order,
                        e.startsAt(),
                        e.minutesPerCase());
            case AttendanceRecorded e ->
                new Sitting(
                        id,
                        plan,
                        invitations,
                        order,
                        startsAt,
                        minutesPerCase,
                        e.present(),
                        e.apologies(),
                        e.by(),
                        moves,
                        cancelled);
        };
    }

    private Sitting moved(PanelMoved e) {
        var before = new Whereabouts(plan.sitsOn(), startsAt, plan.place(), plan.link());
        var more = new ArrayList<>(moves);
        more.add(new Move(before, e.reason(), e.by()));
        return new Sitting(
                id,
                plan.at(e.to()),
                e.to().atAnotherTimeThan(before) ? unanswered() : invitations,
                order,
                e.to().startsAt(),
                minutesPerCase,
                present,
                apologies,
                attendanceBy,
                more,
                cancelled);
    }

    /** What was answered holds for a day and a time, so that everybody is asked anew. */
    private List<Invitation> unanswered() {
        return invitations.stream()
                .map(each -> new Invitation(each.seat(), null, null))
                .toList();
    }

    private Sitting arranged(List<Invitation> asked, List<CaseFileId> nextOrder, LocalTime start, int minutes) {
        return new Sitting(
                id, plan, asked, nextOrder, start, minutes, present, apologies, attendanceBy, moves, cancelled);
    }

    private Sitting answered(List<Invitation> next, @Nullable Cancelled off) {
        return new Sitting(
                id, plan, next, order, startsAt, minutesPerCase, present, apologies, attendanceBy, moves, off);
    }
}
